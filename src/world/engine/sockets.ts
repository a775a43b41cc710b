import { access } from 'node:fs/promises';
import { connect } from 'node:net';
import { posix } from 'node:path';
import { t } from '../../language.ts';
import type { Unreachable } from './answers.ts';
import type { EngineAddress, Surroundings } from './find-engine.ts';

/**
 * Where engines listen when nobody says otherwise, the docker command's own default first: Docker,
 * Docker Desktop, rootless Docker, Podman of the user and of root (Docker documentation, Rootless
 * mode and Docker Desktop; podman-system-service).
 */
export function defaultSockets({ env, home, platform }: Surroundings): string[] {
  if (platform === 'win32') return ['//./pipe/docker_engine', '//./pipe/podman-machine-default'];
  const runtime = env['XDG_RUNTIME_DIR'];
  return [
    '/var/run/docker.sock',
    posix.join(home, '.docker/run/docker.sock'),
    posix.join(home, '.docker/desktop/docker.sock'),
    ...(runtime ? [posix.join(runtime, 'docker.sock')] : []),
    ...(runtime ? [posix.join(runtime, 'podman/podman.sock')] : []),
    '/run/podman/podman.sock',
  ];
}

/**
 * The first of the sockets that takes a connection; else the first that exists, so that opening it
 * says what is wrong.
 */
export async function firstAnswering(
  paths: readonly string[],
): Promise<EngineAddress | Unreachable> {
  let existing: string | undefined;
  for (const path of paths) {
    if (await takesConnection(path)) return addressOf(path);
    if (await exists(path)) existing ??= path;
  }
  if (existing !== undefined) return addressOf(existing);
  const said = t`no engine listens at ${paths.join(', ')}`;
  return { kind: 'unreachable', reason: 'absent', said, address: hostOf(paths[0] ?? '') };
}

function takesConnection(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const settle = (taken: boolean) => {
      socket.destroy();
      resolve(taken);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
    socket.setTimeout(1000, () => settle(false));
  });
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function addressOf(path: string): EngineAddress {
  return { host: hostOf(path), from: 'socket' };
}

function hostOf(path: string): string {
  return path.startsWith('//./pipe/') ? `npipe://${path}` : `unix://${path}`;
}
