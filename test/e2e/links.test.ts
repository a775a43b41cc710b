import { stripVTControlCharacters } from 'node:util';
import { spawn } from '@lydell/node-pty';
import { expect, onTestFinished, test } from 'vitest';
import { built } from './built.ts';
import { openRoom } from './room.ts';

const buildspec = `version: 0.2
phases:
  build:
    commands:
      - cd day14/app
      - docker build -t docker.io/alice/app .
`;

/** What `check --offline` writes to a terminal of that environment, and how it ended. */
async function checkedIn(own: Record<string, string>, ...words: readonly string[]) {
  const room = await openRoom();
  onTestFinished(room.remove);
  await room.write({
    'my app/buildspec.yml': buildspec,
    'my app/app/Dockerfile': 'FROM scratch\n',
  });
  const all = [await built(), 'check', '--offline', '--dir', 'my app', ...words];
  const env = { ...room.environment, TERM: 'xterm-256color', ...own };
  const terminal = spawn(process.execPath, all, { cols: 60, rows: 24, cwd: room.work, env });
  let raw = '';
  terminal.onData((data) => {
    raw += data;
  });
  const code = await new Promise((done) => terminal.onExit(({ exitCode }) => done(exitCode)));
  expect([code, raw]).toEqual([1, expect.stringContaining('buildspec.yml:5')]);
  return { raw, bare: stripVTControlCharacters(raw), room };
}

test('check links the place of a finding to its file, in a terminal that opens links', async () => {
  const { raw, bare, room } = await checkedIn({ TERM_PROGRAM: 'WezTerm' });
  const url = `file://${room.work}/my%20app/buildspec.yml`;
  expect(raw).toContain(`\u001b]8;;${url}\u0007\u001b[2mbuildspec.yml:5`);
  expect(raw.match(/\u001b\]8;;\u0007/g)).toHaveLength(raw.match(/\u001b\]8;;file:/g)?.length ?? 0);
  const without = await checkedIn({});
  expect(without.raw).not.toContain(']8;');
  expect(bare).toBe(without.bare);
});

test.each<[string, Record<string, string>, string[]]>([
  ['without colour', { NO_COLOR: '1' }, []],
  ['plain', {}, ['--plain']],
  ['dumb', { TERM: 'dumb' }, []],
])('what is %s has no link', async (_what, own, words) => {
  const { raw } = await checkedIn({ TERM_PROGRAM: 'WezTerm', ...own }, ...words);
  expect(raw).not.toContain(']8;');
});
