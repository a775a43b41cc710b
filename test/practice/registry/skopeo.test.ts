import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tool } from '../../real.ts';
import { basic, digestOf, indexType, manifestOf, manifestType, startRegistry } from './fixture.ts';

const skopeo = tool('skopeo');
const run = promisify(execFile);

/** An OCI image layout with one little image, tagged 1.0. */
function writeLayout(folder: string): void {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const blob = (text: string) => write(`blobs/${digestOf(text).replace(':', '/')}`, text);
  const layer = '\0'.repeat(1024);
  const rootfs = { type: 'layers', diff_ids: [digestOf(layer)] };
  const config = JSON.stringify({ architecture: 'amd64', os: 'linux', config: {}, rootfs });
  const manifest = manifestOf(config, [layer]);
  for (const text of [layer, config, manifest]) blob(text);
  write('oci-layout', '{"imageLayoutVersion":"1.0.0"}');
  const described = {
    mediaType: manifestType,
    digest: digestOf(manifest),
    size: manifest.length,
    annotations: { 'org.opencontainers.image.ref.name': '1.0' },
  };
  write(
    'index.json',
    JSON.stringify({ schemaVersion: 2, mediaType: indexType, manifests: [described] }),
  );
}

async function bench(auth: 'basic' | 'token') {
  const registry = await startRegistry({ auth });
  const folder = mkdtempSync(join(tmpdir(), 'firstpush-skopeo-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeLayout(join(folder, 'layout'));
  const authFile = (username: string, password?: string) => {
    const path = join(folder, `${username}.json`);
    const auth = basic(username, password)['authorization']?.replace('Basic ', '');
    writeFileSync(path, JSON.stringify({ auths: { [registry.host]: { auth } } }), { mode: 0o600 });
    return path;
  };
  const call = (...words: string[]) => run(skopeo ?? '', words);
  const copy = (path: string, reference: string) =>
    call(
      ...['copy', '--authfile', path, '--dest-tls-verify=false'],
      ...[`oci:${folder}/layout:1.0`, `docker://${registry.host}/${reference}`],
    );
  return { registry, folder, authFile, call, copy };
}

describe.skipIf(!skopeo).each(['basic', 'token'] as const)(
  'skopeo (skipped where it is not installed), auth by %s',
  (auth) => {
    test('pushes an image, inspects it, lists its tags, and copies it back', async () => {
      const { registry, folder, authFile, call, copy } = await bench(auth);
      const path = authFile('alice');
      await copy(path, 'alice/app:1.0');
      const { digest = '' } = registry.manifest('alice/app', '1.0') ?? {};
      const name = `docker://${registry.host}/alice/app`;
      const inspected = await call(
        'inspect',
        '--authfile',
        path,
        '--tls-verify=false',
        `${name}:1.0`,
      );
      expect(JSON.parse(inspected.stdout)).toMatchObject({ Digest: digest, Architecture: 'amd64' });
      const tags = await call('list-tags', '--authfile', path, '--tls-verify=false', name);
      expect(JSON.parse(tags.stdout).Tags).toEqual(['1.0']);
      await call(
        ...['copy', '--src-authfile', path, '--src-tls-verify=false'],
        ...[`${name}@${digest}`, `dir:${folder}/back`],
      );
    });

    test('pushes it again as a Docker manifest', async () => {
      const { registry, folder, authFile, call } = await bench(auth);
      await call(
        ...['copy', '--format', 'v2s2', '--authfile', authFile('alice'), '--dest-tls-verify=false'],
        ...[`oci:${folder}/layout:1.0`, `docker://${registry.host}/alice/app:docker`],
      );
      expect(registry.manifest('alice/app', 'docker')?.mediaType).toBe(
        'application/vnd.docker.distribution.manifest.v2+json',
      );
    });

    test('deletes it', async () => {
      const { registry, authFile, call, copy } = await bench(auth);
      const path = authFile('alice');
      await copy(path, 'alice/app:1.0');
      const name = `docker://${registry.host}/alice/app:1.0`;
      await call('delete', '--authfile', path, '--tls-verify=false', name);
      expect(registry.tags('alice/app')).toEqual({});
    });

    test('is told in the usual words that a reader may not push', async () => {
      const { authFile, copy } = await bench(auth);
      await expect(copy(authFile('reader'), 'alice/app:1.0')).rejects.toThrow(
        /requested access to the resource is denied/,
      );
    });

    test('is told that a password is wrong', async () => {
      const { authFile, copy } = await bench(auth);
      await expect(copy(authFile('alice', 'wrong'), 'alice/app:1.0')).rejects.toThrow(
        /unauthorized|invalid username\/password/,
      );
    });
  },
);
