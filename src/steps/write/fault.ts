import type { Edit } from '../../buildspec/edit.ts';
import { placeOf } from '../../buildspec/span.ts';
import { t } from '../../language.ts';
import type { Change, Check, Finding, Location, Remedy, Severity } from '../../types.ts';
import { isBroken } from './broken.ts';
import type { Aim, FileSight, WriteSight } from './sight.ts';

/** One thing wrong with a buildspec, and what would mend it. */
export interface Fault {
  severity: Severity;
  what: string;
  why: string;
  /** Offset in the buildspec, or the place elsewhere. */
  at: number | Location;
  because?: string;
  /** True where the file holds a secret in plain text. */
  holdsSecret?: boolean;
  /** Verb phrase. */
  remedy: string;
  /** Edits that mend it for certain; none are known where it is absent. */
  edits?: readonly Edit[];
  /** True where writing the file anew would mend it. */
  anew?: boolean;
  /** What mends it elsewhere, where the file is not to blame. */
  changes?: readonly Change[];
}

/** A fault, and the check that found it. */
export interface Found extends Fault {
  check: string;
}

/** A check of the file itself; its faults can be looked for again in a mended text. */
export interface FileCheck extends Check<WriteSight> {
  faults(file: FileSight, aim: Aim): readonly Fault[];
}

/** A check from its faults: where the file can be mended, the finding carries the change. */
export function fileCheck(id: string, title: string, find: FileCheck['faults']): FileCheck {
  const faults: FileCheck['faults'] = (file, aim) => told(find(file, aim));
  return {
    id,
    title,
    faults,
    find: (sight) => {
      const { file, aim, found } = sight;
      if (!file) return [];
      const own = found ? found.filter(({ check }) => check === id) : faults(file, aim);
      return own.map((fault) => findingOf(id, fault, file, sight));
    },
  };
}

/** Each fault once: the body of a loop is followed once for each round. */
function told(faults: readonly Fault[]): readonly Fault[] {
  if (faults.length < 2) return faults;
  const isSame = (one: Fault, other: Fault) => one.at === other.at && one.what === other.what;
  return faults.filter((one, at) => faults.findIndex((other) => isSame(one, other)) === at);
}

/** A check of what a buildspec does; it is silent while YAML cannot read the text. */
export function meaningCheck(id: string, title: string, faults: FileCheck['faults']): FileCheck {
  return fileCheck(id, title, (file, aim) => (isBroken(file) ? [] : faults(file, aim)));
}

function findingOf(check: string, fault: Fault, file: FileSight, sight: WriteSight): Finding {
  const { severity, what, why, at, because, holdsSecret } = fault;
  const where: Location =
    typeof at === 'number' ? { file: file.path, ...placeOf(file.spec.text, at) } : at;
  return {
    check,
    step: 'write',
    severity,
    what,
    why,
    where,
    ...(because && { because }),
    ...(holdsSecret && { holdsSecret }),
    remedy: remedyOf(fault, sight),
  };
}

function remedyOf(fault: Fault, { mending, aim }: WriteSight): Remedy {
  const { remedy, edits, anew, changes: elsewhere } = fault;
  if (elsewhere) return { kind: 'change', text: remedy, changes: elsewhere };
  if (!mending || (!edits && !anew)) return { kind: 'advice', text: remedy };
  const { kind, changes } = mending;
  if (kind === 'edited') return { kind: 'change', text: remedy, changes };
  const text = t`write ${aim.path} anew with its names, and keep the old text beside it`;
  return { kind: 'change', text, changes };
}
