import { afterAll, afterEach, beforeAll, describe, expect, it, test, vi } from 'vitest';
import { bundle, type Program, running, Terminal } from '../terminal.ts';

// A program starts slowly on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const secret = 'canary-7f3a';
const patience = { timeout: 8000 };
let program: Program;
let terminal: Terminal;

beforeAll(async () => {
  program = await bundle('screen');
});
afterEach(() => terminal.stop());
afterAll(() => program.remove());

function open(size: string, ...scenes: string[]): Terminal {
  const [columns = 80, rows = 24] = size.split('x').map(Number);
  terminal = new Terminal(running(program, ...scenes), { columns, rows });
  return terminal;
}

const screen = (lines: readonly string[]) => `\n${lines.join('\n')}\n`;

test.each(['120x40', '80x24', '40x12'])(
  'links change no cell of the screen at %s',
  async (size) => {
    open(size, 'end');
    await terminal.until('said:');
    const bare = terminal.everything();
    expect(terminal.raw).not.toContain('\u001b]8;');
    await terminal.stop();
    open(size, 'end', 'links');
    await terminal.until('said:');
    expect(terminal.everything()).toEqual(bare);
    const place = '\u001b]8;;file:///srv/my%20app/buildspec.yml\u0007';
    expect(terminal.raw).toContain(place);
    const links = terminal.raw.match(/\u001b\]8;;[^\u0007]*\u0007/g) ?? [];
    expect(links.filter((link) => link !== place)).toEqual(
      links.filter((link) => link === '\u001b]8;;\u0007'),
    );
    expect(links.at(-1)).toBe('\u001b]8;;\u0007');
  },
);

test('ctrl-c that comes together with escape leaves', async () => {
  open('80x24', 'app', 'convention');
  await terminal.until('called?');
  terminal.type('\u001b\u0003');
  await terminal.until('said: back | left');
});

test('a window that is narrow for a moment shows the same as before', async () => {
  open('80x24', 'consent');
  await terminal.until('ctrl-c leave');
  const lines = terminal.lines();
  for (let times = 0; times < 5; times += 1) {
    const heard = terminal.raw.length;
    terminal.resize(30, 24);
    while (terminal.raw.length === heard) await new Promise((settle) => setTimeout(settle, 1));
    terminal.resize(80, 24);
    await terminal.untilLines(
      (shown) => shown.map((line) => line.trimEnd()).join() === lines.join(),
    );
  }
});

describe('the screen of a step', () => {
  it('at 120x40', async () => {
    open('120x40', 'consent');
    expect(screen(await terminal.until('do both'))).toMatchInlineSnapshot(`
      "
       firstpush 0.1.0  myapp                                                           docker.io/alice/flask-app · us-east-1

       ✔ name    /myapp/docker-credentials/usern…  recovered from buildspec.yml
       ✔ store   3 parameters                      alice may push to alice/flask-app, said docker.io
       ▸ wire    CodeBuildServiceRole              2 things to do
         write
         prove

         to do      the role cannot read the three parameters
                    because its policies name parameter/CodeBuild/* only
         to do      docker cannot run in the build
                    because the project's privileged mode is off

         will       + policy arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess  on CodeBuildServiceRole
                    ~ project flask-app  privileged mode on

         by hand    aws iam attach-role-policy --role-name CodeBuildServiceRole --policy-arn
                    arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess   (first of 2 lines)

       ↵ do both   c by hand   s skip   ? why   esc back   ctrl-c leave
      "
    `);
  });

  it('at 80x24', async () => {
    open('80x24', 'consent');
    expect(screen(await terminal.until('do both'))).toMatchInlineSnapshot(`
      "
       firstpush 0.1.0  myapp                   docker.io/alice/flask-app · us-east-1

       ✔ name    /myapp/docker-credentials/use…  recovered from buildspec.yml
       ✔ store   3 parameters                    alice may push to alice/flask-app, …
       ▸ wire    CodeBuildServiceRole            2 things to do
         write
         prove

         to do      the role cannot read the three parameters
                    because its policies name parameter/CodeBuild/* only
         to do      docker cannot run in the build
                    because the project's privileged mode is off

         will       + policy arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess  on
                    CodeBuildServiceRole
                    ~ project flask-app  privileged mode on

         by hand    aws iam attach-role-policy --role-name CodeBuildServiceRole
                    --policy-arn arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess
                    (first of 2 lines)

       ↵ do both   c by hand   s skip   ? why   esc back   ctrl-c leave
      "
    `);
  });

  it('at 40x12', async () => {
    open('40x12', 'consent');
    expect(screen(await terminal.until('leave'))).toMatchInlineSnapshot(`
      "
       ✔ name ✔ store ▸ wire write prove

         found  2 things to do

         will  + policy
           arn:aws:iam::aws:policy/AmazonSSMR
           eadOnlyAccess  on
         … 3 more lines

       ↵ do both   c by hand   s skip   ? why
       esc back   ctrl-c leave
      "
    `);
  });
});

describe('keys', () => {
  it('answer a text typed with its Enter in one write', async () => {
    open('80x24', 'app');
    await terminal.until('called?');
    terminal.type('demo\r');
    await terminal.until('said: app=demo');
  });

  it('answer by a guess, and go through several prompts', async () => {
    open('80x24', 'app', 'convention', 'image', 'review', 'consent');
    await terminal.until('called?');
    terminal.type('\r');
    await terminal.until('By which convention');
    terminal.type('\u001b[B\r');
    await terminal.until('Which build image?');
    terminal.type('12');
    await terminal.until('type to filter: 12');
    terminal.type('\r');
    await terminal.until('Is this right?');
    terminal.type('\r');
    await terminal.until('do both');
    terminal.type('s');
    const accepted = 'app=flask-app registry=docker.io convention=path';
    await terminal.until(
      `said: app=flask-app | convention=pascal | image=aws/codebuild/standard:12.0 | ${accepted} | skip`,
    );
  });

  it('paste one answer, its newline and marks left out', async () => {
    open('80x24', 'app');
    await terminal.until('called?');
    terminal.type('\u001b[200~demo-1\r\n\u001b[201~');
    await terminal.until('▸ demo-1');
    terminal.type('\r');
    await terminal.until('said: app=demo-1');
  });

  it('typed in a burst all arrive, in order', async () => {
    open('80x24', 'app');
    await terminal.until('called?');
    const text = 'abcdefghijklmnopqrstuvwxyz0123456789';
    for (const letter of text) terminal.type(letter);
    terminal.type('\r');
    await terminal.until(`said: app=${text}`);
  });

  it('escape goes back', async () => {
    open('80x24', 'app', 'consent');
    await terminal.until('called?');
    terminal.type('\u001b');
    await terminal.until('do both');
    terminal.type('\u001b');
    await terminal.until('said: back | back');
  });

  it('show the reason under the field, and the cursor in it', async () => {
    open('80x24', 'app');
    await terminal.until('called?');
    terminal.type('日本\u001b[D');
    await terminal.until('✗ a name has letters');
    await expect.poll(() => terminal.cursor().before).toBe(' ▸ 日');
  });

  it('keep the end of a long text in sight', async () => {
    open('120x40', 'app');
    await terminal.until('called?');
    terminal.type(`${'x'.repeat(100)}yz`);
    await expect.poll(() => terminal.cursor().before, patience).toBe(` ▸ ${'x'.repeat(53)}yz`);
    terminal.type('\u0001');
    await expect.poll(() => terminal.cursor().before, patience).toBe(' ▸ ');
    terminal.type('\r');
    await terminal.until(`said: app=${'x'.repeat(100)}yz`);
  });

  it('write the commands out whole, however narrow the terminal', async () => {
    open('40x24', 'consent');
    await terminal.until('do both');
    terminal.type('c');
    await terminal.until('codebuild update-project');
    expect(terminal.everything()).toContain(
      'aws iam attach-role-policy --role-name CodeBuildServiceRole --policy-arn arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess',
    );
  });

  it('show every finding in full, and scroll', async () => {
    open('40x12', 'consent');
    await terminal.until('? why');
    terminal.type('?');
    await terminal.until('lines 1 to');
    terminal.type('\u001b[6~\u001b[6~\u001b[6~\u001b[6~\u001b[6~');
    await terminal.until(/~ project flask-app[\s\S]*lines \d+ to (\d+) of \1/);
    terminal.type('\u001b[6~\u001b[6~\u001b[6~');
    terminal.type('\u001b[A');
    const lines = (await terminal.until(/lines \d+ to (\d+) of (?!\1\b)\d+/)).join('\n');
    const [, last, all] = /lines \d+ to (\d+) of (\d+)/.exec(lines) ?? [];
    expect(Number(last)).toBe(Number(all) - 1);
    terminal.type('?\r');
    await terminal.until('said: go');
  });
});

describe('a secret', () => {
  it('never shows, whether typed or pasted', async () => {
    open('80x24', 'password', 'password', 'end');
    await terminal.until('access token');
    terminal.type(secret);
    await terminal.until(`▸ ${'•'.repeat(secret.length)}`);
    terminal.type('\r');
    await terminal.until(/access token[^•]*$/);
    terminal.type(`\u001b[200~${secret}\n\u001b[201~`);
    await terminal.until(`▸ ${'•'.repeat(secret.length)}`);
    terminal.type('\r');
    await terminal.until(`said: password of ${secret.length} | password of ${secret.length}`);
    expect(terminal.raw).not.toContain(secret);
  });
});

describe('leaving', () => {
  it('ctrl-c leaves a prompt', async () => {
    open('80x24', 'app', 'consent');
    await terminal.until('called?');
    terminal.type('\u0003');
    await terminal.until('said: left');
  });

  it('ctrl-c while working says what it waits for, and leaves then', async () => {
    open('80x24', 'work', 'app');
    await terminal.until('step 3/5');
    terminal.type('\u0003');
    await terminal.until('leaving as soon as this is done: step 3/5 COPY');
    await terminal.until('said: left');
  });

  it('ctrl-c twice while working leaves now', async () => {
    open('80x24', 'work', 'app');
    await terminal.until('step 3/5');
    terminal.type('\u0003\u0003');
    expect(await terminal.ended()).toBe(130);
    expectSane();
  });
});

describe('the terminal afterwards', () => {
  test.each([
    ['the end', ['consent', 'end'], '\r', 'said: go'],
    ['leaving', ['consent'], '\u0003', 'said: left'],
    ['a fault', ['consent', 'crash'], '\r', 'said: go | Error: a fault of ours'],
  ])('is as before after %s', async (_what, scenes, keys, said) => {
    open('80x24', ...scenes);
    await terminal.until('do both');
    terminal.type(keys);
    await terminal.until(said);
    expect(await terminal.ended()).toBe(0);
    expectSane();
  });

  it('is as before after a kill', async () => {
    open('80x24', 'app');
    await terminal.until('called?');
    terminal.kill('SIGTERM');
    await terminal.ended();
    expectSane();
  });

  it('holds the report, and nothing of the live region', async () => {
    open('80x24', 'work', 'end');
    await terminal.until('said:');
    const everything = terminal.everything().join('\n');
    expect(everything).toContain('✔ done     + policy arn:aws:iam');
    expect(everything).toContain('not proven 1 error, 1 warning, 1 not looked at');
    expect(everything).not.toContain('ctrl-c');
  });
});

describe('a terminal that changes its size', () => {
  it('keeps no ghosts of lines that it broke', async () => {
    open('120x60', 'consent', 'app');
    await terminal.until('do both');
    terminal.type('c');
    await terminal.until(/privilegedMode=true[\s\S]*ctrl-c leave/);
    for (const columns of [70, 50, 100, 60]) {
      terminal.resize(columns, 60);
      await redrawn(columns);
      for (const once of ['firstpush 0.1.0', 'ctrl-c leave', 'privilegedMode=true']) {
        expect(count(once), terminal.everything().join('\n')).toBe(1);
      }
    }
  });

  it('keeps none at the foot of a terminal in use, and all that was there before', async () => {
    open('100x40', 'used', 'consent', 'app');
    await terminal.until('do both');
    terminal.resize(60, 40);
    await redrawn(60);
    expect([count('firstpush 0.1.0'), count('ctrl-c leave'), count('before')]).toEqual([1, 1, 60]);
  });

  it('keeps none with the cursor in a field', async () => {
    open('120x40', 'app');
    await terminal.until('called?');
    terminal.type('x'.repeat(30));
    await terminal.until('x'.repeat(30));
    for (const columns of [80, 60, 110]) {
      terminal.resize(columns, 40);
      await redrawn(columns);
      expect(count('firstpush 0.1.0')).toBe(1);
      expect(count('called?')).toBe(1);
      expect(count('ctrl-c leave')).toBe(1);
      await expect.poll(() => terminal.cursor().before, patience).toBe(` ▸ ${'x'.repeat(30)}`);
    }
  });

  it('and becomes too low clears nothing that was there before', async () => {
    open('80x40', 'consent');
    await terminal.until('do both');
    terminal.resize(80, 12);
    await terminal.until('✔ name ✔ store');
    expect(terminal.raw).not.toContain('\u001b[3J');
    terminal.type('\r');
    await terminal.until('said: go');
  });
});

test('the terminal can be taken again, and read otherwise, by the same process', async () => {
  const twice = await bundle('twice');
  terminal = new Terminal(running(twice), { columns: 80, rows: 24 });
  await terminal.until('tab edit the guess');
  terminal.type('one\r');
  await terminal.until(/first: one[\s\S]*tab edit the guess/);
  terminal.type('two\r');
  await terminal.until('called? [flask-app]');
  terminal.type('three\r');
  await terminal.until(/first: one[\s\S]*second: two[\s\S]*third: three/);
  expect(await terminal.ended()).toBe(0);
  await twice.remove();
});

test('no colour where it is not wanted', async () => {
  open('80x24', 'bare', 'consent', 'end');
  await terminal.until('do both');
  terminal.type('\r');
  await terminal.until('said: go');
  expect(terminal.raw).not.toMatch(/\u001b\[[\d;]*m/);
});

/** How often a text is on the screen and above it. */
function count(text: string): number {
  return terminal.everything().join('\n').split(text).length - 1;
}

/** Waits until the header, which fills its line, fits the new width. */
async function redrawn(columns: number): Promise<void> {
  const header = () => terminal.lines().filter((line) => line.startsWith(' firstpush'));
  await expect.poll(() => header().at(-1)?.length, patience).toBe(columns - 1);
  await terminal.until('ctrl-c leave');
}

/** The cursor is shown, pastes are unmarked: the last word on each is the one that restores. */
function expectSane(): void {
  const last = (on: string, off: string) =>
    terminal.raw.lastIndexOf(on) > terminal.raw.lastIndexOf(off);
  expect(last('\u001b[?25h', '\u001b[?25l')).toBe(true);
  expect(last('\u001b[?2004l', '\u001b[?2004h')).toBe(true);
}
