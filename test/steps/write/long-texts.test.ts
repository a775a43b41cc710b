import { expect, test } from 'vitest';
import { readBuildspec } from '../../../src/buildspec/read.ts';
import { readCommands } from '../../../src/buildspec/story.ts';
import { fileChecks } from '../../../src/steps/write/checks.ts';
import { lookAtFile } from '../../../src/steps/write/look-at-file.ts';
import type { Aim } from '../../../src/steps/write/sight.ts';
import { folderWith } from './folder-reads.ts';
import { plain } from './looking.ts';

const aim: Aim = {
  path: 'buildspec.yml',
  registry: '',
  repository: '',
  tag: 'commit',
  dockerfile: 'Dockerfile',
  context: '.',
};

/** A command that says one thing again and again, as long as a buildspec may be. */
const repeating = (piece: string, length: number) =>
  `version: 0.2\nphases:\n  build:\n    commands:\n      - |\n        echo a${piece.repeat(length / piece.length)}\n        echo b\n        docker push a/b\n`;

/** Processor milliseconds of a whole look. */
async function look(text: string): Promise<number> {
  const folder = await folderWith(plain);
  const before = process.cpuUsage();
  readCommands(readBuildspec(text));
  const file = await lookAtFile('buildspec.yml', text, ['Dockerfile'], folder.reads);
  for (const check of fileChecks) check.faults(file, aim);
  const { user, system } = process.cpuUsage(before);
  await folder.close();
  return (user + system) / 1000;
}

// What grows with the square of the length takes minutes for these, and what grows with the length
// less than a second.
test.each(['\n', '\r', '\u2028', ' ', '$A', '\\', 'a/', 'a-', '"a": ', '? '])(
  'a text of %j only is looked at in time',
  async (piece) => {
    expect(await look(repeating(piece, 200_000))).toBeLessThan(10_000);
  },
  60_000,
);
