import { randomUUID } from 'node:crypto';
import { performServerHandshake, type ServerHttp2Stream } from 'node:http2';
import { buffer } from 'node:stream/consumers';
import type Dockerode from 'dockerode';
import { credentialFor, type RegistryCredential } from './credentials.ts';
import { dialUpgrade } from './dial.ts';
import { readFields, textField, textOf } from './protobuf.ts';

/** A session that BuildKit may call back on while it builds. */
export interface BuildSession {
  id: string;
  close(): void;
}

const credentialsMethod = '/moby.filesync.v1.Auth/Credentials';
const healthMethod = '/grpc.health.v1.Health/Check';

/**
 * Opens a session: on the connection turned over, the engine is the client and calls gRPC methods on
 * us. Two are answered: for a registry's login, which is given for that registry alone, and for our
 * health, without which the engine drops the session after some seconds (BuildKit, session and
 * session/auth/auth.proto; gRPC Health Checking Protocol).
 * @throws what `outside` can read
 */
export async function openSession(
  docker: Dockerode,
  credentials: readonly RegistryCredential[],
  signal?: AbortSignal,
): Promise<BuildSession> {
  const id = randomUUID();
  const socket = await dialUpgrade(docker, {
    method: 'POST',
    path: '/session',
    headers: {
      Upgrade: 'h2c',
      'X-Docker-Expose-Session-Uuid': id,
      'X-Docker-Expose-Session-Name': 'firstpush',
      'X-Docker-Expose-Session-Grpc-Method': [credentialsMethod, healthMethod],
    },
    signal,
  });
  const session = performServerHandshake(socket);
  session.on('stream', (stream, headers) => {
    answer(stream, String(headers[':path']), credentials);
  });
  // a build that ends takes the line down from its side; what went wrong, the build says
  session.on('error', () => session.destroy());
  return { id, close: () => session.destroy() };
}

async function answer(
  stream: ServerHttp2Stream,
  method: string,
  credentials: readonly RegistryCredential[],
): Promise<void> {
  stream.on('error', () => stream.destroy());
  const request = await buffer(stream).catch(() => undefined);
  if (request === undefined || stream.destroyed) return;
  if (method === credentialsMethod) reply(stream, loginFor(request.subarray(frame), credentials));
  else if (method === healthMethod) reply(stream, serving);
  else {
    const head = {
      ':status': 200,
      'content-type': 'application/grpc',
      'grpc-status': unimplemented,
    };
    stream.respond(head, { endStream: true });
  }
}

function loginFor(request: Uint8Array, credentials: readonly RegistryCredential[]): Uint8Array {
  const host = readFields(request)?.find((field) => field.number === 1);
  const login = host === undefined ? undefined : credentialFor(credentials, textOf(host));
  if (login === undefined) return Buffer.alloc(0);
  return Buffer.concat([textField(1, login.username), textField(2, login.password.reveal())]);
}

/** A gRPC message stands behind one byte for its compression and four for its length. */
const frame = 5;
const unimplemented = '12';
const serving = Buffer.of(8, 1);

function reply(stream: ServerHttp2Stream, message: Uint8Array): void {
  const head = Buffer.alloc(frame);
  head.writeUInt32BE(message.length, 1);
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.end(Buffer.concat([head, message]));
}
