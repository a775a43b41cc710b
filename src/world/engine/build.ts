import * as z from 'zod/mini';
import { t } from '../../language.ts';
import type { BuildResult, OnProgress } from './answers.ts';
import { buildFailure } from './build-failure.ts';
import { BuildProgress } from './build-progress.ts';
import { type BuildSession, openSession } from './build-session.ts';
import type { Engine } from './connect.ts';
import { type BuildContext, openContext } from './context.ts';
import { ContextError } from './context-error.ts';
import { contextTar, type Tally } from './context-tar.ts';
import { type RegistryCredential, registryConfig } from './credentials.ts';
import { dialStream } from './dial.ts';
import { outside } from './outside.ts';
import { errorOf, type StreamEvent, streamEvents } from './stream-events.ts';

/** What to build, and how. */
export interface Build {
  contextDir: string;
  /** Absolute, or relative to `contextDir`. */
  dockerfile: string;
  tags: readonly string[];
  buildArgs?: Readonly<Record<string, string>>;
  target?: string;
  /** `linux/amd64`. */
  platform?: string;
  labels?: Readonly<Record<string, string>>;
  /** Logins for base images, each of which is sent to its own registry only. */
  registryAuth?: readonly RegistryCredential[];
  signal?: AbortSignal;
  onProgress?: OnProgress;
}

/**
 * Builds an image with the engine's best builder. What went wrong inside the stream, at HTTP and in
 * reading the context is an answer.
 * @throws the signal's reason when it aborts
 */
export async function buildImage(engine: Engine, build: Build): Promise<BuildResult> {
  const { builder } = engine.facts;
  let session: BuildSession | undefined;
  try {
    const context = await openContext({ ...build, builder });
    session = builder === 'buildkit' ? await sessionFor(engine, build) : undefined;
    return await follow(engine, build, context, session);
  } catch (error) {
    build.signal?.throwIfAborted();
    if (error instanceof ContextError) return { kind: 'failed', said: error.message };
    return { kind: 'unknown', said: outside(error).said };
  } finally {
    session?.close();
  }
}

function sessionFor(engine: Engine, { registryAuth = [], signal }: Build): Promise<BuildSession> {
  return openSession(engine.docker, registryAuth, signal);
}

async function follow(
  engine: Engine,
  build: Build,
  context: BuildContext,
  session: BuildSession | undefined,
): Promise<BuildResult> {
  const tell = build.onProgress ?? (() => {});
  const progress = new BuildProgress(tell);
  const onEnd = (tally: Tally) => tell({ kind: 'context', ...tally });
  const body = contextTar(context, { signal: build.signal, onEnd });
  let unsent: unknown;
  body.once('error', (error) => {
    unsent = error;
  });
  let imageId: string | undefined;
  let error: string | undefined;
  try {
    const answer = await dialStream(engine.docker, { ...requestOf(build, context, session), body });
    for await (const event of streamEvents(answer)) {
      progress.take(event);
      imageId = imageIdOf(event) ?? imageId;
      error ??= errorOf(event);
    }
  } catch (thrown) {
    const { status, said } = outside(unsent ?? thrown);
    // the engine refuses a build that it cannot begin with an HTTP status
    if (status === undefined) throw thrown;
    error = said;
  } finally {
    body.destroy();
  }
  if (unsent !== undefined) throw unsent;
  progress.end(error === undefined ? 'done' : 'failed');
  if (error !== undefined) return buildFailure(error, progress.failedStep, context.text);
  if (imageId !== undefined) return { kind: 'built', imageId };
  return { kind: 'unknown', said: t`the engine ended the build without naming an image` };
}

function requestOf(build: Build, context: BuildContext, session: BuildSession | undefined) {
  const { tags, buildArgs, labels, target, platform, registryAuth = [], signal } = build;
  const builder = session === undefined ? { version: '1' } : { version: '2', session: session.id };
  return {
    method: 'POST' as const,
    path: '/build?',
    query: {
      t: tags,
      dockerfile: context.dockerfile,
      rm: true,
      buildargs: buildArgs,
      labels,
      target,
      platform,
      ...builder,
    },
    registryConfig: session === undefined ? registryConfig(registryAuth) : undefined,
    signal,
  };
}

const imageAux = z.object({ ID: z.string() });

/** Both builders name the image in an `aux` event (Docker Engine API, Image: build). */
function imageIdOf({ aux }: StreamEvent): string | undefined {
  return z.safeParse(imageAux, aux).data?.ID;
}
