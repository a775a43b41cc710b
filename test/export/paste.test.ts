import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { describe, expect, onTestFinished, test } from 'vitest';
import { asCommands } from '../../src/export/commands.ts';
import { examples, plaintext } from '../changes/examples.ts';
import { tool } from '../real.ts';
import { planOfChanges } from './plans.ts';

const bash = tool('bash');
const text = 'a !x !! !$ "!y"\n#!/bin/sh\nEOF\nb\n';

/** A bash at a terminal that takes a paste for so many keys: as every bash before 5.1 does. */
async function openTerminal() {
  const folder = await mkdtemp(join(tmpdir(), 'firstpush-'));
  const terminal = spawn('bash', ['--norc', '--noprofile', '-i'], {
    cwd: folder,
    cols: 200,
    env: { PATH: process.env['PATH'], HOME: folder, PS1: 'ready> ', LANG: 'C.UTF-8' },
  });
  let screen = '';
  terminal.onData((data) => {
    screen += data;
  });
  onTestFinished(async () => {
    terminal.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });
  return {
    folder,
    type: (keys: string) => terminal.write(keys.replaceAll('\n', '\r')),
    screen: () => screen,
    until: (expected: RegExp) => expect.poll(() => screen, { timeout: 15_000 }).toMatch(expected),
  };
}

describe.skipIf(!bash)(
  'pasted into bash (skipped where there is none)',
  { timeout: 30_000 },
  () => {
    test('a script runs as it would from a file, and its prompt waits for the person', async () => {
      const terminal = await openTerminal();
      await terminal.until(/ready> $/);
      const stand =
        'aws() { case "$*" in *stdin*) cat > secret;; *) printf "%s" "$8" > value;; esac; }';
      terminal.type(`bind 'set enable-bracketed-paste off'; ${stand}; echo begin\n`);
      await terminal.until(/begin\r\n.*ready> $/s);

      const { place: _, ...plan } = planOfChanges(
        { kind: 'write-file', path: 'file', text },
        { ...examples.put, value: '!x "!y" it\'s !z' },
        examples.putSecret,
        { kind: 'write-file', path: 'last', text: 'x\n' },
      );
      terminal.type(asCommands(plan, { shell: 'bash' }));
      await terminal.until(/password, for [^']*: $/);
      terminal.type(`${plaintext}\n`);
      terminal.type('echo still "here"\n');
      await terminal.until(/still here/);

      const held = (name: string) => readFile(join(terminal.folder, name), 'utf8');
      expect(await held('file')).toBe(text);
      expect(await held('value')).toBe('!x "!y" it\'s !z');
      expect(await held('secret')).toBe(plaintext);
      expect(await held('last')).toBe('x\n');
      expect(terminal.screen()).not.toContain('hunter2');
    });

    test('a failure leaves the terminal open', async () => {
      const terminal = await openTerminal();
      await terminal.until(/ready> $/);
      terminal.type('aws() { return 3; }\n');
      const { place: _, ...plan } = planOfChanges(examples.put, examples.put);
      terminal.type(asCommands(plan, { shell: 'bash' }));
      terminal.type('echo "ended $?"\n');
      await terminal.until(/ended 3/);
    });
  },
);
