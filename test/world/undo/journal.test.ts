import {
  appendFile,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { type Deed, Refused } from '../../../src/types.ts';
import { type Journal, openJournal } from '../../../src/world/undo/journal.ts';

let root: string;
let state: string;
let journal: Journal;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'firstpush-journal-'));
  onTestFinished(() => rm(root, { recursive: true }));
  state = join(root, 'state', 'journal');
  journal = openJournal(state, root);
});

const ground = { account: '123456789012', region: 'us-east-1' };
const parameter = (name: string): Deed => ({ thing: 'parameter', name, made: 1, tags: {} });
const append = (name: string) => journal.append({ ground, deed: parameter(name) });
const names = async () =>
  (await journal.entries()).map(({ deed }) => (deed.thing === 'parameter' ? deed.name : ''));
const file = async () => join(state, (await readdir(state))[0] ?? '');

test('gives the entries newest first, and none where there is no journal', async () => {
  expect(await journal.entries()).toEqual([]);
  for (const name of ['/a', '/b', '/c']) await append(name);
  expect(await names()).toEqual(['/c', '/b', '/a']);
});

test('knows what became known of an entry only when it was done', async () => {
  const id = await append('/a');
  const [only] = await journal.entries();
  expect(only?.deed).toMatchObject({ name: '/a', made: 1, begun: only?.at });
  await journal.tell(id, { version: 7 });
  expect((await journal.entries())[0]?.deed).toEqual({ ...parameter('/a'), made: 7 });
});

test('goes with the last entry', async () => {
  const [a, b] = [await append('/a'), await append('/b')];
  await journal.forget(b);
  expect(await names()).toEqual(['/a']);
  await journal.forget(a);
  expect(await readdir(state)).toEqual([]);
});

test('is the user’s alone', async () => {
  await append('/a');
  expect((await stat(state)).mode & 0o777).toBe(0o700);
  expect((await stat(await file())).mode & 0o777).toBe(0o600);
});

test('passes over a line that was torn off at any place, and goes on after it', async () => {
  await append('/a');
  const { size: whole } = await stat(await file());
  await append('/b');
  const { size } = await stat(await file());
  for (let end = size - 1; end > whole; end -= 17) {
    await truncate(await file(), end);
    // Only the newline is missing where the line is whole.
    expect(await names()).toEqual(end === size - 1 ? ['/b', '/a'] : ['/a']);
  }
  await append('/c');
  expect(await names()).toEqual(['/c', '/a']);
  expect((await readFile(await file(), 'utf8')).endsWith('\n')).toBe(true);
});

test('is one for a folder, by whichever way it is reached', async () => {
  await append('/a');
  const link = join(root, 'link');
  await symlink(root, link);
  expect(await openJournal(state, link).entries()).toHaveLength(1);
});

test('refuses what a later version wrote, rather than to pass over it', async () => {
  await append('/a');
  const line = { id: 'x', at: '2026-01-01T00:00:00.000Z', deed: { thing: 'moon' } };
  await appendFile(await file(), `${JSON.stringify(line)}\n`);
  await expect(journal.entries()).rejects.toThrow(Refused);
});
