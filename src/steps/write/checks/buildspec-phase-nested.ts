import type { Buildspec } from '../../../buildspec/buildspec.ts';
import { columnOf } from '../../../buildspec/layout.ts';
import type { Problem } from '../../../buildspec/problem.ts';
import { entriesOf, entryOf } from '../../../buildspec/tree.ts';
import { t } from '../../../language.ts';
import { formCheck } from '../form-check.ts';
import { columnOfKey, shiftEntry } from '../shift.ts';

/** Every phase stands directly below phases. */
export const buildspecPhaseNested = formCheck(
  'buildspec-phase-nested',
  t`every phase stands directly below phases`,
  {
    kinds: ['buildspec-phase-nested', 'buildspec-phase-outside-phases'],
    why: t`CodeBuild looks for phases there and nowhere else, so these commands never run`,
    remedy: t`indent the phase like its neighbours`,
    severity: () => 'error',
    edits: indentRightly,
    anew: true,
  },
);

function indentRightly({ kind, span, instead = '' }: Problem, spec: Buildspec) {
  const phases = entryOf(spec.root, 'phases')?.value;
  const [first] = entriesOf(phases);
  if (!first || entryOf(phases, instead)) return undefined;
  const column = columnOf(spec.text, first.keySpan.start);
  if (kind === 'buildspec-phase-outside-phases') return shiftEntry(spec, [], instead, column);
  const outer = entriesOf(phases).findLast(({ keySpan }) => keySpan.start < span.start);
  if (!outer || columnOfKey(spec, ['phases', outer.key], instead) === undefined) return undefined;
  return shiftEntry(spec, ['phases', outer.key], instead, column);
}
