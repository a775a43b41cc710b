import { posix } from 'node:path';
import { nearest } from '../../nearest.ts';

/** True for a path whose last part is the usual name with a letter or two wrong. */
export function isMisspelt(path: string, usual: string): boolean {
  const name = posix.basename(path.replace(/["']/g, ''));
  return name !== usual && !/[\d_]/.test(name) && nearest(name, [usual]) === usual;
}
