import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '../../language.ts';
import { type Deed, type Entry, Refused, type Told } from '../../types.ts';
import { asking } from '../files.ts';

/** A line: a change before it is made, what was told of it when it was made, or that it is undone. */
type Line = Entry | { of: string; told: Told } | { undone: string };

/** The changes that were made from one folder and are not taken back, kept in the state folder. */
export interface Journal {
  /** Writes down what is about to be changed, and gives the name of the entry. @throws Refused */
  append(entry: Omit<Entry, 'id' | 'at'>): Promise<string>;
  /** Writes down what became known of it. @throws Refused */
  tell(id: string, told: Told): Promise<void>;
  /** Newest first. @throws Refused */
  entries(): Promise<readonly Entry[]>;
  /** The entry is taken back; with the last one the journal is removed. @throws Refused */
  forget(id: string): Promise<void>;
}

/**
 * Opens the journal of a folder: lines of JSON, each on the disk before the next thing is done, so
 * that a run can be killed anywhere. A line that was torn off then tells of a change that was never
 * begun. One journal holds the changes in every account, each with its own: a folder's files are one
 * story, whichever account they were written for.
 */
export function openJournal(state: string, folder: string): Journal {
  const at = async () => {
    const real = await realpath(folder);
    return join(state, `${createHash('sha256').update(real).digest('hex').slice(0, 32)}.jsonl`);
  };
  const keep = (line: Line) =>
    asking(t`keeping the journal of changes`, async () => {
      await mkdir(state, { recursive: true, mode: 0o700 });
      await appendLine(await at(), line);
      await syncFolder(state);
    });
  const read = () =>
    asking(t`reading the journal of changes`, async () => entriesIn(await textOf(await at())));
  return {
    async append(entry) {
      const id = randomUUID();
      await keep({ id, at: new Date().toISOString(), ...entry });
      return id;
    },
    tell: (of, told) => keep({ of, told }),
    entries: async () => (await read()).reverse(),
    async forget(id) {
      await keep({ undone: id });
      if ((await read()).length === 0) await rm(await at(), { force: true });
    },
  };
}

async function appendLine(file: string, line: Line): Promise<void> {
  const handle = await open(file, 'a+', 0o600);
  try {
    const { size } = await handle.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await handle.read(last, 0, 1, size - 1);
    const isTorn = size > 0 && last.toString() !== '\n';
    await handle.appendFile(`${isTorn ? '\n' : ''}${JSON.stringify(line)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A file just made is on the disk only when its folder is. Windows has no such thing. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  try {
    await handle?.sync();
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['EINVAL', 'EPERM', 'EISDIR', 'ENOTSUP'].includes(code)) throw error;
  } finally {
    await handle?.close();
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/** Oldest first, without those that were taken back. */
function entriesIn(text: string): Entry[] {
  const entries = new Map<string, Entry>();
  for (const line of text.split('\n').flatMap(lineIn)) {
    if ('undone' in line) entries.delete(line.undone);
    else if ('of' in line) {
      const entry = entries.get(line.of);
      if (entry) entries.set(entry.id, { ...entry, deed: told(entry.deed, line.told) });
    } else entries.set(line.id, begun(refuseUnknown(line)));
  }
  return [...entries.values()];
}

/** None where a line is torn: what it was to tell of was not begun. */
function lineIn(text: string): Line[] {
  try {
    const line: unknown = JSON.parse(text);
    return typeof line === 'object' && line !== null ? [line as Line] : [];
  } catch {
    return [];
  }
}

/** Until more is told of it, a change was only begun. */
function begun(entry: Entry): Entry {
  const { at, deed } = entry;
  return deed.thing === 'parameter' ? { ...entry, deed: { ...deed, begun: at } } : entry;
}

function told(deed: Deed, { version, digest }: Told): Deed {
  if (deed.thing === 'parameter' && version !== undefined) {
    const { begun: _, ...known } = deed;
    return { ...known, made: version };
  }
  if (deed.thing === 'image' && digest !== undefined) return { ...deed, made: digest };
  return deed;
}

const things: ReadonlySet<string> = new Set<Deed['thing']>([
  ...(['parameter', 'role', 'trust-policy', 'role-policy', 'attached-policy', 'bucket'] as const),
  ...(['project', 'project-settings', 'file', 'image', 'build'] as const),
]);

function refuseUnknown(entry: Entry): Entry {
  if (things.has(entry.deed?.thing)) return entry;
  const said = t`it was written by a later version of firstpush`;
  throw new Refused({ reason: 'unsupported', tried: t`reading the journal of changes`, said });
}
