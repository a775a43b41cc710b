import type { IncomingMessage } from 'node:http';
import { type Engine, openEngine } from '../../../world/engine/connect.ts';
import { outside } from '../../../world/engine/outside.ts';
import { errorOf, type StreamEvent, streamEvents } from '../../../world/engine/stream-events.ts';
import { type DockerCall, DockerFailure, type DockerHome } from './call.ts';

/** Where the docker CLI looks for an engine when nothing says otherwise (Docker CLI reference). */
const usual = 'unix:///var/run/docker.sock';

/** @throws DockerFailure where no engine is to be reached, in the docker CLI's words */
export async function engineOf({ engine }: DockerHome): Promise<Engine> {
  const opened = engine && (await openEngine({ host: engine, from: 'DOCKER_HOST' }));
  if (opened && opened.kind === 'ready') return opened;
  throw new DockerFailure(
    `Cannot connect to the Docker daemon at ${engine ?? usual}. Is the docker daemon running?`,
  );
}

/** @throws DockerFailure for what the engine refuses, in the docker CLI's words */
export async function asked<T>(request: Promise<T>): Promise<T> {
  return request.catch((error: unknown) => {
    throw new DockerFailure(`Error response from daemon: ${outside(error).said}`);
  });
}

/**
 * Shows what a build, a push or a pull tells of itself as the docker CLI does where its output is no
 * terminal: without progress bars.
 * @throws DockerFailure with the engine's words when the work failed
 */
export async function show(
  answer: IncomingMessage,
  call: DockerCall,
  quiet = false,
): Promise<void> {
  let failed: string | undefined;
  for await (const event of streamEvents(answer)) {
    failed ??= errorOf(event);
    if (!quiet) call.out(textOf(event));
  }
  if (failed !== undefined) throw new DockerFailure(failed);
}

function textOf({ stream, status, id, progressDetail }: StreamEvent): string {
  if (stream !== undefined) return stream;
  if (status === undefined || progressDetail?.current !== undefined) return '';
  return `${id ? `${id}: ` : ''}${status}\n`;
}
