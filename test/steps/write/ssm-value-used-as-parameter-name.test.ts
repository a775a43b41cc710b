import { expect, test } from 'vitest';
import { looking } from './looking.ts';

const found = async (value: string) => {
  const text = `version: 0.2
env:
  parameter-store:
    PLACE: ${value}
phases:
  build:
    commands:
      - docker images
`;
  const { findings } = await looking({ 'buildspec.yml': text });
  return findings.filter(({ check }) => check === 'ssm-value-used-as-parameter-name');
};

test.each([
  ['alice@example.com', 'error', 'an e-mail address'],
  ['https://index.docker.io/v1/', 'error', 'a web address'],
  ['ap-southeast-1', 'warning', 'the name of a region'],
  ['123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop', 'warning', 'the address of a registry'],
  ['docker.io/alice', 'warning', 'the address of a registry'],
])('%s', async (value, severity, words) => {
  expect(await found(value)).toMatchObject([
    {
      severity,
      where: { line: 4 },
      what: `PLACE is given ${words} where the name of a parameter belongs`,
    },
  ]);
});

test.each(['/shop/region', 'region', 'eu-west-1-region', 'docker.io'])('%s', async (value) => {
  expect(await found(value)).toEqual([]);
});
