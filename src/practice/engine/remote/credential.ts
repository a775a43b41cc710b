import { Secret } from '../../../secret.ts';

/** A user name and password for one registry. */
export interface Credential {
  username: string;
  password: Secret;
}

/** The host that Docker Hub's credentials are kept under in a client's configuration. */
const hubKeys = ['https://index.docker.io/v1/', 'index.docker.io', 'docker.io'];

/**
 * The credential of an `X-Registry-Auth` header, or undefined where it holds none. As in Docker,
 * a header that is not base64 in the URL's alphabet and with its padding counts as none (Docker
 * Engine API, Authentication).
 */
export function readCredential(header: string): Credential | undefined {
  return credentialOf(decode(header));
}

/** The credential that an `X-Registry-Config` header has for a registry. */
export function readCredentialFor(registry: string, header: string): Credential | undefined {
  const byHost = decode(header);
  const keys = registry === 'docker.io' ? hubKeys : [registry];
  return keys.map((key) => credentialOf(byHost[key])).find((found) => found !== undefined);
}

/** The credential of an object with `username` and `password`, when it has both. */
export function credentialOf(value: unknown): Credential | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { username, password } = value as Record<string, unknown>;
  if (typeof username !== 'string' || typeof password !== 'string') return undefined;
  return username === '' ? undefined : { username, password: new Secret(password) };
}

function decode(header: string): Record<string, unknown> {
  const isPadded = header.length % 4 === 0 && /^[A-Za-z0-9_-]+={0,2}$/.test(header);
  if (!isPadded) return {};
  try {
    const value: unknown = JSON.parse(Buffer.from(header, 'base64url').toString());
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
