import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asCommands } from '../../src/export/commands.ts';
import type { Plan } from '../../src/export/plan.ts';
import type { Change, WriteFile } from '../../src/types.ts';
import { examples } from '../changes/examples.ts';
import { tool } from '../real.ts';
import { awkward, everything, planOfChanges } from './plans.ts';

const run = promisify(execFile);
const bash = tool('bash');
const script = (plan: Plan) => asCommands(plan, { shell: 'bash' });

/** A plan of files alone, for no account: its script calls nothing of AWS. */
function offline(...changes: Change[]): Plan {
  const { place: _, ...plan } = planOfChanges(...changes);
  return plan;
}

describe.skipIf(!bash)('by bash itself (skipped where there is none)', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'firstpush-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const inBash = async (text: string, before = '') =>
    (await run('bash', ['-c', `${before}\n${text}`], { cwd: folder })).stdout;

  test('a script of every change is what bash can parse', async () => {
    await run('bash', ['-n', '-c', script(everything)]);
  });

  /** The words that the programs of a script get, by putting a printing one in their place. */
  const printing = (name: string) => `${name}() { printf '%s\\0' "$@"; }`;

  test('the value of a parameter arrives as it was given', async () => {
    const texts = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', ''));
    await fc.assert(
      fc.asyncProperty(fc.oneof(texts, fc.constant(awkward)), async (value) => {
        const said = await inBash(script(offline({ ...examples.put, value })), printing('aws'));
        expect(said.split('\0').slice(0, 8)).toEqual([
          ...['ssm', 'put-parameter', '--name', examples.put.name],
          ...['--type', 'String', '--value', value],
        ]);
      }),
      { numRuns: 30 },
    );
  });

  /** Runs the script that writes a text, and gives what the file then holds. */
  async function written(text: string, parts: Partial<WriteFile> = {}): Promise<string> {
    const path = parts.path ?? 'file';
    await inBash(script(offline({ kind: 'write-file', ...parts, path, text })));
    return await readFile(join(folder, path), 'utf8');
  }

  test.each([
    ['nothing', ''],
    ['a line', 'a\n'],
    ['no line end', 'a\nb'],
    ['many line ends', '\n\na\n\n'],
    ['the end mark', 'EOF\nEOF_\n EOF\n'],
    ['what a shell would expand', '$HOME `id` $(id) \\ "x" \'y\' !z\n'],
    ['carriage returns', 'a\r\nb\r\n'],
    ['tabs and controls', '\ta\u0001b\u001b[31m\u007f\n'],
    ['other alphabets', 'ü € 😀 \u0085\n'],
  ])('a file with %s is written as it is', async (_, text) => {
    expect(await written(text)).toBe(text);
  });

  test('so is any file', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('EOF', 'EOF_', "it's", '\\', '$x', '\r', '\t'),
    );
    const texts = fc
      .array(line, { maxLength: 6 })
      .map((lines) => lines.join('\n').replaceAll('\0', ''));
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect(await written(text)).toBe(text);
      }),
      { numRuns: 30 },
    );
  });

  test('a file in a folder that is not there, and one that can be run', async () => {
    expect(await written('x\n', { path: `it's/a b/run.sh`, executable: true })).toBe('x\n');
    expect((await stat(join(folder, `it's/a b/run.sh`))).mode & 0o100).toBe(0o100);
  });

  test('the script stops at the first failure, and says so by its exit code', async () => {
    const failing = `aws() { return 7; }`;
    const plan = offline(examples.put, { kind: 'write-file', path: 'after', text: 'x\n' });
    await expect(inBash(script(plan), failing)).rejects.toMatchObject({ code: 7 });
    await expect(stat(join(folder, 'after'))).rejects.toThrow('ENOENT');
  });

  test('without an answer to its prompt it stops too', async () => {
    const plan = offline(examples.putSecret, { kind: 'write-file', path: 'after', text: 'x\n' });
    const running = run('bash', ['-c', `${printing('aws')}\n${script(plan)}`], { cwd: folder });
    running.child.stdin?.end();
    await expect(running).rejects.toMatchObject({ code: 1 });
    await expect(stat(join(folder, 'after'))).rejects.toThrow('ENOENT');
  });

  test('in another account it does nothing', async () => {
    const plan = planOfChanges({ kind: 'write-file', path: 'after', text: 'x\n' });
    const other = 'aws() { echo 999999999999; }';
    await expect(inBash(script(plan), other)).rejects.toMatchObject({
      code: 1,
      stderr: 'this is account 999999999999, and the plan is for 123456789012\n',
    });
    await expect(stat(join(folder, 'after'))).rejects.toThrow('ENOENT');
  });

  test('a project whose role is new is tried again while the role cannot be assumed', async () => {
    const slow = `aws() { [ "$2" != create-project ] || { echo >> tried; [ "$(wc -l < tried)" -gt 2 ]; }; }
      sleep() { echo "slept $1"; }`;
    const plan = offline(examples.createRole, examples.project);
    expect(await inBash(script(plan), slow)).toBe('slept 10\nslept 10\n');
  });
});
