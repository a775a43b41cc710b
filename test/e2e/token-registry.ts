import { createSign, randomUUID, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createPort } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Login } from './outside.ts';
import type { Room } from './room.ts';

/** A docker-registry that sends its callers to a token server. */
export interface TokenRegistry {
  /** `127.0.0.1:5000`. */
  host: string;
  /** May do everything with the repositories below its name. */
  login: Login;
  /** May pull these, and push nothing. */
  reader: Login;
  close(): Promise<void>;
}

/**
 * Starts docker-registry behind a token server of the test's own, which grants of the actions asked
 * for those that the user has, and says nothing of the others (Distribution, Token Authentication
 * Specification).
 */
export async function openTokenRegistry(room: Room): Promise<TokenRegistry> {
  const folder = join(room.root, 'token-registry');
  await mkdir(folder);
  const login = { username: 'alice', password: randomUUID() };
  const reader = { username: 'reader', password: randomUUID() };
  const { key, certificate, bundle } = await keysIn(room, folder);
  const tokens = createServer((asked, answer) => {
    const { searchParams } = new URL(asked.url ?? '', 'http://token.test');
    const user = [login, reader].find((one) => isLogin(asked, one));
    if (asked.headers.authorization && !user) {
      answer.writeHead(401).end(JSON.stringify({ details: 'incorrect username or password' }));
      return;
    }
    const may = user === login ? ['pull', 'push', 'delete'] : user ? ['pull'] : [];
    const access = searchParams
      .getAll('scope')
      .flatMap((scope) => granted(scope, login.username, may));
    const token = signed(access, user?.username ?? '', key, certificate);
    answer.end(JSON.stringify({ token }));
  });
  tokens.listen(0, '127.0.0.1');
  await once(tokens, 'listening');
  const realm = `http://127.0.0.1:${(tokens.address() as AddressInfo).port}/token`;
  const host = `127.0.0.1:${await freePort()}`;
  const configuration = join(folder, 'registry.json');
  // JSON is YAML.
  await writeFile(
    configuration,
    JSON.stringify({
      version: 0.1,
      log: { level: 'error' },
      storage: { filesystem: { rootdirectory: join(folder, 'data') } },
      http: { addr: host },
      auth: { token: { realm, service: 'test', issuer: 'test', rootcertbundle: bundle } },
    }),
  );
  const { child, ended } = room.start('docker-registry', ['serve', configuration]);
  while (!(await fetch(`http://${host}/v2/`).catch(() => undefined))) await wait(50);
  return {
    host,
    login,
    reader,
    async close() {
      child.kill('SIGTERM');
      tokens.closeAllConnections();
      tokens.close();
      await ended;
    },
  };
}

async function keysIn(room: Room, folder: string) {
  const [keyFile, bundle] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const made = await room.run('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=test'],
    ...['-keyout', keyFile, '-out', bundle],
  ]);
  if (made.code !== 0) throw new Error(made.stderr);
  const [key, pem] = await Promise.all([keyFile, bundle].map((file) => readFile(file, 'utf8')));
  const certificate = new X509Certificate(pem ?? '').raw.toString('base64');
  return { key: key ?? '', certificate, bundle };
}

function isLogin({ headers }: IncomingMessage, { username, password }: Login): boolean {
  const basic = Buffer.from(`${username}:${password}`).toString('base64');
  return headers.authorization === `Basic ${basic}`;
}

/** What a scope such as `repository:alice/shop:pull,push` comes to for who may do these actions. */
function granted(scope: string, owner: string, may: readonly string[]): object[] {
  const [type, name = '', wanted = ''] = scope.split(':');
  const actions = wanted.split(',').filter((action) => may.includes(action));
  return name.startsWith(`${owner}/`) && actions.length > 0 ? [{ type, name, actions }] : [];
}

function signed(access: readonly object[], sub: string, key: string, certificate: string): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: 'test', sub, aud: 'test', exp: now + 300, nbf: now - 10, iat: now };
  const parts = [
    { typ: 'JWT', alg: 'RS256', x5c: [certificate] },
    { ...claims, jti: randomUUID(), access },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const text = parts.join('.');
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`;
}

async function freePort(): Promise<number> {
  const server = createPort().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
