import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { failed, log, phase, start } from './build-log.ts';

/** What is shown of the log of a build in which this command printed these lines. */
function shownOf(printed: readonly string[], parameters: Record<string, string> = {}) {
  const build = log(start(), phase('BUILD', failed('npm test', 1, ...printed)));
  const { cause } = diagnose({ log: build, parameters });
  return { ...cause, passage: (cause?.passage ?? []).map(({ text }) => text) };
}
const chatter = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `line ${from + at}`);

describe('what is shown of the log around the cause', () => {
  test('is the command, two lines above it and nine below, indented as they were', () => {
    const { passage } = shownOf([
      ...chatter(1, 20),
      '  ● adds › 1 + 2',
      '    Expected: 4',
      ...chatter(21, 40),
      'Tests: 1 failed, 1 total',
    ]);
    expect(passage).toEqual([
      'Running command npm test',
      ...chatter(19, 20),
      '  ● adds › 1 + 2',
      '    Expected: 4',
      ...chatter(21, 28),
    ]);
  });

  test('is more of what led to it, where it only reports that something failed', () => {
    const step = 'ERROR: process "/bin/sh -c mend" did not complete successfully: exit code: 3';
    const { line, passage } = shownOf([...chatter(1, 20), step, ...chatter(21, 40)]);
    expect(line).toBeDefined();
    expect(passage).toEqual([
      'Running command npm test',
      ...chatter(13, 20),
      step,
      ...chatter(21, 23),
    ]);
  });

  test('is what led to it, where it is the last line', () => {
    const { passage } = shownOf([...chatter(1, 20), 'Error: the port 3000 is in use']);
    expect(passage).toEqual([
      'Running command npm test',
      ...chatter(10, 20),
      'Error: the port 3000 is in use',
    ]);
  });

  test('has the numbers that the lines have in the log', () => {
    const build = log(start(), phase('BUILD', failed('npm test', 1, 'a', 'Error: b', 'c')));
    const lines = build.split('\n');
    const { cause } = diagnose({ log: build });
    expect(cause?.passage).toHaveLength(4);
    for (const { number, text } of cause?.passage ?? []) expect(lines[number - 1]).toContain(text);
  });

  test('holds no secret, no value of a parameter and no colour', () => {
    const { passage } = shownOf(
      ['token: ghp_0123456789abcdefghij', 'the password is hunter2-canary', '\u001b[31mError: b'],
      { '/demo/password': 'hunter2-canary' },
    );
    expect(passage.slice(1)).toEqual(['token: ***', 'the password is ***', 'Error: b']);
  });

  test('is nothing where the phase itself gives the reason', () => {
    const { cause } = diagnose({
      build: {
        status: 'FAILED',
        phases: [
          {
            type: 'DOWNLOAD_SOURCE',
            status: 'FAILED',
            contexts: [{ code: 'YAML_FILE_ERROR', message: 'YAML file does not exist' }],
          },
        ],
      },
    });
    expect(cause?.passage).toEqual([]);
  });
});
