import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const found = async (command: string, variables: readonly string[] = []) => {
  const env = variables.map((line) => `    ${line}\n`).join('');
  const text = buildspec([command], env && `  variables:\n${env}`);
  const { findings } = await looking({ 'buildspec.yml': text });
  return findings.filter(({ check }) => check === 'region-unknown');
};

test.each([
  ['aws ecs list-services --region us-east', 'us-east'],
  ['aws ecs list-services --region=useast1', 'useast1'],
  ['aws --region "eu-west" s3 ls', 'eu-west'],
  ['sudo aws s3 ls --region eu-west1', 'eu-west1'],
])('%s', async (command, region) => {
  expect(await found(command)).toMatchObject([
    {
      severity: 'error',
      where: { line: 13 },
      what: `${region} is no region of AWS`,
      remedy: { kind: 'advice', text: 'name the region as the AWS console does' },
    },
  ]);
});

test('a zone in place of its region', async () => {
  expect(await found('aws ecs list-services --region us-east-1a')).toMatchObject([
    { severity: 'error', remedy: { text: 'write us-east-1' } },
  ]);
});

test('a command under a condition is a warning', async () => {
  const command = 'if [ -n "$STAGE" ]; then aws ecs list-services --region us-east; fi';
  expect(await found(command)).toMatchObject([{ severity: 'warning' }]);
});

test.each(['AWS_REGION', 'AWS_DEFAULT_REGION'])(
  '%s of the file is told once, where its value stands',
  async (name) => {
    const command = `aws ecs list-services --region $${name}`;
    expect(await found(command, [`${name}: eu-west`])).toMatchObject([
      { severity: 'warning', where: { line: 4 } },
    ]);
  },
);

test.each([
  'aws ecs list-services --region eu-west-1',
  'aws ecs list-services --region us-gov-west-1',
  'aws ecs list-services --region us-isob-east-1',
  'aws ecs list-services --region eusc-de-east-1',
  'aws ecs list-services --region $AWS_REGION',
  `aws ecs list-services --region $${'{AWS_REGION:-us-east}'}`,
  'aws ecs list-services --region $(cat region.txt)',
  'aws dynamodb list-tables --region local --endpoint-url http://localhost:8000',
  'aws ecs list-services --cluster us-east',
  'awslocal s3 ls --region local',
  'aws sts get-caller-identity --region aws-global',
  'aws iam list-users --region us-east',
])('%s is in order', async (command) => {
  expect(await found(command)).toEqual([]);
});

test.each(['AWS_REGION: ap-northeast-1', 'AWS_REGION: ""', 'REGION: europe', 'STAGE: us-east'])(
  'the variable %s is in order',
  async (variable) => {
    expect(await found('aws ecs list-services', [variable])).toEqual([]);
  },
);
