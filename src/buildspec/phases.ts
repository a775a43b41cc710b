import { t } from '../language.ts';
import { nearest } from '../nearest.ts';
import { type Command, type Phase, type PhaseName, phaseNames } from './buildspec.ts';
import { type Form, isMapping, namedUnder, report, scalarUnder } from './form.ts';
import { known } from './keys.ts';
import { type Entry, entriesOf, entryOf, isEmpty, type Tree } from './tree.ts';

/** The phases that CodeBuild runs, in running order, with everything misplaced noted. */
export function readPhases(form: Form, root: Tree | undefined): Phase[] {
  const entry = entryOf(root, 'phases');
  if (entry === undefined || !isMapping(form, entry)) {
    if (root?.kind === 'mapping') reportMissing(form, root);
    return [];
  }
  const entries = entriesOf(entry.value);
  for (const child of entries) if (!isPhase(child.key)) reportName(form, child);
  return phaseNames.flatMap((name) => {
    const found = entries.find(({ key }) => key === name);
    return found === undefined ? [] : [readPhase(form, name, found)];
  });
}

function isPhase(key: string): key is PhaseName {
  return (phaseNames as readonly string[]).includes(key);
}

/** A file with `batch` may do without phases: its builds then name other buildspecs. */
function reportMissing(form: Form, root: Tree): void {
  if (entryOf(root, 'batch') !== undefined) return;
  const start = entryOf(root, 'phases')?.keySpan ?? { start: 0, end: 0 };
  report(form, 'buildspec-phases-missing', 'refused', start, t`the file describes no phases`);
}

function reportName(form: Form, { key, keySpan }: Entry): void {
  const section = (known.top as readonly string[]).includes(key);
  const instead = section ? undefined : nearest(key, phaseNames);
  const message = section
    ? t`\`${key}\` stands inside phases; it belongs at the top of the file`
    : t`\`${key}\` is not a phase; the phases are ${phaseNames.join(', ')}`;
  report(form, 'buildspec-phase-name-invalid', 'refused', keySpan, message, instead);
}

function readPhase(form: Form, name: PhaseName, entry: Entry): Phase {
  isMapping(form, entry);
  for (const child of entriesOf(entry.value)) reportPhaseKey(form, name, child);
  return {
    name,
    nameSpan: entry.keySpan,
    commands: readCommandList(form, entryOf(entry.value, 'commands')),
    finally: readCommandList(form, entryOf(entry.value, 'finally')),
    onFailure: scalarUnder(form, entry.value, 'on-failure'),
    runAs: scalarUnder(form, entry.value, 'run-as'),
    runtimeVersions: namedUnder(form, entry.value, 'runtime-versions'),
  };
}

function reportPhaseKey(form: Form, phase: PhaseName, { key, keySpan, value }: Entry): void {
  if (key === 'runtime-versions' && phase !== 'install') {
    const message = t`runtime-versions has its place in install and nowhere else`;
    report(form, 'runtime-versions-outside-install', 'unknown', keySpan, message);
  } else if (isPhase(key) && !isEmpty(value)) {
    const message = t`the phase ${key} stands inside ${phase} and never runs`;
    report(form, 'buildspec-phase-nested', 'ignored', keySpan, message, key);
  } else if (['env', 'phases', 'artifacts', 'cache', 'reports'].includes(key)) {
    const message = t`\`${key}\` stands inside the phase ${phase}, where it has no effect`;
    report(form, 'buildspec-section-misplaced', 'ignored', keySpan, message, key);
  } else if (!(known.phase as readonly string[]).includes(key)) {
    const message = t`\`${key}\` is not a key of a phase, and CodeBuild ignores it`;
    report(form, 'unknown-key', 'ignored', keySpan, message, nearest(key, known.phase));
  }
}

function readCommandList(form: Form, entry: Entry | undefined): Command[] {
  if (entry === undefined || isEmpty(entry.value)) return [];
  const { key, keySpan, value } = entry;
  if (value.kind === 'list') {
    return value.items.map((item, index) => readCommand(form, item.value, index, key));
  }
  const message = t`\`${key}\` takes a list, one command after each dash`;
  const effect = value.kind === 'mapping' ? 'refused' : 'unknown';
  report(form, 'commands-not-a-list', effect, keySpan, message);
  return value.kind === 'mapping' ? [] : [readCommand(form, value, 0, key)];
}

function readCommand(form: Form, value: Tree, index: number, list: string): Command {
  const { span } = value;
  if (value.kind === 'scalar') return { text: value.text, span, style: value.style, index };
  const text = form.text.slice(span.start, span.end).trim();
  if (value.kind === 'mapping' && !value.flow) {
    const message = t`${list}[${index}] holds a colon and a space without quotes, so YAML reads a key and a value instead of a command`;
    report(form, 'yaml-command-parsed-as-map', 'refused', span, message);
  } else {
    const message = t`${list}[${index}] is a list or a map instead of a command`;
    report(form, 'command-not-a-string', 'refused', span, message);
  }
  return { text, span, style: 'structure', index };
}
