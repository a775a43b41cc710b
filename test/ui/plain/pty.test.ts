import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { bundle, type Program, running, Terminal } from '../terminal.ts';

// A program starts slowly on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const secret = 'canary-7f3a';
let program: Program;
let terminal: Terminal;

beforeAll(async () => {
  program = await bundle('lines');
});
afterEach(() => terminal.stop());
afterAll(() => program.remove());

function open(...scenes: string[]): void {
  terminal = new Terminal(running(program, ...scenes), { columns: 80, rows: 24 });
}

describe('at a terminal', () => {
  it('asks one question after another', async () => {
    open('app', 'convention', 'password', 'consent');
    await terminal.until('called?');
    terminal.type('demo\r');
    await terminal.until('By which convention');
    terminal.type('\u001b[B\r');
    await terminal.until('access token');
    terminal.type(`${secret}\r`);
    await terminal.until('What now?');
    terminal.type('\r');
    await terminal.until(`said: app=demo | convention=pascal | password of ${secret.length} | go`);
    expect(terminal.raw).not.toContain(secret);
    expect(await terminal.ended()).toBe(0);
  });

  it('takes the guess for Enter, and refuses with the reason', async () => {
    open('app', 'app');
    await terminal.until('(flask-app)');
    terminal.type('a b\r');
    await terminal.until('letters, digits, dots');
    terminal.type('\u0015');
    await terminal.until(/called\? \(flask-app\)\s*$/);
    terminal.type('\r');
    await terminal.until(/What is the application[\s\S]*What is the application/);
    terminal.type('\r');
    await terminal.until('said: app=flask-app | app=flask-app');
  });

  it('accepts a review whole, or changes a line of it', async () => {
    open('review', 'review');
    await terminal.until('Is this right?');
    terminal.type('\r');
    await terminal.until(/said|Is this right\?[\s\S]*Is this right\?/);
    terminal.type('3\r');
    await terminal.until('Which registry?');
    terminal.type('ghcr.io\r');
    await terminal.until(
      'said: app=flask-app registry=docker.io convention=path | registry=ghcr.io',
    );
  });

  it.each([
    ['<', 'app', 'said: back'],
    ['back', 'app', 'said: back'],
    ['<', 'password', 'said: back'],
    ['back', 'password', 'said: password of 4'],
  ])('typing %s at %s gives "%s"', async (typed, scene, said) => {
    open(scene);
    await terminal.until(scene === 'app' ? 'called?' : 'access token');
    terminal.type(`${typed}\r`);
    await terminal.until(said);
  });

  it.each([
    ['ctrl-c', '\u0003'],
    ['ctrl-d', '\u0004'],
  ])('%s leaves', async (_name, key) => {
    open('app', 'consent');
    await terminal.until('called?');
    terminal.type(key);
    await terminal.until('said: left');
    expect(await terminal.ended()).toBe(0);
  });
});

describe('at a terminal that is to stay still', () => {
  it('never moves the cursor, redraws or shows the secret', async () => {
    open('still', 'started', 'app', 'password', 'convention', 'review', 'consent');
    await terminal.until('called? [flask-app]');
    terminal.type('demo\r');
    await terminal.until('access token of alice:');
    terminal.type(`${secret}X\u007f\r`);
    await terminal.until('number [2]:');
    terminal.type('3\r');
    await terminal.until('number [1]:');
    terminal.type('\r');
    await terminal.until('What now?');
    terminal.type('\r');
    const answers = `app=demo | password of ${secret.length} | convention=pascal`;
    await terminal.until(
      `said: ${answers} | app=flask-app registry=docker.io convention=path | go`,
    );
    expect(terminal.raw).not.toContain('\u001b');
    expect(terminal.raw).not.toMatch(/\r(?!\n)/);
    expect(terminal.raw).not.toContain(secret);
    expect(await terminal.ended()).toBe(0);
  });

  it.each([
    ['ctrl-c at a text', 'app', 'called?', '\u0003'],
    ['ctrl-d at a text', 'app', 'called?', '\u0004'],
    ['ctrl-c at a secret', 'password', 'access token', '\u0003'],
    ['ctrl-d at a secret', 'password', 'access token', '\u0004'],
  ])('%s leaves', async (_what, scene, prompt, key) => {
    open('still', scene, 'consent');
    await terminal.until(prompt);
    terminal.type(key);
    await terminal.until('said: left');
    expect(await terminal.ended()).toBe(0);
  });
});
