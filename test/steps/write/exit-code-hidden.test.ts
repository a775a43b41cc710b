import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const image = 'docker.io/alice/flask-app';
const linesOf = async (...lines: string[]) => {
  const item = ['|', ...lines.map((line) => `        ${line}`)].join('\n');
  const { findings } = await looking({ 'buildspec.yml': buildspec([item]) });
  const hidden = findings.filter(({ check }) => check === 'exit-code-hidden');
  return hidden.map(({ where }) => (where && 'file' in where ? (where.line ?? 0) - 13 : 0));
};

test('the last command of one branch is followed by none of the other', async () => {
  const build = `docker build -t ${image} .`;
  expect(await linesOf('if [ $A = 1 ]; then', `  ${build}`, 'else', '  echo b', 'fi')).toEqual([]);
  expect(
    await linesOf('if a; then', `  ${build}`, 'elif b; then', '  if c; then d; fi', 'fi'),
  ).toEqual([]);
});

test('what follows the branches hides how it ended', async () => {
  const build = `docker build -t ${image} .`;
  expect(await linesOf('if a; then', `  ${build}`, 'else', '  b', 'fi', 'echo done')).toEqual([2]);
});
