import type { EnvironmentVariable } from '@aws-sdk/client-codebuild';
import {
  CreateSecretCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildRecord } from '../../../src/diagnosis/build-record.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { pathWithoutDocker, practiceGround, statements, summary } from './ground.ts';

const path = pathWithoutDocker();
let ground: Awaited<ReturnType<typeof practiceGround>>;
let client: SecretsManagerClient;

const secrets = 'arn:aws:secretsmanager:us-east-1:123456789012:secret';
const reading = {
  Effect: 'Allow',
  Action: 'secretsmanager:GetSecretValue',
  Resource: `${secrets}:app/hub-??????`,
};
const { log, source } = statements;

beforeAll(async () => {
  ground = await practiceGround({ path });
  client = new SecretsManagerClient(ground.place.aws);
  const create = (Name: string, SecretString: string, KmsKeyId?: string) =>
    client.send(new CreateSecretCommand({ Name, SecretString, ...(KmsKeyId && { KmsKeyId }) }));
  await create('app/hub', JSON.stringify({ user: 'old-user', token: 'old-token' }));
  const next = JSON.stringify({ user: 'al1ce-hub', token: 't0ken "quoted"' });
  await client.send(new PutSecretValueCommand({ SecretId: 'app/hub', SecretString: next }));
  await create('app/other', 'x');
  await create('app/hub-by-key', 'keyed-value', 'alias/own');
  await ground.upload({ 'readme.md': '# hello\n' });
});
afterAll(async () => {
  client.destroy();
  await ground.close();
});
beforeEach(() => ground.allow(log, source, reading));

const commands = '      - echo "user $USER_NAME token $TOKEN old $OLD"\n      - env\n';
const spec = (section: string) =>
  `version: 0.2\nenv:\n  secrets-manager:\n${section}phases:\n  build:\n    commands:\n${commands}`;

test('variables under secrets-manager hold keys of the secret, masked in the log', async () => {
  const build = await ground.build({
    buildspecOverride: spec(
      `    USER_NAME: app/hub:user\n    TOKEN: ${secrets}:app/hub:token\n    OLD: app/hub:token:AWSPREVIOUS\n`,
    ),
  });
  const text = await ground.log(build);
  expect(summary(build).message).toBeUndefined();
  expect(build.buildStatus).toBe('SUCCEEDED');
  expect(text).toContain('Decrypting secrets manager environment variables');
  expect(text).toContain('user *** token *** old ***\n');
  expect(text + JSON.stringify(build)).not.toMatch(/al1ce-hub|t0ken|old-token/);
});

test('so do variables of the project and the call', async () => {
  const variable: EnvironmentVariable = {
    name: 'TOKEN',
    value: 'app/hub:user',
    type: 'SECRETS_MANAGER',
  };
  const build = await ground.build({
    environmentVariablesOverride: [variable],
    buildspecOverride: `version: 0.2\nphases:\n  build:\n    commands:\n      - test "$TOKEN" = al1ce-hub\n${commands}`,
  });
  expect(summary(build).message).toBeUndefined();
  expect(await ground.log(build)).toContain('token *** old');
});

const session =
  'User: arn:aws:sts::123456789012:assumed-role/CodeBuildServiceRole/AWSCodeBuild-[0-9a-f-]{36}';

test.each<[what: string, reference: string, message: RegExp, cause: string, allowed?: object[]]>([
  [
    'that the role may not read',
    'app/hub:token',
    new RegExp(
      `^AccessDeniedException: ${session} is not authorized to perform: secretsmanager:GetSecretValue on resource: app/hub because no identity-based policy allows the secretsmanager:GetSecretValue action$`,
    ),
    'secret-read-denied',
    [log, source],
  ],
  [
    'of another name than the policy’s',
    'app/other',
    /not authorized to perform: secretsmanager:GetSecretValue on resource: app\/other /,
    'secret-read-denied',
  ],
  [
    'whose key the role may not use',
    'app/hub-by-key',
    /^AccessDeniedException: Access to KMS is not allowed$/,
    'secret-read-denied',
    [log, source, { ...reading, Resource: '*' }],
  ],
  [
    'that is not there',
    'app/gone',
    /^ResourceNotFoundException: Secrets Manager can't find the specified secret\.$/,
    'secrets-manager-vs-ssm',
    [log, source, { ...reading, Resource: '*' }],
  ],
  [
    'without the key',
    'app/hub:password',
    /^there is no key password in the JSON of the secret app\/hub$/,
    'secret-key-missing',
  ],
  [
    'without the stage',
    'app/hub:token:GREEN',
    /^ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: GREEN$/,
    'secret-key-missing',
  ],
])(
  'a secret %s ends the build in DOWNLOAD_SOURCE, and is diagnosed',
  async (_, reference, message, cause, allowed) => {
    if (allowed) await ground.allow(...allowed);
    const build = await ground.build({ buildspecOverride: spec(`    TOKEN: ${reference}\n`) });
    expect(summary(build)).toMatchObject({
      code: 'Secrets Manager Error',
      message: expect.stringMatching(message),
    });
    const record = buildRecord(JSON.parse(JSON.stringify(build)));
    const found = diagnose({ ...(record && { build: record }), log: await ground.log(build) });
    expect(found.cause?.id).toBe(cause);
  },
);

test('a key of one’s own opens with kms:Decrypt through Secrets Manager', async () => {
  const decrypt = {
    Effect: 'Allow',
    Action: 'kms:Decrypt',
    Resource: '*',
    Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.us-east-1.amazonaws.com' } },
  };
  await ground.allow(log, source, { ...reading, Resource: '*' }, decrypt);
  const build = await ground.build({ buildspecOverride: spec('    TOKEN: app/hub-by-key\n') });
  expect(build.buildStatus).toBe('SUCCEEDED');
});
