import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { allSteps } from '../../src/cli/catalogue.ts';
import { words } from '../../src/cli/face.ts';
import { asCommands } from '../../src/export/commands.ts';
import { type Plan, planOf } from '../../src/export/plan.ts';
import { knownFrom } from '../../src/known.ts';
import { startPractice } from '../../src/practice/start.ts';
import { Secret } from '../../src/secret.ts';
import type { Report, World } from '../../src/types.ts';
import { openScript } from '../../src/ui/script.ts';
import { survey, walk } from '../../src/walk.ts';
import { openWorld } from '../../src/world/open.ts';
import { tool } from '../real.ts';

const run = promisify(execFile);
const needed = ['bash', 'aws', 'docker', 'jq'] as const;
const tools = needed.map(tool).every(Boolean);

/** A folder with an application, and a practice ground as its account. */
async function openAccount() {
  const root = await mkdtemp(join(tmpdir(), 'firstpush-'));
  const folder = join(root, 'app');
  await cp(new URL('../../templates/sample', import.meta.url), folder, { recursive: true });
  const ground = await startPractice({});
  onTestFinished(async () => {
    await ground.close();
    await rm(root, { recursive: true, force: true });
  });
  const templates = new URL('../../templates', import.meta.url).pathname;
  const place = { ...ground.place, folder, templates, home: root, environment: {} };
  const world = () => openWorld(place, new AbortController().signal);
  const ui = openScript({ words, consent: true });
  const password = ground.environment['PRACTICE_PASSWORD'] ?? '';
  const known = knownFrom({ app: 'shop', password: new Secret(password) }, 'flag');
  const registry = ground.environment['PRACTICE_REGISTRY'] ?? '';
  return {
    folder,
    registry,
    password,
    world,
    plan: async (): Promise<Plan> => {
      const { reads } = world();
      const caller = await reads.caller();
      const report = await survey('plan', allSteps, known, world(), ui);
      return planOf(report, 'seen' in caller ? caller.seen : undefined);
    },
    apply: (): Promise<Report> => walk('apply', allSteps, known, world(), ui),
    /** Types a script as a person would, the password at each of its prompts. */
    async type(script: string): Promise<string> {
      const environment = { ...process.env, ...ground.environment, DOCKER_CONFIG: join(root, 'd') };
      const running = run('bash', ['-c', script], { cwd: folder, env: environment });
      running.child.stdin?.end(`${password}\n`.repeat(script.split(' SECRET\n').length - 1));
      const { stdout, stderr } = await running;
      return stdout + stderr;
    },
  };
}

type Account = Awaited<ReturnType<typeof openAccount>>;

const files = async (folder: string): Promise<Record<string, string>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const texts = paths.map(async (path) => [
    path.slice(folder.length),
    await readFile(path, 'utf8'),
  ]);
  return Object.fromEntries((await Promise.all(texts)).sort()) as Record<string, string>;
};

/** All that was made: in the account, in the registry and in the folder. */
async function stateOf({ folder, registry, password, world }: Account, plan: Plan) {
  const { reads }: World = world();
  const named = <K extends string>(kind: K) =>
    plan.changes.flatMap(({ change }) => (change.kind === kind ? [change] : [])) as Extract<
      Plan['changes'][number]['change'],
      { kind: K }
    >[];
  const names = named('put-parameter').map(({ name }) => name);
  const secret = names.filter((name) => name.endsWith('password'));
  const stored = await reads.parameters(
    names.filter((name) => !secret.includes(name)),
    secret,
  );
  const state = {
    parameters: ('seen' in stored ? stored.seen : []).map(({ value, ...rest }) => ({
      ...rest,
      value: value instanceof Secret ? value.equals(new Secret(password)) : value,
    })),
    roles: await Promise.all(named('create-role').map(({ role }) => reads.role(role))),
    buckets: await Promise.all(named('create-bucket').map(({ bucket }) => reads.bucket(bucket))),
    projects: await reads.projects(),
    files: await files(folder),
  };
  return JSON.parse(JSON.stringify(state).replaceAll(registry, 'REGISTRY')) as typeof state;
}

/** Docker cannot run in the build any more, and the role reads nothing. */
const spoiling = `
aws codebuild update-project --name shop --environment type=LINUX_CONTAINER,image=aws/codebuild/standard:7.0,computeType=BUILD_GENERAL1_SMALL,privilegedMode=false
aws iam delete-role-policy --role-name codebuild-shop-service-role --policy-name docker-credentials-shop
`;

describe.skipIf(!tools)(
  `the printed commands, by the AWS CLI and docker (skipped without ${needed.join(', ')})`,
  { timeout: 300_000 },
  () => {
    test('lead to the same end as apply, and then nothing is left to do', async () => {
      const byHand = await openAccount();
      const first = await byHand.plan();
      const said = [await byHand.type(asCommands(first, { shell: 'bash' }))];
      const second = await byHand.plan();
      expect(second.changes.map(({ change }) => change.kind)).toEqual(['push-image']);
      said.push(await byHand.type(asCommands(second, { shell: 'bash' })));
      expect(said.join('\n')).not.toContain(byHand.password);

      const applied = await openAccount();
      expect((await applied.apply()).proven).toBe(true);

      const [mine, theirs] = [await stateOf(byHand, first), await stateOf(applied, first)];
      expect(mine.parameters).toHaveLength(3);
      expect(mine.parameters.map(({ value }) => value)).toEqual(['REGISTRY', 'learner', true]);
      expect([mine.roles.length, mine.buckets]).toEqual([1, [{ seen: 'ours' }]]);
      expect(mine).toEqual(theirs);

      const push = second.changes
        .map(({ change }) => change)
        .find((one) => one.kind === 'push-image');
      // Somebody spoils both projects and both roles; the fix by hand leads where the fix leads.
      for (const account of [byHand, applied]) await account.type(spoiling);
      const repair = await byHand.plan();
      // A push by hand leaves no proof, so that one is always left to do.
      expect(repair.changes.map(({ change }) => change.kind).sort()).toEqual([
        ...['push-image', 'put-role-policy', 'update-project'],
      ]);
      await byHand.type(asCommands(repair, { shell: 'bash' }));
      expect((await byHand.plan()).changes.map(({ change }) => change.kind)).toEqual([
        'push-image',
      ]);
      expect((await applied.apply()).proven).toBe(true);
      const repaired = await stateOf(byHand, first);
      expect(repaired).toEqual(await stateOf(applied, first));
      expect(repaired.projects).toEqual(mine.projects);
      expect(repaired.roles).toEqual(mine.roles);

      for (const { registry, password, world } of [byHand, applied]) {
        const image = { registry, repository: 'learner/shop', reference: push?.tag ?? '' };
        const credential = { username: 'learner', password: new Secret(password) };
        expect(await world().reads.servedDigest(image, credential)).toMatchObject({
          kind: 'served',
        });
      }
    });
  },
);
