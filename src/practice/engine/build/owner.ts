import { Refusal } from '../refusal.ts';
import type { OwnedEntry } from '../store/layer.ts';
import type { Entry } from '../store/tree.ts';
import type { Instruction } from './instruction.ts';

/**
 * Gives an entry the owner and permissions that an instruction asks for; a directory that was only
 * made on the way (not `copied`) keeps its permissions.
 */
export type Own = (entry: Entry, copied: boolean) => OwnedEntry;

/**
 * What `--chown=user:group` and `--chmod=755` ask for. Names stay names: the practice engine has
 * no users to look them up among.
 * @throws Refusal when the permissions are not octal
 */
export function ownerOf({ flags }: Instruction): Own {
  const [user = '0', group = user] = (flags.get('chown') || '0').split(':');
  const permissions = flags.get('chmod');
  if (permissions !== undefined && !/^[0-7]{3,4}$/.test(permissions)) {
    const wanted = 'it should be octal string and between 0 and 07777';
    throw new Refusal(400, `invalid chmod parameter: '${permissions}'. ${wanted}`);
  }
  const mode = permissions === undefined ? undefined : Number.parseInt(permissions, 8);
  return (entry, copied) => {
    return { ...entry, mode: (copied ? mode : undefined) ?? entry.mode, user, group };
  };
}
