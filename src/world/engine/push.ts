import type { Readable } from 'node:stream';
import * as z from 'zod/mini';
import type { OnProgress, PushResult } from './answers.ts';
import type { Engine } from './connect.ts';
import { type PushCredential, registryAuth } from './credentials.ts';
import { layerEvent } from './layer-event.ts';
import { outside } from './outside.ts';
import { pushRefusal } from './push-refusal.ts';
import { errorOf, type StreamEvent, streamEvents } from './stream-events.ts';

/**
 * Pushes one tag of an image, `127.0.0.1:5000/alice/app:1`. The login goes with this request alone;
 * the engine keeps none. What went wrong inside the stream and at HTTP is an answer.
 * @throws the signal's reason when it aborts
 */
export async function pushImage(
  engine: Engine,
  reference: string,
  credential: PushCredential,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: OnProgress } = {},
): Promise<PushResult> {
  try {
    const stream = await startPush(engine, reference, credential, signal);
    return await follow(stream, onProgress);
  } catch (error) {
    signal?.throwIfAborted();
    const { status, said } = outside(error);
    return status === undefined ? { kind: 'unknown', said } : pushRefusal(said);
  }
}

async function startPush(
  { docker }: Engine,
  reference: string,
  credential: PushCredential,
  abortSignal: AbortSignal | undefined,
): Promise<Readable> {
  // without a tag the engine would push every tag of that name
  const [, name = reference, tag = 'latest'] = /^(.+?)(?::([^:/]+))?$/.exec(reference) ?? [];
  const stream = await docker.getImage(name).push({
    tag,
    authconfig: { base64: registryAuth(credential) },
    ...(abortSignal === undefined ? {} : { abortSignal }),
  });
  return stream as Readable;
}

async function follow(stream: Readable, onProgress: OnProgress | undefined): Promise<PushResult> {
  let digest: string | undefined;
  let error: string | undefined;
  for await (const event of streamEvents(stream)) {
    const layer = layerEvent(event);
    if (layer !== undefined) onProgress?.(layer);
    digest = digestOf(event) ?? digest;
    error ??= errorOf(event);
  }
  if (error !== undefined) return pushRefusal(error);
  return digest === undefined ? { kind: 'pushed' } : { kind: 'pushed', digest };
}

const pushedAux = z.object({ Digest: z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/)) });

/**
 * The digest stands in an `aux` event and in the last status line; an engine with containerd's image
 * store sends the line only (Docker Engine API, Image: push).
 */
function digestOf({ aux, status }: StreamEvent): string | undefined {
  const line = /digest: (sha256:[0-9a-f]{64}) size: \d+/.exec(status ?? '')?.[1];
  return z.safeParse(pushedAux, aux).data?.Digest ?? line;
}
