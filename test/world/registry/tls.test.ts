import { execFileSync } from 'node:child_process';
import dns from 'node:dns';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, type MockInstance, onTestFinished, test, vi } from 'vitest';
import { servedDigest } from '../../../src/world/registry/digest.ts';
import { mayPush } from '../../../src/world/registry/push-scope.ts';
import { tool } from '../../real.ts';
import { as, bounds } from './fixture.ts';

/** A registry somewhere else, by its name, whose certificate nobody vouches for. */
async function openUnknown(): Promise<{ host: string; asked(): number }> {
  const folder = await mkdtemp(join(tmpdir(), 'firstpush-tls-'));
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const words = [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1'],
    ...['-subj', '/CN=registry.test', '-addext', 'subjectAltName=DNS:registry.test'],
    ...['-keyout', keyFile, '-out', certFile],
  ];
  execFileSync('openssl', words, { stdio: 'ignore' });
  const [key, cert] = await Promise.all([readFile(keyFile), readFile(certFile)]);
  let asked = 0;
  const server = createServer({ key, cert }, (_, answer) => {
    asked += 1;
    answer.writeHead(401, { 'www-authenticate': 'Basic realm="test"' }).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // As a name in this machine's file of hosts would lead there.
  const resolve = dns.lookup as (name: string, ...rest: unknown[]) => void;
  const resolver = vi.spyOn(dns, 'lookup') as unknown as MockInstance<typeof resolve>;
  resolver.mockImplementation((name, ...rest) =>
    resolve(name === 'registry.test' ? '127.0.0.1' : name, ...rest),
  );
  onTestFinished(async () => {
    resolver.mockRestore();
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  });
  return { host: `registry.test:${(server.address() as AddressInfo).port}`, asked: () => asked };
}

describe.skipIf(!tool('openssl'))(
  'a registry whose certificate nobody vouches for (skipped without openssl)',
  () => {
    test('is not asked for anything, with a password or without, and nothing is claimed', async () => {
      const { host, asked } = await openUnknown();
      const answers = [
        await mayPush(host, 'alice/open', as('alice'), bounds),
        await servedDigest(host, 'alice/open', '1.0', as('alice'), bounds),
        await servedDigest(host, 'alice/open', '1.0', undefined, bounds),
      ];
      for (const answer of answers) {
        expect(answer).toMatchObject({
          kind: 'unknown',
          reason: 'tls',
          said: expect.stringMatching(/certificate/i),
        });
      }
      expect(asked()).toBe(0);
    });
  },
);
