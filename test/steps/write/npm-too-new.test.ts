import { expect, test } from 'vitest';
import { foundAlone } from './alone.ts';

const found = (node: string, command: string) =>
  foundAlone(
    'npm-too-new',
    `version: 0.2
phases:
  install:
    runtime-versions:
      nodejs: ${node}
    commands:
      - ${command}
`,
  );

test.each([
  ['14', 'npm install -g npm@latest', 9],
  ['12.x', 'npm i -g npm', 6],
  ['18', 'sudo npm -g install npm@latest', 10],
  ['"16"', 'npm install --global yarn npm', 9],
])('Node.js %s: %s', async (node, command, meant) => {
  const [finding, ...others] = await found(node, command);
  expect(finding).toMatchObject({ severity: 'warning', where: { line: 7 } });
  expect(finding?.remedy.text).toContain(`npm@${meant}`);
  expect(others).toEqual([]);
});

test.each([
  ['20', 'npm install -g npm@latest'],
  ['latest', 'npm install -g npm'],
  ['$NODE', 'npm install -g npm'],
  ['14', 'npm install -g npm@6'],
  ['14', 'npm install npm'],
  ['14', 'npm install -g yarn'],
  ['14', 'yarn global add npm'],
])('Node.js %s is in order with %s', async (node, command) => {
  expect(await found(node, command)).toEqual([]);
});
