import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** True when the run must use the real tools and may not skip (continuous integration). */
export const required = process.env['FIRSTPUSH_REQUIRE_REAL'] === '1';

/**
 * The path of a command that a test drives for real (docker, skopeo, aws …), or undefined where
 * the machine has none, so that the test can say that it was skipped and why.
 * @throws when the command is missing and the run requires the real tools
 */
export function tool(name: string): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // not in this folder
    }
  }
  if (required) throw new Error(`${name} is required here and was not found on the PATH`);
  return undefined;
}
