import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Whether a program is found in the folders of a PATH. */
export async function hasProgram(name: string, path: string | undefined): Promise<boolean> {
  for (const folder of (path ?? '').split(delimiter)) {
    const found = access(join(folder, name), constants.X_OK).then(
      () => true,
      () => false,
    );
    if (folder !== '' && (await found)) return true;
  }
  return false;
}
