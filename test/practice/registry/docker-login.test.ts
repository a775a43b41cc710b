import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tool } from '../../real.ts';
import { password, startRegistry } from './fixture.ts';

const docker = tool('docker');

/** Logs in without an engine: then the CLI asks the registry itself. */
async function login(host: string, typed: string) {
  const folder = mkdtempSync(join(tmpdir(), 'firstpush-docker-login-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const words = ['login', host, '--username', 'alice', '--password-stdin'];
  const running = spawn(docker ?? '', words, {
    env: { DOCKER_CONFIG: folder, DOCKER_HOST: `unix://${folder}/no-engine.sock` },
  });
  running.stdin.end(typed);
  const [out, err] = await Promise.all([text(running.stdout), text(running.stderr)]);
  if (running.exitCode === null) await once(running, 'exit');
  return { code: running.exitCode, said: out + err };
}

describe.skipIf(!docker).each(['basic', 'token'] as const)(
  'docker login (skipped where the docker CLI is not installed), auth by %s',
  (auth) => {
    test('succeeds with the right password', async () => {
      const { host } = await startRegistry({ auth });
      const { code, said } = await login(host, password);
      expect(said).toContain('Login Succeeded');
      expect(code).toBe(0);
    });

    test('fails with another', async () => {
      const { host } = await startRegistry({ auth });
      const { code, said } = await login(host, 'wrong');
      expect(said).toMatch(/401 Unauthorized|incorrect username or password/);
      expect(code).toBe(1);
    });
  },
);
