import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const host = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';

const look = async (command: string) => {
  const { findings, mended } = await looking({ 'buildspec.yml': buildspec([command]) });
  return { found: findings.filter(({ check }) => check === 'ecr-login-not-piped'), mended };
};

test('a password that is run as a command', async () => {
  const login = `docker login --username AWS --password-stdin ${host}`;
  const { found, mended } = await look(`$(aws ecr get-login-password) | ${login}`);
  expect(found).toMatchObject([
    { severity: 'error', what: 'the password of Amazon ECR is run as a command' },
  ]);
  expect(mended).toContain(`- aws ecr get-login-password | ${login}\n`);
});

test.each([
  `docker login --username AWS --password "$(aws ecr get-login-password)" ${host}`,
  `PASSWORD=$(aws ecr get-login-password)`,
  `$(aws ecr get-login-password | docker login --username AWS --password-stdin ${host})`,
])('%s runs another', async (command) => {
  expect((await look(command)).found).toEqual([]);
});
