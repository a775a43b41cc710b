import { holdsSecret } from '../../buildspec/given-passwords.ts';
import type { FileReads, WriteFile } from '../../types.ts';
import { fileChecks } from './checks.ts';
import type { Found } from './fault.ts';
import { lookAtFile } from './look-at-file.ts';
import { isClean, mendByEdits } from './mend.ts';
import type { Aim, FileSight, Mending } from './sight.ts';

/**
 * How a buildspec with these faults is made right: by edits in place where they suffice, else by the
 * text of a template, where that is free of errors here. Undefined where nothing is wrong or sure.
 */
export async function mendingOf(
  file: FileSight,
  found: readonly Found[],
  aim: Aim,
  fresh: string | undefined,
  reads: FileReads,
): Promise<Mending | undefined> {
  // A change is shown and kept with the text that it replaces; a secret in it would be spread.
  if (holdsSecret(file)) return undefined;
  // Bytes that are not UTF-8 could not be written back.
  if (file.spec.text.includes('\uFFFD')) return undefined;
  const lookAt = (text: string) => lookAtFile(file.path, text, file.files, reads);
  const replaces = file.spec.text;
  const write = (text: string): WriteFile => {
    return { kind: 'write-file', path: file.path, text, replaces };
  };
  const edited = await mendByEdits(file, aim, fileChecks, lookAt, found);
  if (edited !== undefined) return { kind: 'edited', changes: [write(edited)] };
  if (!found.some(({ anew }) => anew) || fresh === undefined) return undefined;
  if (!isClean(await lookAt(fresh), aim, fileChecks)) return undefined;
  const path = await freePath(`${file.path}.before-firstpush`, reads);
  return { kind: 'anew', changes: [{ kind: 'write-file', path, text: replaces }, write(fresh)] };
}

async function freePath(wanted: string, reads: FileReads): Promise<string> {
  let path = wanted;
  for (let count = 2; (await reads.folder.kind(path)) !== undefined; count += 1) {
    path = `${wanted}-${count}`;
  }
  return path;
}
