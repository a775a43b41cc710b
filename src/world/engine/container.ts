import type { Duplex, Readable } from 'node:stream';
import type Dockerode from 'dockerode';
import type { Engine } from './connect.ts';
import { outside } from './outside.ts';
import { errorOf, streamEvents } from './stream-events.ts';

/** A container that waits for commands. */
export interface Container {
  /** Unpacks a tar archive at the container's root. */
  put(archive: Readable): Promise<void>;
  /** The tar archive of a folder. */
  get(folder: string): Promise<Readable>;
  /** Starts a program whose standard streams are held. @throws what `outside` can read */
  exec(words: readonly string[]): Promise<{ exec: Dockerode.Exec; line: Duplex }>;
  /** Kills what runs in it, and removes it with its volumes. */
  remove(): Promise<void>;
}

/** What a container is made of. */
export interface ContainerPlan {
  image: string;
  /** `PATH-HERE:PATH-THERE` of files of the engine's machine. */
  binds: readonly string[];
  /** True where it is to reach addresses of this machine's loopback. */
  onHostNetwork: boolean;
}

/** Makes sure that the engine has an image. @throws what `outside` can read */
export async function havingImage(
  { docker }: Engine,
  image: string,
  onPull: () => void,
  signal: AbortSignal,
): Promise<void> {
  const held = await docker
    .getImage(image)
    .inspect()
    .then(() => true)
    .catch((error: unknown) => {
      if (outside(error).status === 404) return false;
      throw error;
    });
  if (held) return;
  onPull();
  const answer = await docker.pull(image, { abortSignal: signal });
  for await (const event of streamEvents(answer as Readable)) {
    const failed = errorOf(event);
    if (failed !== undefined) throw Object.assign(new Error(failed), { statusCode: 500 });
  }
}

/**
 * Starts a container in which nothing runs but a shell that waits. It ends when the line to it does,
 * and the engine then removes it: also where this process is killed.
 * @throws what `outside` can read
 */
export async function startContainer(
  { docker }: Engine,
  { image, binds, onHostNetwork }: ContainerPlan,
): Promise<Container> {
  const container = await docker.createContainer({
    Image: image,
    Entrypoint: ['/bin/sh'],
    Cmd: [],
    // as builds in CodeBuild do, whoever the image names
    User: '0:0',
    WorkingDir: '/',
    OpenStdin: true,
    StdinOnce: true,
    AttachStdin: true,
    Labels: { firstpush: 'rehearsal' },
    HostConfig: {
      AutoRemove: true,
      Binds: [...binds],
      ...(onHostNetwork && { NetworkMode: 'host' }),
    },
  });
  const remove = async () => {
    await container.remove({ force: true, v: true }).catch((error: unknown) => {
      // gone already, or just going
      if (![404, 409].includes(outside(error).status ?? 0)) throw error;
    });
  };
  try {
    const line = await container.attach({ stream: true, stdin: true, hijack: true });
    line.on('error', () => {});
    await container.start();
    return opened(container, async () => {
      await remove();
      line.end();
    });
  } catch (error) {
    await remove();
    throw error;
  }
}

function opened(container: Dockerode.Container, remove: () => Promise<void>): Container {
  return {
    async put(archive) {
      await container.putArchive(archive, { path: '/' });
    },
    get: (folder) => container.getArchive({ path: folder }) as Promise<Readable>,
    async exec(words) {
      const exec = await container.exec({
        Cmd: [...words],
        AttachStdin: true,
        AttachStdout: true,
        AttachStderr: true,
      });
      return { exec, line: await exec.start({ hijack: true, stdin: true }) };
    },
    remove,
  };
}
