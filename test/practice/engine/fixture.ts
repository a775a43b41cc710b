import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import Docker from 'dockerode';
import { pack } from 'tar-stream';
import { onTestFinished } from 'vitest';
import {
  type EngineOptions,
  type PracticeEngine,
  serveEngine,
} from '../../../src/practice/engine/server.ts';
import { type PracticeRegistry, serveRegistry } from '../../../src/practice/registry/server.ts';
import { Secret } from '../../../src/secret.ts';

export const password = 'correct horse: battery';

/** What a stream of JSON lines may hold. */
export interface Line {
  stream?: string;
  status?: string;
  id?: string;
  aux?: { ID?: string; Digest?: string; Tag?: string; Size?: number };
  errorDetail?: { message: string };
}

/** An engine that is closed when the test is over. */
export async function startEngine(options: EngineOptions = {}): Promise<PracticeEngine> {
  const engine = await serveEngine(options);
  onTestFinished(() => engine.close());
  return engine;
}

/** A registry where alice may push to her own repositories and the reader may read them. */
export async function startRegistry(auth: 'basic' | 'token'): Promise<PracticeRegistry> {
  const secret = new Secret(password);
  const registry = await serveRegistry({
    auth,
    accounts: [
      { username: 'alice', password: secret, push: ['alice/*'], pull: [], public: ['alice/open'] },
      { username: 'reader', password: secret, push: [], pull: ['alice/*'] },
    ],
  });
  onTestFinished(() => registry.close());
  return registry;
}

/** An address of the engine for fetch. */
export function at(engine: PracticeEngine, path: string): string {
  return engine.host.replace('tcp:', 'http:') + path;
}

/** dockerode, unmodified, on the engine. */
export function dockerOn(engine: PracticeEngine): Docker {
  const { hostname, port } = new URL(at(engine, '/'));
  return new Docker({ host: hostname, port, protocol: 'http' });
}

/** The credentials that dockerode sends with a push or a pull. */
export function credentials(registry: PracticeRegistry, username: string, secret = password) {
  return { username, password: secret, serveraddress: registry.host };
}

/** A file's text, or `-> target` for a symbolic link; a name that ends in a slash is a directory. */
export type Files = Record<string, string | Buffer>;

/** A tar archive in which every entry was modified at the same second. */
export async function tarOf(files: Files): Promise<Buffer> {
  const archive = pack();
  const mtime = new Date('2026-01-02T03:04:05Z');
  for (const [name, content] of Object.entries(files)) {
    const [, target] = /^-> (.*)$/.exec(String(content)) ?? [];
    if (target !== undefined) archive.entry({ name, type: 'symlink', linkname: target, mtime });
    else if (name.endsWith('/')) archive.entry({ name, type: 'directory', mtime });
    else archive.entry({ name, mtime }, content);
  }
  archive.finalize();
  return buffer(archive);
}

/** Every line of a stream that dockerode gives. */
export async function linesOf(stream: NodeJS.ReadableStream): Promise<Line[]> {
  const lines = (await text(stream)).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line) as Line);
}

/** Builds, and gives what was told and the error that ended it, if one did. */
export async function build(engine: PracticeEngine, files: Files, options: object = {}) {
  const context = Readable.from([await tarOf(files)]);
  const stream = await dockerOn(engine).buildImage(context, options);
  const lines = await linesOf(stream);
  return {
    said: lines.map((line) => line.stream ?? '').join(''),
    error: lines.find((line) => line.errorDetail)?.errorDetail?.message,
    id: lines.find((line) => line.aux)?.aux?.ID ?? '',
  };
}

const sample = { Dockerfile: 'FROM scratch\nCOPY . /app\nRUN x\nRUN y\nCMD ["a"]\n', 'a.txt': 'a' };

/** An engine with an image that is named for a repository of the registry. */
export async function pushGround(auth: 'basic' | 'token', repository = 'alice/app') {
  const registry = await startRegistry(auth);
  const engine = await startEngine();
  const name = `${registry.host}/${repository}`;
  await build(engine, sample, { t: `${name}:1` });
  const docker = dockerOn(engine);
  const push = async (username: string, secret?: string, tag = '1') => {
    const authconfig = credentials(registry, username, secret);
    return linesOf(await docker.getImage(name).push({ tag, authconfig }));
  };
  const pull = async (username: string, secret?: string) => {
    const authconfig = credentials(registry, username, secret);
    return linesOf(await docker.pull(`${name}:1`, { authconfig }));
  };
  return { registry, engine, docker, name, push, pull };
}

/** What ended the stream, where it was an error. */
export function errorIn(lines: Line[]): string | undefined {
  return lines.at(-1)?.errorDetail?.message;
}
