import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf } from '../e2e/document.ts';
import { isWrite } from '../e2e/ground.ts';
import { type Moto, openMoto } from '../e2e/moto.ts';
import { aws } from '../e2e/outside.ts';
import { openRoom, type Room } from '../e2e/room.ts';
import { tool } from '../real.ts';
import { realEngine } from '../real-engine.ts';

const engine = realEngine();
const outside = engine && tool('moto_server') && tool('aws');

describe.skipIf(!outside)(
  'a saved plan on another emulator of AWS, every call counted on its way (skipped without moto, the AWS CLI, engine and registry)',
  { timeout: 120_000 },
  () => {
    const app = `plan-${Date.now().toString(36)}`;
    const role = `codebuild-${app}-service-role`;
    let room: Room;
    let moto: Moto;
    const here = (...words: string[]) => {
      const login = { LOGIN: engine?.registry.password.reveal() ?? '' };
      const environment = { ...moto.environment, DOCKER_HOST: engine?.host ?? '', ...login };
      moto.forget();
      return room.firstpush([...words, '--password-env', 'LOGIN'], { environment });
    };
    const plan = (file: string) => {
      const { host = '', username = '' } = engine?.registry ?? {};
      const answers = ['--app', app, '--registry', host, '--username', username];
      return here('plan', '--out', file, '--json', ...answers);
    };
    /** What the changes of a document say that came to this. */
    const saying = (stdout: string, came: string) =>
      documentOf(stdout).changes.flatMap(({ say, state }) => (state === came ? [say] : []));
    const writes = () => moto.calls().filter(isWrite);

    beforeAll(async () => {
      room = await openRoom();
      moto = await openMoto(room);
      await room.write({
        '.dockerignore': '*\n!Dockerfile\n',
        Dockerfile: 'FROM scratch\nCOPY Dockerfile /\n',
      });
    }, 60_000);
    afterAll(async () => {
      await moto.close();
      await room.remove();
    });

    test('is carried out exactly, and a second time writes nothing', async () => {
      const { stdout } = await plan('all.json');
      expect(writes()).toEqual([]);
      const planned = saying(stdout, 'planned');
      const first = await here('apply', 'all.json', '--yes', '--json');
      expect(saying(first.stdout, 'done')).toEqual(planned);
      // The push could be planned only now that a buildspec is there: it is for another plan.
      expect(saying(first.stdout, 'skipped')).toEqual([expect.stringMatching(/^\+ image /)]);
      expect(writes()).toEqual(
        expect.arrayContaining(['AmazonSSM:PutParameter', 'query:CreateRole', 's3:PUT']),
      );

      const second = await here('apply', 'all.json', '--yes', '--json');
      expect(second.code).toBe(first.code);
      expect(saying(second.stdout, 'done')).toEqual([]);
      expect(moto.calls().length).toBeGreaterThan(0);
      expect(writes()).toEqual([]);
    });

    test('is refused once somebody else has changed what it rests on, and names that', async () => {
      await plan('rest.json');
      const words = ['iam', 'delete-role-policy', '--role-name', role];
      await aws(room, [...words, '--policy-name', `docker-credentials-${app}`], moto.environment);
      const { code, stdout, stderr } = await here('apply', 'rest.json', '--yes', '--json');
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(
        new RegExp(
          `^firstpush: the world has moved since the plan was saved; now it would take\n +\\+ inline policy docker-credentials-${app} of ${role} `,
        ),
      );
      expect(writes()).toEqual([]);
    });
  },
);
