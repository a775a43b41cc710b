import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const look = async (...commands: string[]) => {
  const { findings, mended } = await looking({ 'buildspec.yml': buildspec(commands) });
  return { found: findings.filter(({ check }) => check === 'local-program-not-on-path'), mended };
};

test.each([
  ['npm install aws-cdk', 'cdk synth', 'npx cdk synth'],
  ['npm i serverless@3', 'sls package', 'npx sls package'],
  ['npm install --save-dev @angular/cli@17', 'ng build', 'npx ng build'],
  ['npm install typescript newman', 'NODE_ENV=test newman run a.json', 'npx newman run a.json'],
  ['yarn add serverless', 'test -f a.yml && serverless package', '&& npx serverless package'],
])('after %s, %s is not found', async (install, command, after) => {
  const { found, mended } = await look(install, command);
  expect(found).toMatchObject([{ severity: 'warning', where: { line: 14 } }]);
  expect(found[0]?.what).toContain('is installed in the project');
  expect(mended).toContain(`${after}\n`);
});

test('each time that it is run, in the same line too', async () => {
  const { found, mended } = await look('npm i newman && newman run a.json', 'newman run b.json');
  expect(found.map(({ where }) => where)).toMatchObject([{ line: 13 }, { line: 14 }]);
  expect(mended).toContain(
    '- npm i newman && npx newman run a.json\n      - npx newman run b.json',
  );
});

test.each([
  ['npm install -g aws-cdk', 'cdk synth'],
  ['sudo npm install --global aws-cdk@2', 'cdk synth'],
  ['npm install --location=global newman', 'newman run a.json'],
  ['npm install --location global newman', 'newman run a.json'],
  ['yarn global add serverless', 'sls package'],
  ['pnpm add -g newman', 'newman run a.json'],
  ['npm install typescript && npm install -g typescript', 'tsc'],
])('after %s, %s is found', async (install, command) => {
  expect((await look(install, command)).found).toEqual([]);
});

test.each([
  ['npm install typescript', 'npx tsc'],
  ['npm install typescript', './node_modules/.bin/tsc'],
  ['npm install typescript', 'npm run tsc'],
  ['npm install typescript', 'export PATH=$PATH:node_modules/.bin', 'tsc'],
  ['npm install newman', 'PATH=$(npm bin):$PATH', 'newman run a.json'],
  ['yarn add serverless', 'yarn sls package'],
  ['npm install typescript', 'echo tsc'],
  ['npm install $PACKAGES', 'tsc'],
  ['tsc', 'npm install typescript'],
  ['npm uninstall typescript', 'tsc'],
])('%s, then %s', async (...commands) => {
  expect((await look(...commands)).found).toEqual([]);
});

test('a program that no image has, after what package.json lists was installed', async () => {
  const { found, mended } = await look('npm ci', 'sls deploy');
  expect(found).toMatchObject([
    {
      severity: 'warning',
      where: { line: 14 },
      what: 'CodeBuild’s images have no sls, and packages are installed in the project alone',
    },
  ]);
  expect(mended).toBeUndefined();
  expect((await look('yarn', 'npm install -g gatsby', 'gatsby build')).found).toEqual([]);
  expect((await look('npm ci', 'npm run sls')).found).toEqual([]);
});
