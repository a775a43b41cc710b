import { once } from 'node:events';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Room } from './room.ts';

/** A Docker-compatible engine that a test started. */
export interface OwnEngine {
  /** `unix:///…`. */
  host: string;
  close(): Promise<void>;
}

/** Podman's Docker-compatible service, which may speak to a registry without TLS. */
export async function openPodman(room: Room, registry: string): Promise<OwnEngine> {
  const folder = await folderFor(room, 'podman');
  const socket = join(folder, 'podman.sock');
  const registries = join(folder, 'registries.conf');
  await writeFile(registries, `[[registry]]\nlocation = "${registry}"\ninsecure = true\n`);
  const words = [
    ...['--root', join(folder, 'root'), '--runroot', join(folder, 'run')],
    ...['--storage-driver', 'vfs', '--cgroup-manager', 'cgroupfs'],
    ...['system', 'service', '--time', '0', `unix://${socket}`],
  ];
  return serving(room, socket, 'podman', words, { CONTAINERS_REGISTRIES_CONF: registries });
}

/**
 * A Docker Engine that recommends its classic builder, as one does that is configured so: a listener
 * before the engine changes this one word of its answer to a ping (Docker Engine API, Ping).
 */
export async function openClassicEngine(room: Room, engine: string): Promise<OwnEngine> {
  const socket = join(await folderFor(room, 'classic'), 'docker.sock');
  const { pathname: socketPath } = new URL(engine);
  const server = createServer((asked, answer) => {
    const { method, url: path, headers } = asked;
    const onward = request({ socketPath, method, path, headers }, (answered) => {
      const isPing = path?.endsWith('/_ping');
      const told = { ...answered.headers, ...(isPing && { 'builder-version': '1' }) };
      answer.writeHead(answered.statusCode ?? 502, told);
      answered.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  });
  server.listen(socket);
  await once(server, 'listening');
  return {
    host: `unix://${socket}`,
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function folderFor(room: Room, name: string): Promise<string> {
  const folder = join(room.root, name);
  await mkdir(folder);
  return folder;
}

async function serving(
  room: Room,
  socket: string,
  program: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<OwnEngine> {
  const { child, ended } = room.start(program, words, { environment });
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!(await answers(socket))) {
    if (over) throw new Error(`${program} ended: ${(await ended).stderr.slice(-800)}`);
    await wait(100);
  }
  return {
    host: `unix://${socket}`,
    async close() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function answers(socket: string): Promise<boolean> {
  const there = await access(socket).then(
    () => true,
    () => false,
  );
  if (!there) return false;
  return new Promise((settle) => {
    const line = connect(socket, () => {
      line.end();
      settle(true);
    });
    line.on('error', () => settle(false));
  });
}
