import { CreateAccountAliasCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { tool } from '../real.ts';
import { built } from './built.ts';
import { documentOf, expectProven } from './document.ts';
import { applyWords, type Ground, openGround } from './ground.ts';
import { administrator } from './limited.ts';
import { openRoom, type Room } from './room.ts';
import { openIdentityCenter, profileWithMfa, twoProfiles, withoutKeys } from './signing-in.ts';
import { openTerminal } from './tmux.ts';

const files = { Dockerfile: 'FROM scratch\nCOPY hello.txt /\n', 'hello.txt': 'hello\n' };
const onwards = '\n'.repeat(12);
/** The guesses and firstpush.yml. */
const accepting = '\n\n';

describe('signing in to an account', { timeout: 120_000 }, () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await openGround();
    const iam = administrator(ground);
    await iam.send(new CreateAccountAliasCommand({ AccountAlias: 'our-company' }));
    iam.destroy();
  });
  afterAll(() => ground.close());

  async function room(): Promise<Room> {
    const opened = await openRoom();
    onTestFinished(opened.remove);
    await opened.write(files);
    ground.forget();
    return opened;
  }
  const apply = (app: string) =>
    applyWords(app, { registry: ground.registry, username: 'learner' });
  const walk = (app: string) => [
    ...['--app', app, '--registry', ground.registry, '--username', 'learner'],
    ...['--password-env', 'PRACTICE_PASSWORD'],
  ];

  describe('by a role that wants an MFA code', () => {
    const work = ['--profile', 'work'];

    test('asks for the code once, again where it was wrong, and shows account, alias and role', async () => {
      const here = await room();
      const code = await profileWithMfa(ground, here, 'ann');
      const { code: exit, stdout } = await here.firstpush([...walk('mfa'), ...work, '--plain'], {
        environment: withoutKeys(ground),
        input: `12345\n000000\n${code()}\n${accepting}${onwards}`,
      });
      expect(exit, stdout).toBe(0);
      expect(stdout).toContain('a code is six digits');
      expect(stdout).toContain('the last one was not accepted; each counts once');
      expect(stdout.match(/Code that arn:aws:iam::123456789012:mfa\/ann shows now/g)).toHaveLength(
        3,
      );
      expect(stdout).not.toContain('Change account');
      expect(stdout).toMatch(
        /^in {9}account 123456789012 \(our-company\) in us-east-1, as arn:aws:sts::123456789012:assumed-role\/admin-ann\/ann, by the profile work\nwill /m,
      );
      expect(stdout).toMatch(/^proven /m);
      expect(ground.calls().filter((call) => call === 'sts:AssumeRole').length).toBeLessThan(4);
    });

    test('takes it from a flag, which is never told again', async () => {
      const here = await room();
      const code = (await profileWithMfa(ground, here, 'ben'))();
      const words = [...apply('flag'), ...work, '--mfa-code', code];
      const { stdout, stderr } = await here.firstpush(words, { environment: withoutKeys(ground) });
      expectProven(documentOf(stdout));
      expect(`${stdout}${stderr}`).not.toMatch(new RegExp(`\\b${code}\\b`));
      expect(stderr).toContain(
        'account 123456789012 (our-company) in us-east-1, as arn:aws:sts::123456789012:assumed-role/admin-ben/ben, by the profile work',
      );
    });

    test.each([
      [
        'no code',
        [],
        'an answer is missing: the code that your MFA device shows now; give it by --mfa-code',
      ],
      [
        'a wrong one',
        ['--mfa-code', '000000'],
        'the code of --mfa-code was not accepted; a code counts once, and for half a minute',
      ],
    ])('with %s and nobody to ask ends with 2', async (name, given, said) => {
      const here = await room();
      await profileWithMfa(ground, here, `cid-${given.length}`);
      ground.forget();
      const { code, stderr } = await here.firstpush([...apply('none'), ...work, ...given], {
        environment: withoutKeys(ground),
      });
      expect([name, code, stderr.trimEnd().split('\n').at(-1)]).toEqual([
        name,
        2,
        `firstpush: ${said}`,
      ]);
      expect(ground.writes().filter((call) => call !== 'sts:AssumeRole')).toEqual([]);
    });
  });

  describe('by a session of IAM Identity Center that has expired', () => {
    const dev = ['--profile', 'dev'];
    async function scene() {
      const here = await room();
      const center = await openIdentityCenter(ground, here);
      onTestFinished(center.close);
      return { here, center };
    }

    test('logs in again by the AWS CLI where that is wished, and the same call goes on', async () => {
      const { here, center } = await scene();
      const { environment } = center;
      const words = [...apply('sso'), ...dev, '--sso-login'];
      const { stdout, stderr } = await here.firstpush(words, { environment });
      expectProven(documentOf(stdout));
      expect(stderr).toContain('Open https://device.sso.example/ and enter ABCD-EFGH');
      expect(await center.logins()).toEqual(['sso login --profile dev']);
      expect(new Set(center.shown())).toEqual(new Set(['fresh']));
    });

    test('asks first where there is somebody to ask', async () => {
      const { here, center } = await scene();
      const { environment } = center;
      const asked = await here.firstpush([...walk('asked'), ...dev, '--plain'], {
        environment,
        input: `1\n${accepting}${onwards}`,
      });
      expect(asked.code, asked.stdout).toBe(0);
      expect(asked.stdout).toContain('The session of the profile dev has expired. Log in again?');
      expect(asked.stdout).toMatch(/^proven /m);
      expect(await center.logins()).toHaveLength(1);
    });

    test('with nobody to ask names the flag, and a look says that it could not look', async () => {
      const { here, center } = await scene();
      const { environment } = center;
      const applied = await here.firstpush([...apply('none'), ...dev], { environment });
      expect(applied.code).toBe(2);
      expect(applied.stderr).toContain(
        'an answer is missing: log in again where the session has expired; give it by --sso-login',
      );
      const checked = await here.firstpush(['check', ...dev, '--json', ...walk('none')], {
        environment,
      });
      expect(checked.code).not.toBe(0);
      expect(checked.stdout).toContain('aws sso login');
      expect(documentOf(checked.stdout).findings.map(({ severity }) => severity)).toContain(
        'unknown',
      );
      expect(await center.logins()).toEqual([]);
      expect(ground.calls()).toEqual([]);
    });

    test('without the AWS CLI says who has to log in', async () => {
      const { here, center } = await scene();
      const environment = { ...center.environment, PATH: here.temporary };
      const words = [await built(), ...apply('none'), ...dev, '--sso-login'];
      const { code, stdout } = await here.run(process.execPath, words, { environment });
      expect([1, 3]).toContain(code);
      expect(stdout).toContain('aws sso login');
      expect(ground.calls()).toEqual([]);
    });

    test.skipIf(!tool('tmux'))(
      'on the screen asks, shows what the AWS CLI says, and goes on (skipped without tmux)',
      async () => {
        const { here, center } = await scene();
        const { PATH: _, ...environment } = center.environment;
        const at = await openTerminal(here, 100, 30, environment);
        onTestFinished(() => at.close());
        await at.until(/^[$#]/m);
        await at.line(
          `PATH=${here.root}/cli:$PATH; clear; firstpush ${[...walk('screen'), ...dev].join(' ')}; echo "ended $?"`,
        );
        await at.until(/The session of the profile dev has expired\. Log in again\?/);
        await at.press('Enter');
        const shown = await at.until(/Is this right\?/);
        expect(shown).toContain('note       Open https://device.sso.example/ and enter ABCD-EFGH');
        expect(await center.logins()).toHaveLength(1);
        await at.press('C-c');
        expect(await at.until(/^ended \d+$/m)).toMatch(/^ended 130$/m);
      },
    );
  });

  describe('a profile that does not exist', () => {
    test.each([
      ['--profile', ['--profile', 'wrok'], {}],
      ['AWS_PROFILE', [], { AWS_PROFILE: 'wrok' }],
    ])('named by %s is a finding that says so, and which there are', async (_by, flags, own) => {
      const here = await room();
      await profileWithMfa(ground, here, `dan-${flags.length}`);
      ground.forget();
      const { stdout } = await here.firstpush(['check', '--json', ...walk('x'), ...flags], {
        environment: { ...withoutKeys(ground), ...own },
      });
      expect(documentOf(stdout).findings.find(({ step }) => step === 'name')).toMatchObject({
        check: 'aws-not-answering',
        severity: 'unknown',
        what: 'the AWS profile that is named does not exist',
        why: expect.stringContaining('no profile “wrok” is there, but work, dan-'),
        remedy: { text: 'name one that does: --profile NAME, or AWS_PROFILE' },
      });
      expect(ground.calls()).toEqual([]);
    });
  });

  describe('the account', () => {
    test('of another id than the one that is allowed is not changed', async () => {
      const here = await room();
      const words = [...apply('other'), '--account', '210987654321'];
      const { code, stderr } = await here.firstpush(words, { environment: ground.environment });
      expect(code).toBe(2);
      expect(stderr).toContain(
        'this is account 123456789012 (arn:aws:iam::123456789012:user/practice), and --account allows 210987654321 only; choose the --profile of 210987654321',
      );
      expect(ground.writes()).toEqual([]);
    });

    test('of one of several profiles, none of them named, is asked about before the first write', async () => {
      const here = await room();
      await twoProfiles(ground, here);
      const environment = withoutKeys(ground);
      const refused = await here.firstpush([...walk('no'), '--plain'], {
        environment,
        // The guesses and firstpush.yml, and then: not this account.
        input: '\n\n2\n',
      });
      expect(refused.stdout).toContain('Change account 123456789012 (our-company) in us-east-1?');
      expect(refused.code).toBe(1);
      expect(ground.writes()).toEqual([]);

      const agreed = await here.firstpush([...walk('no'), '--plain'], {
        environment,
        input: `\n1\n${onwards}`,
      });
      expect(agreed.code, agreed.stdout).toBe(0);
      expect(agreed.stdout.match(/Change account/g)).toHaveLength(1);
    });

    test('that --profile names is shown with the plan, and consented to with it', async () => {
      const here = await room();
      await twoProfiles(ground, here);
      const { code, stdout } = await here.firstpush(
        [...walk('named'), '--plain', '--profile', 'other'],
        { environment: withoutKeys(ground), input: onwards },
      );
      expect(code, stdout).toBe(0);
      expect(stdout).not.toContain('Change account');
      expect(stdout).toMatch(/^in {9}account 123456789012 .*, by the profile other$/m);
    });

    test.skipIf(!tool('tmux'))(
      'is shown on a screen however small, and costs no key: six, and the secret (skipped without tmux)',
      async () => {
        const here = await room();
        await here.write({
          ...files,
          'firstpush.yml': `app: six\nregistry: ${ground.registry}\nusername: learner\n`,
        });
        const { PATH: _, ...environment } = ground.environment;
        const at = await openTerminal(here, 40, 12, environment);
        onTestFinished(() => at.close());
        await at.until(/^[$#]/m);
        await at.line('clear; firstpush; echo "ended $?"');
        let keys = 0;
        let last = '';
        for (;;) {
          const shown = await at.until({
            test: (text) => text !== last && /^( ↵ |ended \d)/m.test(text),
          });
          if (/^ended \d/m.test(shown)) break;
          last = shown;
          if (/Password or access token/.test(shown)) {
            await at.paste(ground.login.password);
            await at.until(/[•*]{8}/);
          } else keys += 1;
          if (/\+ parameter|\+ role/.test(shown)) expect(shown).toContain('account 123456789012');
          await at.press('Enter');
        }
        expect(await at.until(/^ended \d+$/m)).toMatch(/^ended 0$/m);
        expect(keys).toBeLessThanOrEqual(6);
      },
    );

    test('that the answers file names is changed without a question', async () => {
      const here = await room();
      await here.write({ ...files, 'firstpush.yml': 'account: "123456789012"\n' });
      const { code, stdout } = await here.firstpush([...walk('kept'), '--plain'], {
        environment: ground.environment,
        input: onwards,
      });
      expect(code, stdout).toBe(0);
      expect(stdout).not.toContain('Change account');
      expect(stdout).toContain('account 123456789012 (our-company) in us-east-1, as ');
    });
  });
});
