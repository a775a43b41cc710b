import { t } from '../language.ts';
import { rememberingRecent } from '../remember.ts';
import type { Buildspec } from './buildspec.ts';
import { readEnv, readOldEnv } from './env.ts';
import { type Form, isMapping, report, scalarUnder } from './form.ts';
import { readIgnoredEnv } from './ignored-env.ts';
import { readArtifacts, readBatch, readCache, readProxy, readReports } from './outputs.ts';
import { readPhases } from './phases.ts';
import { reportTopKeys } from './top-keys.ts';
import { entryOf, isEmpty, type Scalar, type Tree } from './tree.ts';
import { readYaml } from './yaml.ts';

/**
 * Reads a buildspec, whatever the text holds: faults become `problems`, sorted by place, and the
 * rest is read as far as it can be made out. Nothing is thrown.
 */
export const readBuildspec = rememberingRecent((text: string): Buildspec => {
  const yaml = readYaml(text);
  const form: Form = { text, problems: [...yaml.problems] };
  const root = yaml.root;
  if (form.problems.length === 0 || root !== undefined) reportRoot(form, root);
  const version = readVersion(form, root);
  if (root?.kind === 'mapping') reportTopKeys(form, root, version?.text);
  const section = entryOf(root, 'env');
  const env = readEnv(form, section && isMapping(form, section) ? section.value : undefined);
  const buildspec = {
    text,
    root,
    version,
    runAs: scalarUnder(form, root, 'run-as'),
    env: version?.text === '0.1' ? readOldEnv(form, root, env) : env,
    ignoredEnv: readIgnoredEnv(text, root, version?.text ?? ''),
    phases: readPhases(form, root),
    artifacts: readArtifacts(form, root, version?.text),
    reports: readReports(form, root),
    cache: readCache(form, root),
    batch: readBatch(form, root),
    proxy: readProxy(form, root),
  };
  const problems = form.problems.toSorted((a, b) => a.span.start - b.span.start);
  return { ...buildspec, problems };
});

function reportRoot(form: Form, root: Tree | undefined): void {
  if (root?.kind === 'mapping') return;
  const span = root?.span ?? { start: 0, end: form.text.length };
  if (isEmpty(root)) report(form, 'buildspec-empty', 'refused', span, t`the file holds nothing`);
  else report(form, 'not-a-mapping', 'refused', span, t`the file is not a map of sections`);
}

/** `version` must be there and be 0.1 or 0.2 (AWS CodeBuild User Guide, Buildspec versions). */
function readVersion(form: Form, root: Tree | undefined): Scalar | undefined {
  if (root?.kind !== 'mapping') return undefined;
  const version = scalarUnder(form, root, 'version');
  if (version === undefined) {
    const entry = entryOf(root, 'version');
    const start = root.span.start;
    const span = entry?.keySpan ?? { start, end: start };
    const message = t`the file names no version`;
    report(form, 'buildspec-version-missing', 'refused', span, message, '0.2');
  } else if (![0.1, 0.2].includes(Number(version.text))) {
    const message = t`\`${version.text}\` is not a version; the versions are 0.1 and 0.2`;
    report(form, 'buildspec-version-invalid', 'refused', version.span, message, '0.2');
  }
  return version;
}
