import { describe, expect, test } from 'vitest';
import { type FaceKind, faceKind } from '../../src/cli/face-kind.ts';
import type { Surroundings } from '../../src/cli/surroundings.ts';
import { readCommandLine } from '../../src/options.ts';

interface Given {
  words?: string[];
  environment?: Record<string, string>;
  /** Whether input and output are terminals. */
  input?: boolean;
  output?: boolean;
  size?: [columns: number, rows: number];
}

function kindOf({ words = [], environment = {}, input = true, output = true, size }: Given) {
  const [columns, rows] = size ?? [80, 24];
  const surroundings = {
    environment: { TERM: 'xterm-256color', ...environment },
    stdin: { isTTY: input },
    stdout: { isTTY: output, columns, rows },
  } as unknown as Surroundings;
  return faceKind(readCommandLine(words), surroundings);
}

describe('the kind of face', () => {
  test.each<[string, Given, FaceKind]>([
    ['a terminal', {}, 'screen'],
    ['the smallest screen', { size: [40, 12] }, 'screen'],
    ['a terminal that is too narrow', { size: [39, 12] }, 'prompts'],
    ['a terminal that is too low', { size: [40, 11] }, 'prompts'],
    ['a terminal that does not know its size', { size: [0, 0] }, 'screen'],
    ['a terminal where CI is set and empty', { environment: { CI: '' } }, 'screen'],
    ['a terminal where CI=false', { environment: { CI: 'false' } }, 'screen'],
    ['CI=true', { environment: { CI: 'true' } }, 'script'],
    ['CONTINUOUS_INTEGRATION=1', { environment: { CONTINUOUS_INTEGRATION: '1' } }, 'script'],
    ['--plain', { words: ['--plain'] }, 'lines'],
    ['--plain in CI', { words: ['--plain'], environment: { CI: 'true' } }, 'script'],
    ['a dumb terminal', { environment: { TERM: 'dumb' } }, 'lines'],
    ['ACCESSIBLE=1', { environment: { ACCESSIBLE: '1' } }, 'lines'],
    ['ACCESSIBLE=0', { environment: { ACCESSIBLE: '0' } }, 'screen'],
    ['a screen reader', { environment: { INK_SCREEN_READER: 'true' } }, 'lines'],
    ['an output that is piped', { output: false }, 'lines'],
    ['an input that is piped', { input: false }, 'script'],
    ['a pipe of answers', { words: ['--plain'], input: false }, 'lines'],
    ['--no-input', { words: ['--no-input'] }, 'script'],
    ['--yes', { words: ['--yes'] }, 'script'],
    ['--json', { words: ['--json'] }, 'events'],
    ['fix --json', { words: ['fix', '--json'] }, 'progress'],
    ['apply', { words: ['apply'] }, 'script'],
    ['check', { words: ['check'] }, 'silent'],
    ['undo --dry-run', { words: ['undo', '--dry-run'] }, 'silent'],
    ['fix', { words: ['fix'] }, 'screen'],
  ])('of %s', (_what, given, kind) => {
    expect(kindOf(given)).toBe(kind);
  });
});
