import type { StartBuildCommandInput } from '@aws-sdk/client-codebuild';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildRecord } from '../../../src/diagnosis/build-record.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { Secret } from '../../../src/secret.ts';
import { dockerSource, pathWithoutDocker, practiceGround, statements } from './ground.ts';

const path = pathWithoutDocker();
let ground: Awaited<ReturnType<typeof practiceGround>>;

beforeAll(async () => {
  const reader = { username: 'reader', password: new Secret('r3ad3r-pw'), push: [], pull: ['**'] };
  ground = await practiceGround({ path, accounts: [reader] });
});
afterAll(() => ground.close());
beforeEach(async () => {
  await ground.allow(...Object.values(statements));
  await ground.store('/app/username', 'learner', 'SecureString');
  await ground.store('/app/password', ground.password, 'SecureString');
  await ground.upload(dockerSource);
});

/** The cause that is found in a build's record and log, both as a client reads them. */
async function cause(more: Partial<StartBuildCommandInput> = {}): Promise<string | undefined> {
  const build = await ground.build(more);
  const record = buildRecord(JSON.parse(JSON.stringify(build)));
  const log = build.logs?.streamName ? await ground.log(build) : undefined;
  const found = diagnose({ ...(record && { build: record }), ...(log !== undefined && { log }) });
  expect(JSON.stringify(found)).not.toContain(ground.password);
  return found.cause?.id;
}

const inline = (command: string) =>
  `version: 0.2\nphases:\n  build:\n    commands:\n      - ${command}\n`;
const { parameters, log, source } = statements;

test.each<[id: string, more?: Partial<StartBuildCommandInput>, before?: () => Promise<unknown>]>([
  ['privileged-mode-off', { privilegedModeOverride: false }],
  ['buildspec-path-wrong', { buildspecOverride: 'ci/buildspec.yml' }],
  ['yaml-command-parsed-as-map', { buildspecOverride: inline('echo "a: b"') }],
  ['command-not-found-127', { buildspecOverride: inline('nosuchprogram --help') }],
  ['ssm-getparameters-denied', {}, () => ground.allow(log, source)],
  ['logs-permission-missing', {}, () => ground.allow(parameters, source)],
  [
    'ssm-parameter-missing',
    { environmentVariablesOverride: [{ name: 'A', value: '/app/gone', type: 'PARAMETER_STORE' }] },
  ],
])('a practice build that fails of %s is diagnosed as such', async (id, more, before) => {
  await before?.();
  expect(await cause(more)).toBe(id);
});

test('so are a login that is refused, a push that is denied and a file that is missing', async () => {
  await ground.store('/app/password', 'wrong-password', 'SecureString');
  const login = await cause();
  await ground.store('/app/username', 'reader', 'SecureString');
  await ground.store('/app/password', 'r3ad3r-pw', 'SecureString');
  const push = await cause();
  await ground.store('/app/username', 'learner', 'SecureString');
  await ground.store('/app/password', ground.password, 'SecureString');
  await ground.upload({ ...dockerSource, Dockerfile: 'FROM scratch\nCOPY gone.txt /\n' });
  expect([login, push, await cause()]).toEqual([
    'dockerhub-bad-credentials',
    'dockerhub-push-denied-masked',
    'copy-source-missing',
  ]);
});
