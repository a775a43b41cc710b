import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Shell } from '../../src/runner/shell.ts';
import { hereIn } from '../../src/runner/site.ts';

/** A shell in a folder of its own, and what it has printed so far. */
function open(program: string, more: { onOutput?: (text: string) => void | Promise<void> } = {}) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'firstpush-shell-')));
  const stopping = new AbortController();
  const printed: string[] = [];
  const shell = new Shell({
    program,
    folder,
    site: hereIn(folder),
    environment: { PATH: process.env['PATH'] ?? '', HOME: folder },
    signal: stopping.signal,
    onOutput: (text) => {
      printed.push(text);
    },
    ...more,
  });
  onTestFinished(async () => {
    stopping.abort();
    await shell.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const said = () => printed.splice(0).join('');
  return { shell, folder, said, stopping };
}

describe.each(['sh', 'bash'])('%s', (program) => {
  test.each<[command: string, status: number, output: string | RegExp]>([
    ['echo hello', 0, 'hello\n'],
    ['printf "no line end"', 0, 'no line end'],
    ['false', 1, ''],
    ['exit 3', 3, ''],
    ['return 4', 4, ''],
    ['set -e\nfalse\necho never', 1, ''],
    ['false | true', 0, ''],
    ['echo one\nfalse\necho two', 0, 'one\ntwo\n'],
    ['nosuchcommand', 127, /script\.sh: .*nosuchcommand: .*not found\n/],
    ['if then', 2, /script\.sh: .*syntax error/i],
    ['echo "unclosed', 2, /script\.sh/],
    ['set -u; echo "$NOPE"', program === 'sh' ? 2 : 1, /NOPE/],
    ['cat <<END\na heredoc\nEND', 0, 'a heredoc\n'],
    ['cat', 0, ''],
    ['read -r line; echo "read:$line"', 0, 'read:\n'],
    ['echo out; echo err >&2; echo out', 0, 'out\nerr\nout\n'],
    ['kill -9 $$', 137, ''],
    ['exec sh -c "exit 7"', 7, ''],
    ['exec sleep 0', 0, ''],
    ['sleep 60 & echo started', 0, 'started\n'],
    ['sleep 60 & exit 5', 5, ''],
    ['exec 9>/dev/null; echo still here', 0, 'still here\n'],
    ['exec >&-; exec 2>&-', 0, ''],
    ['set -v; echo seen', 0, /seen/],
    ['set -x; true', 0, /^\+ true\n$|^\+\+ true\n$/],
    ["printf '\\377\\000\\376\\n'", 0, '\uFFFD\0\uFFFD\n'],
    ['(exit 6)', 6, ''],
    ['exit 9 & wait $!', 9, ''],
    ['', 0, ''],
    ['# nothing', 0, ''],
    ["echo 'it'\\''s'", 0, "it's\n"],
  ])('%j ends with %i', async (command, status, output) => {
    const { shell, said } = open(program);
    expect(await shell.run(command)).toBe(status);
    const printed = said();
    if (typeof output === 'string') expect(printed).toBe(output);
    else expect(printed).toMatch(output);
    // whatever happened, the next command runs
    expect(await shell.run('exit 11')).toBe(11);
  });

  test('folder, variables, functions and options last over commands', async () => {
    const { shell, folder, said } = open(program);
    await shell.run(
      'mkdir sub && cd sub && plain=1 && export SHOWN="two words" && f() { echo f; }',
    );
    await shell.run('set -f; echo "$PWD|$plain|$SHOWN"; f; echo *');
    expect(said()).toBe(`${folder}/sub|1|two words\nf\n*\n`);
    expect(await shell.run('sh -c \'echo "$SHOWN$plain"\'')).toBe(0);
    expect(said()).toBe('two words\n');
  });

  test('after a command that ended the shell, the next goes on from what was exported', async () => {
    const { shell, folder, said } = open(program);
    await shell.run('mkdir -p "it\'s here"; cd "it\'s here"; export A="quote \' \\" \\\\ \n line"');
    await shell.run('export B=lost; cd /; exit 1');
    await shell.run('echo "$A|$B|$PWD"');
    expect(said()).toBe(`quote ' " \\ \n line||${folder}/it's here\n`);
    await shell.run('kill -9 $$');
    await shell.run('echo "$A|$PWD"');
    expect(said()).toBe(`quote ' " \\ \n line|${folder}/it's here\n`);
  });

  test('a folder that is gone is left for the one at the beginning', async () => {
    const { shell, folder, said } = open(program);
    await shell.run('mkdir sub; cd sub');
    await shell.run('rmdir ../sub; exit 1');
    await shell.run('pwd');
    expect(said()).toBe(`${folder}\n`);
  });

  test('variables given with a command are exported', async () => {
    const { shell, said } = open(program);
    await shell.run('sh -c \'echo "$GIVEN"\'', { GIVEN: "a'b $HOME" });
    expect(said()).toBe("a'b $HOME\n");
  });

  test('a job in the background works on, and ends with the shell', async () => {
    const { shell, folder, said } = open(program);
    await shell.run('(while :; do sleep 0.05; echo tick >>ticks; done) & echo $! >pid');
    expect(await shell.run('while ! [ -s ticks ]; do sleep 0.05; done; kill -0 $(cat pid)')).toBe(
      0,
    );
    const pid = Number(readFileSync(join(folder, 'pid')));
    await shell.close();
    await expect.poll(() => alive(pid), { timeout: 10_000 }).toBe(false);
    expect(said()).toBe('');
  });

  test('exit traps run at the end', async () => {
    const { shell, said } = open(program);
    await shell.run("trap 'echo bye' EXIT");
    expect(said()).toBe('');
    await shell.close();
    expect(said()).toBe('bye\n');
  });

  test('stopping kills the command and what it started', async () => {
    const { shell, folder, stopping } = open(program);
    const running = shell.run('sh -c "echo \\$\\$ >inner; exec sleep 600" & sleep 600');
    const inner = join(folder, 'inner');
    await expect
      .poll(() => existsSync(inner) && readFileSync(inner).length, { timeout: 10_000 })
      .toBeGreaterThan(1);
    const pid = Number(readFileSync(inner));
    stopping.abort();
    expect(await running).toBe(137);
    await expect.poll(() => alive(pid), { timeout: 10_000 }).toBe(false);
    await expect(shell.run('echo no more')).rejects.toThrow();
  });

  test('a million lines pass in bounded memory, as fast as they are taken', async () => {
    let lines = 0;
    const onOutput = async (text: string) => {
      for (const character of text) if (character === '\n') lines += 1;
      if (lines < 5000) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    const { shell } = open(program, { onOutput });
    const before = process.memoryUsage().rss;
    const status = await shell.run('i=0; seq 1000000');
    expect(status).toBe(0);
    expect(lines).toBe(1_000_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });
});

test('a shell that is not there is named', async () => {
  const { shell } = open('no-such-shell');
  await expect(shell.run('true')).rejects.toThrow(/no-such-shell/);
});

/** True for a process that runs; one that has ended may wait to be collected. */
function alive(pid: number): boolean {
  try {
    return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).startsWith(
      'Z',
    );
  } catch {
    return false;
  }
}
