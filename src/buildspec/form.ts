import { t } from '../language.ts';
import { nearest } from '../nearest.ts';
import type { Named } from './buildspec.ts';
import type { Effect, Problem, ProblemKind } from './problem.ts';
import type { Span } from './span.ts';
import { type Entry, entriesOf, entryOf, isEmpty, type Scalar, type Tree } from './tree.ts';

/** A text whose form is being looked at, and the faults found in it so far. */
export interface Form {
  readonly text: string;
  readonly problems: Problem[];
}

/** Notes one fault. */
export function report(
  form: Form,
  kind: ProblemKind,
  effect: Effect,
  span: Span,
  message: string,
  instead?: string,
): void {
  const problem = { kind, effect, message, span };
  form.problems.push(instead === undefined ? problem : { ...problem, instead });
}

/** The scalar under a key; something else there is a fault, nothing there is undefined. */
export function scalarUnder(form: Form, tree: Tree | undefined, key: string): Scalar | undefined {
  const entry = entryOf(tree, key);
  if (entry === undefined || isEmpty(entry.value)) return undefined;
  if (entry.value.kind === 'scalar') return entry.value;
  report(form, 'not-a-string', 'refused', entry.keySpan, t`\`${key}\` takes one value`);
  return undefined;
}

/** The texts under a key. One text that stands there without a list counts as a list of one. */
export function listUnder(form: Form, tree: Tree | undefined, key: string): Scalar[] {
  const entry = entryOf(tree, key);
  if (entry === undefined || isEmpty(entry.value)) return [];
  if (entry.value.kind === 'scalar') return [entry.value];
  if (entry.value.kind === 'mapping') {
    report(form, 'not-a-list', 'unknown', entry.keySpan, t`\`${key}\` takes a list`);
    return [];
  }
  return entry.value.items.flatMap(({ value }) => {
    if (value.kind === 'scalar') return [value];
    report(form, 'not-a-string', 'refused', value.span, t`\`${key}\` takes a list of texts`);
    return [];
  });
}

/** The names and values under a key of a section. */
export function namedUnder(form: Form, tree: Tree | undefined, key: string): Named[] {
  const entry = entryOf(tree, key);
  return entry === undefined ? [] : namedIn(form, entry);
}

/** The names and values in an entry; values that are lists or mappings are faults. */
function namedIn(form: Form, entry: Entry): Named[] {
  if (!isMapping(form, entry)) return [];
  return entriesOf(entry.value).map(({ key, keySpan, value }) => {
    if (value.kind !== 'scalar') {
      report(form, 'not-a-string', 'refused', value.span, t`the value of \`${key}\` is not a text`);
    }
    return named(form.text, { key, keySpan, value });
  });
}

/** An entry as a name with a value. */
export function named(text: string, { key, keySpan, value }: Entry): Named {
  const written = text.slice(value.span.start, value.span.end);
  return {
    name: key,
    nameSpan: keySpan,
    value: value.kind === 'scalar' ? value.text : written,
    valueSpan: value.span,
  };
}

/** True for a mapping; anything else that is not empty is a fault. */
export function isMapping(form: Form, { key, keySpan, value }: Entry): boolean {
  if (value.kind === 'mapping') return true;
  if (!isEmpty(value)) {
    report(form, 'not-a-mapping', 'refused', keySpan, t`\`${key}\` takes names with values`);
  }
  return false;
}

/** Notes the keys of a section that CodeBuild does not know: it warns of them and goes on. */
export function reportUnknown(
  form: Form,
  section: string,
  tree: Tree | undefined,
  keys: readonly string[],
): void {
  for (const { key, keySpan } of entriesOf(tree)) {
    if (keys.includes(key)) continue;
    const message = t`\`${key}\` is not a key of ${section}, and CodeBuild ignores it`;
    report(form, 'unknown-key', 'ignored', keySpan, message, nearest(key, keys));
  }
}
