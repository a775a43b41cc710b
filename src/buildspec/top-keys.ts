import { t } from '../language.ts';
import { nearest } from '../nearest.ts';
import { sectionMeant } from './env.ts';
import { type Form, report } from './form.ts';
import { known } from './keys.ts';
import { type Entry, entriesOf, type Mapping } from './tree.ts';

/** Notes the keys at the top of a file that CodeBuild does not know, and what each one means. */
export function reportTopKeys(form: Form, root: Mapping, version: string | undefined): void {
  const entries = entriesOf(root);
  const unindented = entries.some(({ key }) => sectionMeant(key) !== undefined);
  for (const entry of entries) {
    const old = version === '0.1' && entry.key === 'environment_variables';
    if (!old && !(known.top as readonly string[]).includes(entry.key)) {
      reportTopKey(form, entry, unindented);
    }
  }
}

function reportTopKey(form: Form, { key, keySpan, value }: Entry, unindented: boolean): void {
  if (key === 'environment_variables' || key === 'environment') {
    const message = t`\`${key}\` has no effect in version 0.2, where its name is \`env\``;
    report(form, 'buildspec-legacy-env-keys', 'ignored', keySpan, message, 'env');
  } else if (sectionMeant(key) !== undefined || (unindented && isVariable(key, value))) {
    const message = t`\`${key}\` stands at the top of the file, where it has no effect; it belongs in env`;
    report(form, 'buildspec-env-unindented', 'ignored', keySpan, message, sectionMeant(key));
  } else if ((known.phases as readonly string[]).includes(key)) {
    const message = t`\`${key}\` stands at the top of the file and never runs; it belongs in phases`;
    report(form, 'buildspec-phase-outside-phases', 'ignored', keySpan, message, key);
  } else {
    const message = t`\`${key}\` is not a key of a buildspec, and CodeBuild ignores it`;
    report(form, 'unknown-key', 'ignored', keySpan, message, nearest(key, known.top));
  }
}

function isVariable(key: string, value: Entry['value']): boolean {
  return /^[A-Z][A-Z0-9_]*$/.test(key) && value.kind === 'scalar';
}
