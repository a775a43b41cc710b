import type { Reads, WriteFile } from '../../types.ts';

/**
 * The changes that write the sample application below a folder (`''` or `sample-app/`). A file that
 * is already there is the person's own and stays as it is.
 */
export async function sampleChanges(reads: Reads, folder = ''): Promise<WriteFile[]> {
  const changes: WriteFile[] = [];
  for (const name of await reads.templates('sample')) {
    const path = `${folder}${name}`;
    if ((await reads.folder.kind(path)) !== undefined) continue;
    changes.push({ kind: 'write-file', path, text: await reads.template(`sample/${name}`) });
  }
  return changes;
}
