import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shellText } from '../../src/changes/shell-text.ts';
import { commands } from '../../src/changes/verbs.ts';
import { type PracticeGround, startPractice } from '../../src/practice/start.ts';
import { Secret } from '../../src/secret.ts';
import type { Change } from '../../src/types.ts';
import { openWorld } from '../../src/world/open.ts';
import { tool } from '../real.ts';
import { examples, plaintext, role } from './examples.ts';

const run = promisify(execFile);
const tools = [tool('aws'), tool('bash'), tool('jq')].every(Boolean);

describe.skipIf(!tools)(
  'the commands by hand, by the AWS CLI (skipped without aws, bash and jq)',
  { timeout: 120_000 },
  () => {
    let ground: PracticeGround;
    beforeAll(async () => {
      ground = await startPractice({});
    });
    afterAll(() => ground.close());

    const reads = () => {
      const place = { ...ground.place, folder: '/', templates: '/', home: '/', environment: {} };
      return openWorld(place, new AbortController().signal).reads;
    };

    /** Types the commands of a change, and the password where one is read. */
    async function byHand(change: Change): Promise<void> {
      for (const command of commands(change)) {
        const env = { ...process.env, ...ground.environment, AWS_PAGER: '' };
        const running = run('bash', ['-o', 'pipefail', '-c', shellText(command)], { env });
        if (command.secret) running.child.stdin?.end(`${plaintext}\n`);
        const { stdout, stderr } = await running;
        expect(stdout + stderr).not.toContain(plaintext);
      }
    }

    test('parameters: stored, overwritten, and the secret one as it was typed', async () => {
      const { key: _, ...putSecret } = examples.putSecret;
      for (const change of [examples.put, examples.overwrite, putSecret]) await byHand(change);
      const stored = await reads().parameters([examples.put.name], [putSecret.name]);
      const [url, password] = 'seen' in stored ? stored.seen : [];
      expect(url).toMatchObject({ type: 'String', version: 2, value: 'ghcr.io' });
      expect(password).toMatchObject({ type: 'SecureString', version: 1 });
      const value = password?.value;
      expect(value instanceof Secret && value.equals(new Secret(plaintext))).toBe(true);
    });

    test('the role, its policies, the bucket and the project', async () => {
      const { createRole, trust, policy, attach, bucket } = examples;
      for (const change of [createRole, trust, policy, attach]) await byHand(change);
      const found = await reads().role(role);
      const facts = 'seen' in found ? found.seen : undefined;
      expect(JSON.parse(facts?.trust ?? '')).toEqual(trust.document);
      expect(facts?.inline.map(({ document }) => JSON.parse(document))).toEqual([policy.document]);
      expect(facts?.attached.map(({ arn }) => arn)).toEqual([attach.arn]);

      await byHand({ ...bucket, region: 'us-east-1' });
      expect(await reads().bucket(bucket.bucket)).toEqual({ seen: 'ours' });

      const arn = facts?.arn ?? '';
      const { project } = examples.project;
      const off = { ...project, role: arn, privilegedMode: false };
      await byHand({ ...examples.project, project: off });
      expect(await reads().project(project.name)).toMatchObject({ seen: off });
      const settings = examples.update.settings.map((edit) =>
        edit.set === 'role' ? { ...edit, to: arn } : edit,
      );
      await byHand({ ...examples.update, settings });
      expect(await reads().project(project.name)).toMatchObject({
        seen: {
          ...project,
          role: arn,
          privilegedMode: true,
          image: 'aws/codebuild/standard:8.0',
          source: { ...project.source, buildspec: 'ci/buildspec.yml' },
        },
      });

      const [fetched] = examples.variables.settings;
      const text = { type: 'PLAINTEXT', value: 'a text' } as const;
      const change = (...names: string[]): Change => ({
        ...examples.variables,
        settings: names.map((name) => ({ set: 'variable', name, to: text })),
      });
      await byHand(change('STAGE', fetched.name, 'DOCKER_PASSWORD', 'LAST'));
      await byHand(examples.variables);
      expect(await reads().project(project.name)).toMatchObject({
        seen: {
          privilegedMode: true,
          variables: [
            { name: 'STAGE', ...text },
            { name: fetched.name, ...fetched.to },
            { name: 'LAST', ...text },
          ],
        },
      });
    });
  },
);
