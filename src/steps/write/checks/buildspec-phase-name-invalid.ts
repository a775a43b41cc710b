import type { Buildspec } from '../../../buildspec/buildspec.ts';
import { renameKey } from '../../../buildspec/edit-scalars.ts';
import type { Problem } from '../../../buildspec/problem.ts';
import { entryOf } from '../../../buildspec/tree.ts';
import { t } from '../../../language.ts';
import { formCheck } from '../form-check.ts';
import { shiftEntry } from '../shift.ts';

/** Every phase has one of the four names. */
export const buildspecPhaseNameInvalid = formCheck(
  'buildspec-phase-name-invalid',
  t`every phase is install, pre_build, build or post_build`,
  {
    kinds: ['buildspec-phase-name-invalid'],
    why: t`CodeBuild refuses a file with any other name there: “Invalid buildspec phase name”`,
    remedy: t`give the phase its right name, or move the section to the top of the file`,
    edits: rightName,
    anew: true,
  },
);

function rightName({ span, instead }: Problem, spec: Buildspec) {
  const name = spec.text.slice(span.start, span.end);
  const phases = entryOf(spec.root, 'phases')?.value;
  if (instead === undefined) {
    const isSection = ['artifacts', 'cache', 'env', 'reports'].includes(name);
    return isSection && !entryOf(spec.root, name)
      ? shiftEntry(spec, ['phases'], name, 0)
      : undefined;
  }
  return entryOf(phases, instead) ? undefined : [renameKey(spec, ['phases', name], instead)];
}
