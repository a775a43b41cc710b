import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tool } from '../real.ts';
import { openRoom, type Room } from './room.ts';
import { openTerminal } from './tmux.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.remove());

/** A shell without the person's own settings, and the lines by which it learns the completion. */
const shells = {
  bash: {
    start: 'env PS1="ready> " bash --norc --noprofile -i',
    learn: ['eval "$(firstpush completion bash)"'],
  },
  zsh: {
    start: 'env PS1="ready> " zsh -f',
    learn: ['autoload -U compinit && compinit -u', 'eval "$(firstpush completion zsh)"'],
  },
  fish: {
    start: 'fish --no-config',
    learn: ['function fish_prompt; echo "ready> "; end', 'firstpush completion fish | source'],
  },
};

/** What is typed before the key, and the line that the shell makes of it. */
const completed: readonly (readonly [string, string])[] = [
  ['firstpush expl', 'firstpush explain '],
  ['firstpush plan --as cloudf', 'firstpush plan --as cloudformation '],
  ['firstpush prove --where=codeb', 'firstpush prove --where=codebuild '],
  ['firstpush explain privileged-mode-o', 'firstpush explain privileged-mode-off '],
  ['firstpush --template monor', 'firstpush --template monorepo '],
  ['firstpush check --log only-f', 'firstpush check --log only-file.log '],
  ['firstpush plan only-f', 'firstpush plan only-file.log '],
];

describe.skipIf(!tool('tmux'))('completion at a prompt (needs tmux)', { timeout: 120_000 }, () => {
  for (const [shell, { start, learn }] of Object.entries(shells)) {
    test.skipIf(!tool(shell))(`${shell} (needs ${shell})`, async () => {
      const own = await openRoom();
      await own.write({ 'only-file.log': '' });
      const terminal = await openTerminal(own, 100, 30);
      try {
        await terminal.line(start);
        await wait(1000);
        for (const line of learn) await terminal.line(line);
        await terminal.line('clear');
        await terminal.until(/^ready>$/m);
        for (const [typed, becomes] of completed) {
          await terminal.paste(typed);
          await terminal.until({ test: (screen) => screen.includes(typed) });
          await terminal.press('Tab');
          const done = `${becomes}X`;
          await terminal.until({ test: (screen) => screen.includes(becomes.trimEnd()) });
          await terminal.paste('X');
          await terminal.until({ test: (screen) => screen.includes(done) });
          await terminal.press('C-c');
          await terminal.until({ test: (screen) => screen.trimEnd().endsWith('ready>') });
        }
      } finally {
        await terminal.close();
        await own.remove();
      }
    });
  }
});

describe('what may stand next', { timeout: 30_000 }, () => {
  const offered = async (...words: string[]) => {
    const { code, stdout } = await room.firstpush(['__complete', ...words]);
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    return { words: lines.slice(0, -1).map((line) => line.split('\t')[0]), also: lines.at(-1) };
  };

  test('the profiles of the AWS configuration', async () => {
    const folder = join(room.home, '.aws');
    await mkdir(folder, { recursive: true });
    await room.write({
      '../home/.aws/config': '[default]\nregion = eu-west-1\n[profile dev]\n[sso-session work]\n',
      '../home/.aws/credentials': '[default]\n[ops]\n',
    });
    expect(await offered('check', '--profile', '')).toEqual({
      words: ['default', 'dev', 'ops'],
      also: ':words',
    });
  });

  test('no flag of another command, and none twice', async () => {
    const { words } = await offered('practice', '--json', '--');
    expect(words).toContain('--env-file');
    expect(words).not.toContain('--sarif');
    expect(words).not.toContain('--json');
  });

  test('a value that is a command’s name is no command', async () => {
    expect((await offered('--app', 'check', 'pl')).words).toEqual(['plan']);
  });

  test('a shell that is none of the four is refused', async () => {
    const { code, stderr } = await room.firstpush(['completion', 'tcsh']);
    expect(code).toBe(2);
    expect(stderr).toContain('bash, zsh, fish, powershell');
  });
});
