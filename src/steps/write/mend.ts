import { applyEdits, type Edit } from '../../buildspec/edit.ts';
import { isBroken } from './broken.ts';
import type { Fault, FileCheck, Found } from './fault.ts';
import type { Aim, FileSight } from './sight.ts';

const mostRounds = 8;

/**
 * The text of a buildspec, in which `before` was found, with everything mended that edits mend for certain, round by round: a
 * fault behind another shows only when that is gone. Undefined where nothing can be edited, where
 * an edit did not help, or where one would bring a new fault in.
 */
export async function mendByEdits(
  file: FileSight,
  aim: Aim,
  checks: readonly FileCheck[],
  lookAt: (text: string) => Promise<FileSight>,
  before: readonly Found[] = faultsOf(file, aim, checks),
): Promise<string | undefined> {
  let current = file;
  let faults = before;
  for (let round = 0; round < mostRounds; round += 1) {
    const edits = editsFor(faults);
    if (edits.length === 0) break;
    const mended = applyEdits(current.spec.text, edits);
    if ('refused' in mended || mended.text === current.spec.text) break;
    current = await lookAt(mended.text);
    faults = faultsOf(current, aim, checks);
  }
  if (current === file || faults.some(isMendable)) return undefined;
  const hidden = isBroken(file);
  const known = new Set(before.filter((fault) => !isMendable(fault)).map(keyOf));
  const fresh = faults.filter(({ severity }) => severity === 'error').map(keyOf);
  return hidden || fresh.every((key) => known.has(key)) ? current.spec.text : undefined;
}

/** True where no check finds an error in the text of a buildspec itself. */
export function isClean(file: FileSight, aim: Aim, checks: readonly FileCheck[]): boolean {
  return faultsOf(file, aim, checks).every(
    ({ severity, at }) => severity !== 'error' || typeof at !== 'number',
  );
}

/** Every fault of a file, in the order of the checks. */
export function faultsOf(file: FileSight, aim: Aim, checks: readonly FileCheck[]): Found[] {
  return checks.flatMap((check) =>
    check.faults(file, aim).map((fault) => ({ ...fault, check: check.id })),
  );
}

function isMendable({ edits, anew }: Fault): boolean {
  return edits !== undefined || anew === true;
}

function keyOf({ check, what }: Found): string {
  return `${check} ${what}`;
}

/** The edits of as many faults as do not get in each other's way; the others wait for their round. */
function editsFor(faults: readonly Fault[]): Edit[] {
  const taken: Edit[] = [];
  for (const { edits = [] } of faults) {
    const free = edits.every((edit) => taken.every((other) => areApart(edit, other)));
    if (free) taken.push(...edits);
  }
  return taken;
}

function areApart({ span: a }: Edit, { span: b }: Edit): boolean {
  return a.end < b.start || b.end < a.start;
}
