import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf, expectProven } from '../e2e/document.ts';
import { applyWords, type Ground, openGround } from '../e2e/ground.ts';
import { openRoom, type Room } from '../e2e/room.ts';
import { disarm } from './breaking.ts';

const files = { Dockerfile: 'FROM scratch\nCOPY app.txt /\n', 'app.txt': 'hello\n' };

describe('what was proven, and what failed, can be looked at again', { timeout: 120_000 }, () => {
  let ground: Ground;
  let room: Room;
  let receipt: string;
  let answers: string[];
  const run = async (words: readonly string[], input?: string) => {
    const environment = ground.environment;
    const { code, stdout, stderr } = await room.firstpush(words, {
      environment,
      ...(input !== undefined && { input }),
    });
    if (stdout === '') throw new Error(stderr);
    return { code, document: documentOf(stdout) };
  };
  const prove = (...more: string[]) => run(['prove', '--where', 'codebuild', ...more, ...answers]);

  beforeAll(async () => {
    [ground, room] = await Promise.all([openGround(), openRoom()]);
    await room.write(files);
    receipt = join(room.root, 'receipt.json');
    const apply = applyWords('demo', {
      registry: ground.registry,
      username: ground.login.username,
    });
    answers = apply.slice(1);
    expect((await run(apply)).code).toBe(0);
  }, 120_000);
  afterAll(async () => {
    await ground.close();
    await room.remove();
  });

  test('a receipt holds the proof, and holds again', async () => {
    const { code, document } = await prove('--receipt', receipt);
    expect(code).toBe(0);
    const { proof: kept } = JSON.parse(await readFile(receipt, 'utf8'));
    expect(kept).toMatchObject({ ...document.proof, phases: expect.any(Array) });
    const again = await run(['check', '--json', '--receipt', receipt]);
    expect(again.document.findings.map(({ check }) => check)).not.toContain(
      'receipt-no-longer-holds',
    );
  });

  test('a receipt of another digest no longer holds', async () => {
    const text = await readFile(receipt, 'utf8');
    const other = join(room.root, 'other.json');
    await writeFile(other, text.replace(/"sha256:[0-9a-f]{64}"/, `"sha256:${'0'.repeat(64)}"`));
    const { code, document } = await run(['check', '--json', '--receipt', other]);
    expect(code).toBe(1);
    expect(document.findings[0]).toMatchObject({ check: 'receipt-no-longer-holds' });
  });

  test('what is no receipt is refused', async () => {
    const wrong = join(room.root, 'wrong.json');
    await writeFile(wrong, '{"version": 1}');
    const { code, stderr } = await room.firstpush(['check', '--receipt', wrong], {
      environment: ground.environment,
    });
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('receipt') });
  });

  test('a failed build is found by its ARN and as the last one of its project', async () => {
    await disarm(ground, 'demo');
    await room.write({ 'app.txt': 'changed\n' });
    const failed = await prove();
    expect(failed.code).toBe(1);
    const first = failed.document.findings[0];
    const arn = first?.where && 'arn' in first.where ? first.where.arn : '';
    expect(arn).toContain(':build/demo:');
    for (const words of [
      ['--build', arn],
      ['--project', 'demo'],
    ]) {
      const { code, document } = await run(['check', '--json', ...words]);
      expect(code).toBe(1);
      expect(document.findings[0]).toMatchObject({ check: first?.check, step: 'wire' });
    }
    const elsewhere = join(room.root, 'elsewhere');
    await mkdir(elsewhere);
    const { document } = await run(['check', '--json', '--build', arn, '--dir', elsewhere]);
    expect(document.findings.map(({ check }) => check)).toEqual([first?.check]);
  });

  test('a log on standard input', async () => {
    const lines = [
      'Entering phase BUILD',
      'Running command docker push docker.io/alice/app:1',
      'denied: requested access to the resource is denied',
      'Command did not exit successfully docker push docker.io/alice/app:1 exit status 1',
      'Phase complete: BUILD State: FAILED',
    ].map((line) => `[Container] 2026/11/22 09:30:01.000000 ${line}`);
    const log = lines.join('\n').replace('[Container] 2026/11/22 09:30:01.000000 denied', 'denied');
    const { code, document } = await run(['check', '--json', '--log', '-'], log);
    expect(code).toBe(1);
    expect(document.findings[0]).toMatchObject({
      check: 'dockerhub-push-denied-namespace',
      where: { log: '-', line: 3 },
    });
  });

  test('an unknown build is not claimed to be fine', async () => {
    const id = 'demo:00000000-0000-0000-0000-000000000000';
    const { document } = await run(['check', '--json', '--build', id]);
    expect(document.findings.map(({ what }) => what)).toContain(
      `CodeBuild knows no build ${id} in this account and region`,
    );
  });

  test('a project built by CodeBuild is proven again after the repair', async () => {
    const { code, document } = await run(['fix', '--where', 'codebuild', ...answers]);
    expect(code).toBe(0);
    expect(expectProven(document).where).toBe('codebuild');
  });
});
