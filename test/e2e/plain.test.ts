import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { tool } from '../real.ts';
import { built } from './built.ts';
import { documentOf, expectProven } from './document.ts';
import { endState } from './end-state.ts';
import { applyWords, type Ground, openGround } from './ground.ts';
import { openRoom, type Room } from './room.ts';
import { answering, openTalk } from './talk.ts';

const onwards = '\n'.repeat(12);
async function room(): Promise<Room> {
  const opened = await openRoom();
  onTestFinished(opened.remove);
  return opened;
}

describe('the walk of lines on the practice ground', { timeout: 60_000 }, () => {
  test('goes to a proven push by a number and Enter, and says so without an escape sequence', async () => {
    const lines = await room();
    const { code, stdout, stderr } = await lines.firstpush(['--plain', '--app', 'demo'], {
      input: `1\n${onwards}`,
    });
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('No AWS credentials were found. Where shall we walk?');
    expect(stdout).toContain('1 on the practice ground');
    expect(stdout).toMatch(/^proven .* is served as sha256:[0-9a-f]{64} \(local\)$/m);
    // No control character but the end of a line.
    expect(`${stdout}${stderr}`).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u0080-\u009f]/);

    const script = await room();
    const words = ['apply', '--practice', '--yes', '--no-input', '--app', 'demo', '--json'];
    const applied = await script.firstpush(words);
    expectProven(documentOf(applied.stdout));
    expect(await lines.files()).toEqual(await script.files());
    for (const file of await script.files()) {
      expect(await lines.read(file)).toBe(await script.read(file));
    }
  });

  test.each<[string, string, Record<string, string>]>([
    ['a terminal of its own', '--plain', {}],
    ['a terminal that is a screen reader’s', '', { ACCESSIBLE: '1' }],
    ['a dumb terminal', '', { TERM: 'dumb' }],
  ])('never moves the cursor in %s, and comes to the same', async (_what, flag, environment) => {
    const lines = await room();
    const command = `'${process.execPath}' -- '${await built()}' ${flag} --app demo`;
    const walk = openTalk(lines, ['script', '-qec', command, '/dev/null'], {
      ...{ TERM: 'xterm-256color', LC_ALL: 'C.UTF-8' },
      ...environment,
    });
    const code = await answering(walk, (asked) =>
      asked.includes('Where shall we walk?') ? '1' : '',
    );
    const said = walk.said();
    expect(code, said).toBe(0);
    const bare = said.replace(/\u001b\[\d*m/g, '');
    expect(bare).toMatch(/proven .* is served as sha256:[0-9a-f]{64} \(local\)/);
    // Colours, and nothing else: neither a sequence nor a carriage return that is no line end.
    expect(bare).not.toMatch(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u009b]|\r(?![\r\n])/);
    expect(said.includes('\u001b')).toBe(environment['TERM'] !== 'dumb');

    const piped = await room();
    await piped.firstpush(['--plain', '--app', 'demo'], { input: `1\n${onwards}` });
    expect(await lines.files()).toEqual(await piped.files());
    for (const file of await lines.files()) {
      expect(await lines.read(file)).toBe(await piped.read(file));
    }
  });

  test('an input that ends early leaves with exit 130 and changes nothing', async () => {
    const lines = await room();
    const { code } = await lines.firstpush(['--plain', '--app', 'demo'], { input: '1\n' });
    expect(code).toBe(130);
    expect(await lines.files()).toEqual([]);
  });
});

describe.skipIf(!tool('aws'))(
  'the walk of lines in an account (skipped without the AWS CLI)',
  { timeout: 60_000 },
  () => {
    let ground: Ground;
    beforeAll(async () => {
      ground = await openGround();
    });
    afterAll(() => ground.close());

    test('ends where apply ends', async () => {
      const { environment, registry, login } = ground;
      const files = { Dockerfile: 'FROM scratch\nCOPY hello.txt /\n', 'hello.txt': 'hello\n' };

      const lines = await room();
      await lines.write(files);
      const words = ['--plain', '--app', 'shop', '--registry', registry];
      const walk = openTalk(lines, [process.execPath, '--', await built(), ...words], environment);
      const code = await answering(walk, (asked) => {
        if (/Which user of the registry/.test(asked)) return login.username;
        if (/Password or access token/.test(asked)) return login.password;
        return /^ {2}1 yes, this account$/m.test(asked) ? '1' : '';
      });
      expect(code, walk.said()).toBe(0);
      expect(walk.said()).not.toContain(login.password);
      const shop = await endState(lines, 'shop', environment);

      const script = await room();
      await script.write(files);
      const apply = applyWords('cart', { registry, username: login.username });
      const applied = await script.firstpush(apply, { environment });
      expectProven(documentOf(applied.stdout));
      const cart = await endState(script, 'cart', environment);

      expect(shop).toEqual(cart);
      expect(await lines.files()).toEqual(await script.files());
      for (const file of await script.files()) {
        expect(await lines.read(file)).toBe((await script.read(file)).replaceAll('cart', 'shop'));
      }
    });
  },
);
