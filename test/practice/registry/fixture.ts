import { createHash } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Account } from '../../../src/practice/registry/accounts.ts';
import {
  type PracticeRegistry,
  type RegistryOptions,
  serveRegistry,
} from '../../../src/practice/registry/server.ts';
import { Secret } from '../../../src/secret.ts';

export const password = 'correct horse: battery';
export const secret = new Secret(password);

/** Alice may push to her own, read of Bob's shared one; the reader may only read hers. */
export const accounts: readonly Account[] = [
  {
    username: 'alice',
    password: secret,
    push: ['alice/**'],
    pull: ['bob/shared'],
    public: ['alice/open'],
  },
  { username: 'reader', password: secret, push: [], pull: ['alice/*'] },
];

/** A registry that is closed when the test is over. */
export async function startRegistry(
  options: Partial<RegistryOptions> = {},
): Promise<PracticeRegistry> {
  const registry = await serveRegistry({ accounts, auth: 'basic', ...options });
  onTestFinished(() => registry.close());
  return registry;
}

export function basic(username: string, text = password): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${username}:${text}`).toString('base64')}` };
}

/** The header of a token with the scope, for a registry that wants tokens. */
export async function bearer(
  registry: PracticeRegistry,
  username: string,
  scope: string,
): Promise<Record<string, string>> {
  const url = `${registry.url}/token?service=practice&scope=${scope}`;
  const response = await fetch(url, { headers: basic(username) });
  const { token } = (await response.json()) as { token: string };
  return { authorization: `Bearer ${token}` };
}

export function digestOf(bytes: string | Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

export async function pushBlob(
  registry: PracticeRegistry,
  repository: string,
  bytes: string | Buffer,
  headers: Record<string, string> = basic('alice'),
): Promise<string> {
  const digest = digestOf(bytes);
  const url = `${registry.url}/v2/${repository}/blobs/uploads/?digest=${digest}`;
  const response = await fetch(url, { method: 'POST', headers, body: bytes });
  if (response.status !== 201) throw new Error(`blob: ${response.status}`);
  return digest;
}

export const manifestType = 'application/vnd.oci.image.manifest.v1+json';
export const indexType = 'application/vnd.oci.image.index.v1+json';

/** A manifest's text for a config and layers that stand in the registry or not. */
export function manifestOf(config: string, layers: readonly string[], more: object = {}): string {
  const described = (bytes: string, mediaType: string) => {
    return { mediaType, digest: digestOf(bytes), size: bytes.length };
  };
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: manifestType,
    config: described(config, 'application/vnd.oci.image.config.v1+json'),
    layers: layers.map((layer) => described(layer, 'application/vnd.oci.image.layer.v1.tar')),
    ...more,
  });
}

/** Pushes a little image under a tag and gives its digest. */
export async function pushImage(
  registry: PracticeRegistry,
  repository: string,
  tag: string,
  content = 'layer',
  headers: Record<string, string> = basic('alice'),
): Promise<string> {
  await pushBlob(registry, repository, '{}', headers);
  await pushBlob(registry, repository, content, headers);
  const body = manifestOf('{}', [content]);
  const response = await fetch(`${registry.url}/v2/${repository}/manifests/${tag}`, {
    method: 'PUT',
    headers: { ...headers, 'content-type': manifestType },
    body,
  });
  if (response.status !== 201) throw new Error(`manifest: ${response.status}`);
  return digestOf(body);
}

/** The first error of an answer, as `CODE message`. */
export async function saidBy(response: Response): Promise<string> {
  const { errors } = (await response.json()) as { errors: { code: string; message: string }[] };
  return `${errors[0]?.code} ${errors[0]?.message}`;
}
