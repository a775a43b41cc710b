import { resolve } from 'node:path';
import { dockerHub } from '../image/registry-address.ts';
import { t } from '../language.ts';
import type { EngineAnswer, PushImage, StoredCredential, Tell } from '../types.ts';
import type { BuildResult, EngineEvent, PushResult, Unreachable } from './engine/answers.ts';
import { buildImage } from './engine/build.ts';
import { type Engine, openEngine } from './engine/connect.ts';
import { contextHas } from './engine/context.ts';
import { hubLogin } from './engine/credentials.ts';
import { findEngine } from './engine/find-engine.ts';
import { fingerprint } from './engine/fingerprint.ts';
import { pushImage } from './engine/push.ts';
import { readingContext } from './engine/reading-context.ts';
import { removeImage } from './engine/remove.ts';
import type { Place } from './place.ts';

/** What a build and push by the engine came to, before the registry was asked. */
export type EnginePush =
  | { kind: 'pushed'; digest?: string }
  | Exclude<BuildResult, { kind: 'built' }>
  | { kind: 'push-refused'; denied: boolean; said: string };

/** Docker on this machine: the engine, and the build contexts that it would be sent. */
export function openDocker(place: Place) {
  let line: Promise<Engine | Unreachable> | undefined;
  const connected = () => {
    line ??= connect(place);
    return line;
  };
  /** A look asks an engine anew that did not answer: it may have been started meanwhile. */
  const lookedFor = async () => {
    const earlier = await line;
    if (earlier?.kind === 'unreachable') line = undefined;
    return connected();
  };
  const builder = async () => {
    const engine = await connected();
    return engine.kind === 'ready' ? engine.facts.builder : 'buildkit';
  };
  const source = async (context: string, dockerfile: string) => ({
    contextDir: resolve(place.folder, context),
    dockerfile: resolve(place.folder, dockerfile),
    builder: await builder(),
  });
  return {
    async engine(): Promise<EngineAnswer> {
      const engine = await lookedFor();
      if (engine.kind === 'unreachable') return engine;
      const { address, name, version, builder: best, os, arch } = engine.facts;
      return { kind: 'ready', address, name: `${name} ${version}`, builder: best, os, arch };
    },

    openedEngine: connected,

    fingerprint: (context: string, dockerfile: string): Promise<string> =>
      readingContext(context, async () => fingerprint(await source(context, dockerfile))),

    contextHas: (context: string, dockerfile: string, path: string): Promise<boolean> =>
      readingContext(context, async () => contextHas(await source(context, dockerfile), path)),

    async buildAndPush(change: PushImage, tell: Tell): Promise<EnginePush> {
      const engine = await connected();
      if (engine.kind === 'unreachable') return { kind: 'unknown', said: engine.said };
      const built = await build(engine, place, change, tell);
      if (built.kind !== 'built') return built;
      const pushed = await push(engine, change, tell);
      await removeImage(engine, change.image);
      return pushed.kind === 'refused' ? refusalOf(pushed) : pushed;
    },
  };
}

async function connect(place: Place): Promise<Engine | Unreachable> {
  const { environment: env, home, engine, patience } = place;
  const bounds = patience ? { signal: AbortSignal.timeout(patience) } : {};
  if (engine) return openEngine({ host: engine, from: 'DOCKER_HOST' }, bounds);
  const address = await findEngine({ env, home, platform: process.platform });
  return 'host' in address ? openEngine(address, bounds) : address;
}

function build(engine: Engine, place: Place, change: PushImage, tell: Tell): Promise<BuildResult> {
  const { image, registry, dockerfile, context, buildArgs, target, platform, credential } = change;
  return buildImage(engine, {
    contextDir: resolve(place.folder, context),
    dockerfile: resolve(place.folder, dockerfile),
    tags: [image],
    buildArgs,
    ...(target && { target }),
    ...(platform && { platform }),
    registryAuth: [{ registry, ...loginOf(credential) }],
    onProgress: (event) => tell({ text: buildText(event) }),
  });
}

function push(engine: Engine, { image, registry, credential }: PushImage, tell: Tell) {
  const layers = new Map<string, { id: string; state: string; current?: number; total?: number }>();
  const serveraddress = registry === dockerHub ? hubLogin : registry;
  return pushImage(
    engine,
    image,
    { ...loginOf(credential), serveraddress },
    {
      onProgress(event) {
        if (event.kind !== 'layer') return;
        const { id, state, current, total } = event;
        layers.set(id, {
          id,
          state,
          ...(current !== undefined && { current }),
          ...(total !== undefined && { total }),
        });
        tell({ text: t`pushing ${layers.size} layers`, layers: [...layers.values()] });
      },
    },
  );
}

type Refused = Extract<PushResult, { kind: 'refused' }>;

/** A registry that limits how often it is asked has decided nothing. */
function refusalOf({ reason, said }: Refused): EnginePush {
  if (reason === 'rate-limited') return { kind: 'unknown', said };
  const denied = ['denied', 'insufficient-scope', 'unauthorized'].includes(reason);
  return { kind: 'push-refused', denied, said };
}

/** What a registry is shown, and nothing besides. */
const loginOf = ({ username, password }: StoredCredential) => ({ username, password });

function buildText(event: EngineEvent): string {
  switch (event.kind) {
    case 'step': {
      const name = event.cached ? t`${event.name} (cached)` : event.name;
      return event.state === 'done' ? t`${name} done` : name;
    }
    case 'log':
      return event.text.trimEnd().split('\n').at(-1) ?? '';
    case 'layer':
      return `${event.id} ${event.state}`;
    case 'context':
      return t`context sent: ${event.files} files, ${event.bytes} bytes`;
  }
}
