import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { applicationsOf } from './applications.ts';
import { built } from './built.ts';
import { type Ground, openGround } from './ground.ts';
import { openRoom, type Room } from './room.ts';

const dockerfile = 'FROM scratch\nCOPY Dockerfile /\n';

let room: Room;
let ground: Ground;
beforeAll(() => built(), 60_000);
beforeEach(async () => {
  [room, ground] = await Promise.all([openRoom(), openGround()]);
  return async () => {
    await ground.close();
    await room.remove();
  };
});

const here = (words: readonly string[], more: Readonly<Record<string, string>> = {}) =>
  room.firstpush(words, { environment: { ...ground.environment, ...more } });

const login = () => ['--registry', ground.registry, '--username', ground.login.username];
const withPassword = ['--password-env', 'PRACTICE_PASSWORD'];

const services = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [`services/${name}/Dockerfile`, dockerfile]));

describe('apply over folders', { timeout: 120_000 }, () => {
  test('proves each in turn, and writes nothing the second time', async () => {
    await room.write(services('cart', 'shop'));
    const words = ['apply', 'services/cart', 'services/shop', '--yes', ...login(), ...withPassword];
    const first = await here([...words, '--json']);
    const document = applicationsOf(first.stdout);
    expect(document).toMatchObject({ command: 'apply', proven: true });
    const came = document.applications.map(({ dir, code, proof }) => [dir, code, proof?.image]);
    expect(came).toEqual(
      ['cart', 'shop'].map((name) => [
        ...[`services/${name}`, 0],
        expect.stringContaining(`${ground.registry}/learner/${name}:firstpush-`),
      ]),
    );
    expect(first.code).toBe(0);
    expect(await room.files()).toEqual([
      ...['cart', 'shop'].flatMap((name) =>
        ['Dockerfile', 'buildspec.yml', 'firstpush.yml'].map((file) => `services/${name}/${file}`),
      ),
    ]);

    ground.forget();
    const second = await here(words);
    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(second.stdout).toMatch(/^in order +2 applications$/m);
    expect(ground.writes()).toEqual([]);
  });

  test('what keeps one from being worked on stops no other, and the worst code counts', async () => {
    await room.write({ ...services('bad', 'cart'), 'services/bad/firstpush.yml': 'appp: x\n' });
    const words = ['apply', 'services/bad', 'services/cart', '--yes', ...login(), ...withPassword];
    const { code, stdout, stderr } = await here(words);
    expect(code).toBe(2);
    const said = 'services/bad/firstpush.yml, line 1: “appp” is no answer';
    expect(stderr).toContain(said);
    expect(stdout).toMatch(new RegExp(`^✗ services/bad .*${said}`, 'm'));
    expect(stdout).toMatch(/^✔ services\/cart +✔ +✔ +✔ +✔ +✔ .*sha256:/m);
    expect(stdout).toMatch(/^not proven +2 applications, 1 not worked on$/m);
  });

  test('an account that nobody is known to stops all before anything is written', async () => {
    await room.write(services('cart', 'shop'));
    const words = ['apply', 'services/cart', 'services/shop', '--yes', '--json', ...login()];
    const { code, stdout } = await room.firstpush([...words, ...withPassword], {
      environment: { PRACTICE_PASSWORD: 'none', AWS_REGION: 'us-east-1' },
    });
    expect(code).toBe(3);
    const { applications } = applicationsOf(stdout);
    expect(applications.map(({ findings }) => findings?.map(({ check }) => check))).toEqual([
      ...[['could-not-look'], ['could-not-look']],
    ]);
    expect(await room.files()).toEqual(['services/cart/Dockerfile', 'services/shop/Dockerfile']);
  });

  test('an interrupt ends all of it at once', async () => {
    const names = Array.from({ length: 12 }, (_, at) => `s${at}`);
    await room.write(services(...names));
    const folders = names.map((name) => `services/${name}`);
    const { child, ended } = room.start(
      await built(),
      ['apply', ...folders, '--yes', ...login(), ...withPassword],
      { environment: ground.environment },
    );
    child.stdout.on('data', (text) => {
      if (String(text).includes('services/s1')) child.kill('SIGINT');
    });
    const { code, stdout } = await ended;
    expect(code).toBe(130);
    expect(stdout).not.toContain('services/s9');
  });
});

describe('an answers file that lists applications', { timeout: 120_000 }, () => {
  const list = () => `# All of our services.
registry: ${ground.registry}
username: learner
applications:
  - dir: services/cart
    app: basket
    password-env: CART_PASSWORD
  - dir: services/shop
    password-env: CART_PASSWORD
`;

  test.each([
    ['firstpush.yml of the folder', 'firstpush.yml', []],
    ['--answers', 'list.yml', ['--answers', 'list.yml']],
  ])('by %s: each has its own answers and those of all', async (_by, file, flags) => {
    await room.write({ ...services('cart', 'shop'), [file]: list() });
    const password = { CART_PASSWORD: ground.login.password };
    const applied = await here(['apply', '--yes', '--json', ...flags], password);
    const { proven, applications } = applicationsOf(applied.stdout);
    expect({ code: applied.code, proven }).toEqual({ code: 0, proven: true });
    expect(
      applications.map(({ dir, proof }) => [dir, proof?.image.split(':firstpush')[0]]),
    ).toEqual([
      ['services/cart', `${ground.registry}/learner/basket`],
      ['services/shop', `${ground.registry}/learner/shop`],
    ]);
    expect(await room.read(file)).toBe(list());
    expect(`${applied.stdout}${applied.stderr}`).not.toContain(ground.login.password);

    const checked = await here(['check', ...flags]);
    expect(checked.code).toBe(0);
    expect(checked.stdout).toMatch(/^in order +2 applications$/m);
    const planned = applicationsOf((await here(['plan', '--json', ...flags])).stdout);
    expect(planned.applications.map(({ changes }) => changes)).toEqual([[], []]);
  });

  test('a folder that is named has the answers that the list holds for it', async () => {
    await room.write({ ...services('cart', 'shop'), 'firstpush.yml': list() });
    const { stdout } = await here(['plan', 'services/cart', '--json']);
    const { applications } = applicationsOf(stdout);
    expect(applications.map(({ dir }) => dir)).toEqual(['services/cart']);
    expect(JSON.stringify(applications)).toContain('/basket/docker-registry/url');
  });

  test('a variable that is not set is named where its password is missing', async () => {
    await room.write({ ...services('cart', 'shop'), 'firstpush.yml': list() });
    const { code, stdout } = await here(['apply', '--yes', '--json']);
    expect(code).toBe(2);
    for (const { refused } of applicationsOf(stdout).applications) {
      expect(refused).toMatch(/the password; .*; the variable CART_PASSWORD is not set$/);
    }
  });

  test('check --offline looks at the files of each and asks nobody', async () => {
    await room.write({ ...services('cart', 'shop'), 'firstpush.yml': list() });
    await room.write({ 'services/cart/buildspec.yml': 'version: 0.3\nphases: {}\n' });
    ground.forget();
    const { code, stdout } = await here(['check', '--offline', '--json']);
    const { applications } = applicationsOf(stdout);
    expect(applications[0]?.findings?.map(({ check }) => check)).toContain(
      'buildspec-version-invalid',
    );
    expect(code).toBe(1);
    expect(ground.calls()).toEqual([]);
  });

  test.each([[[]], [['fix']], [['prove']]])(
    'firstpush %j does not work on a list, and says what does',
    async (words) => {
      await room.write({ ...services('cart', 'shop'), 'firstpush.yml': list() });
      const { code, stderr } = await here(words);
      expect(code).toBe(2);
      expect(stderr).toContain('firstpush.yml lists 2 applications: check, plan and apply work on');
    },
  );
});

describe('check and plan over folders', { timeout: 60_000 }, () => {
  test('check --full looks at AWS for each; without it at the files alone', async () => {
    await room.write(services('cart', 'shop'));
    ground.forget();
    const files = await here(['check', 'services/cart', 'services/shop', '--json']);
    expect(ground.calls()).toEqual([]);
    expect(JSON.parse(files.stdout).files.buildspecs).toBe(2);
    const words = ['check', '--full', 'services/cart', 'services/shop', '--json', ...login()];
    const full = await here(words);
    expect(full.code).toBe(1);
    for (const { steps, findings } of applicationsOf(full.stdout).applications) {
      expect(steps?.map(({ id, state }) => `${id} ${state}`)).toContain('store open');
      expect(findings?.map(({ check }) => check)).toContain('ssm-parameter-missing');
    }
    expect(ground.writes()).toEqual([]);
  });

  test('plan shows the changes of each and makes none', async () => {
    await room.write(services('cart', 'shop'));
    const { code, stdout } = await here(['plan', 'services/cart', 'services/shop', ...login()]);
    expect(code).toBe(1);
    for (const name of ['cart', 'shop']) {
      expect(stdout).toContain(`/${name}/docker-registry/url`);
      expect(stdout).toMatch(new RegExp(`^application {2}services/${name}$`, 'm'));
    }
    expect(stdout).toMatch(/^not proven +2 applications, 2 not proven$/m);
    expect(ground.writes()).toEqual([]);
    expect(await room.files()).toEqual(['services/cart/Dockerfile', 'services/shop/Dockerfile']);
  });
});

describe('what cannot be meant', { timeout: 60_000 }, () => {
  const both = ['services/cart', 'services/shop'];
  test.each<[string[], RegExp]>([
    [['plan', ...both, '--app', 'x'], /--app would count for every application: give it for each/],
    [['apply', ...both, '--project', 'x'], /--project would count for every application/],
    [['plan', ...both, '--out', 'x'], /--out is for one application: name its folder by --dir/],
    [['plan', ...both, '--as', 'terraform'], /--as is for one application/],
    [['check', ...both, '--full', '--sarif'], /--sarif is for one application/],
    [['apply', 'services/cart', 'services/cart/Dockerfile'], /Dockerfile is no folder/],
    [
      ['apply', 'services/cart', 'old/cart'],
      /services\/cart and old\/cart would both be “cart”: give “app” for each/,
    ],
    [['apply', 'services/cart', 'services/none'], /there is no services\/none/],
    [['plan', '--answers', 'nameless.yml'], /nameless\.yml, line 2: an application needs “dir:”/],
    [['plan', '--answers', 'away.yml'], /there is no elsewhere/],
    [['plan', '--answers', 'same.yml'], /“app” in same\.yml would count for every application/],
  ])('%j is refused in one sentence, and nothing is done', async (words, said) => {
    await room.write({
      ...services('cart', 'shop'),
      'old/cart/Dockerfile': dockerfile,
      'nameless.yml': 'applications:\n  - app: x\n',
      'away.yml': 'applications:\n  - dir: elsewhere\n',
      'same.yml': 'app: x\napplications:\n  - dir: services/cart\n  - dir: services/shop\n',
    });
    ground.forget();
    const { code, stdout, stderr } = await here([...words, ...login()]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^firstpush: /);
    expect(stderr).toMatch(said);
    expect(ground.calls()).toEqual([]);
  });

  test('another account than the one that is allowed for all', async () => {
    await room.write(services('cart', 'shop'));
    const words = ['apply', ...both, '--yes', ...login(), ...withPassword];
    const { code, stdout } = await here([...words, '--account', '999999999999']);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});
