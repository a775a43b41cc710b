import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const own = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';

const found = async (command: string) => {
  const { findings } = await looking({ 'buildspec.yml': buildspec([command]) });
  return findings.filter(({ check }) => check === 'ecr-uri-wrong-account-or-region');
};

const login = (service: string, registry: string) =>
  `aws ${service} get-login-password --region us-east-1 | docker login -u AWS --password-stdin ${registry}`;

test.each([
  ['ecr', 'public.ecr.aws/a1b2c3d4', 'ecr-public'],
  ['ecr-public', own, 'ecr'],
])('the password of aws %s for %s', async (service, registry, meant) => {
  const [finding, ...others] = await found(login(service, registry));
  expect(finding).toMatchObject({
    severity: 'error',
    where: { line: 13 },
    what: `the password is from aws ${service}, and the login is to ${registry}`,
  });
  expect(finding?.remedy.text).toContain(`aws ${meant} get-login-password`);
  expect(others).toEqual([]);
});

test.each([
  ['ecr-public', 'public.ecr.aws/a1b2c3d4'],
  ['ecr', '$DOCKER_REGISTRY_URL'],
  ['ecr-public', '$DOCKER_REGISTRY_URL'],
])('aws %s for %s', async (service, registry) => {
  expect(await found(login(service, registry))).toEqual([]);
});
