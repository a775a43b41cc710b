import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type ClientHttp2Session, connect } from 'node:http2';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import Docker from 'dockerode';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../../src/secret.ts';
import { openSession } from '../../../src/world/engine/build-session.ts';
import type { RegistryCredential } from '../../../src/world/engine/credentials.ts';
import { readFields, textField, textOf } from '../../../src/world/engine/protobuf.ts';
import { folderWith } from './folder.ts';

const credentials: RegistryCredential[] = [
  { registry: 'docker.io', username: 'alice', password: new Secret('hub~ÿ?') },
  { registry: '127.0.0.1:5000', username: 'bob', password: new Secret('x'.repeat(300)) },
];

/** The engine's side: turns a connection over and calls back on it, as BuildKit does. */
async function engineCalling(): Promise<ClientHttp2Session> {
  const socketPath = join(await folderWith({}), 'engine.sock');
  const server = createServer();
  const upgrade = once(server, 'upgrade');
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  const opening = openSession(new Docker({ socketPath }), credentials);
  const [request, socket] = (await upgrade) as [IncomingMessage, Socket];
  expect(request.url).toBe('/session');
  expect(request.headers['x-docker-expose-session-uuid']).toMatch(/^[0-9a-f-]{36}$/);
  socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n');
  const client = connect('http://localhost', { createConnection: () => socket });
  const session = await opening;
  onTestFinished(() => {
    session.close();
    server.close();
  });
  return client;
}

async function call(session: ClientHttp2Session, path: string, message: Uint8Array) {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(message.length, 1);
  const stream = session.request({
    ':method': 'POST',
    ':path': path,
    'content-type': 'application/grpc',
    te: 'trailers',
  });
  let status: unknown;
  stream.on('response', (headers) => {
    status = headers['grpc-status'];
  });
  stream.on('trailers', (trailers) => {
    status = trailers['grpc-status'];
  });
  stream.end(Buffer.concat([head, message]));
  const answer = await buffer(stream);
  return { status, message: answer.subarray(5), length: answer.length && answer.readUInt32BE(1) };
}

async function loginFor(host: string): Promise<string[]> {
  const session = await engineCalling();
  const answer = await call(session, '/moby.filesync.v1.Auth/Credentials', textField(1, host));
  expect(answer.status).toBe('0');
  expect(answer.length).toBe(answer.message.length);
  return (readFields(answer.message) ?? []).map(textOf);
}

describe('the login that is answered when a registry asks', () => {
  test.each([
    ['registry-1.docker.io', ['alice', 'hub~ÿ?']],
    ['https://index.docker.io/v1/', ['alice', 'hub~ÿ?']],
    ['docker.io', ['alice', 'hub~ÿ?']],
    ['127.0.0.1:5000', ['bob', 'x'.repeat(300)]],
    ['127.0.0.1', []],
    ['ghcr.io', []],
    ['docker.io.example.com', []],
    ['', []],
  ])('%s', async (host, login) => {
    expect(await loginFor(host)).toEqual(login);
  });
});

test('it says that it is well', async () => {
  const session = await engineCalling();
  const answer = await call(session, '/grpc.health.v1.Health/Check', Buffer.alloc(0));
  expect(answer).toMatchObject({ status: '0', message: Buffer.of(8, 1) });
});

test('any other method is unimplemented', async () => {
  const session = await engineCalling();
  const answer = await call(session, '/moby.filesync.v1.Auth/FetchToken', Buffer.alloc(0));
  expect(answer.status).toBe('12');
});

test('an engine that knows no sessions', async () => {
  const socketPath = join(await folderWith({}), 'engine.sock');
  const server = createServer((_, response) =>
    response.writeHead(404).end('{"message":"no page"}'),
  );
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  onTestFinished(() => void server.close());
  await expect(openSession(new Docker({ socketPath }), [])).rejects.toMatchObject({
    statusCode: 404,
  });
});
