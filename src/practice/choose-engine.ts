import { t } from '../language.ts';
import { openEngine } from '../world/engine/connect.ts';
import { serveEngine } from './engine/server.ts';

/** The engine of a practice ground. */
export interface ChosenEngine {
  host: string;
  embedded: boolean;
  /** Which one it is, and why. */
  words: string;
  close(): Promise<void>;
}

/** An image that the sample application is built on; whoever gets at it gets at others. */
const baseImage = 'python:3.12-slim';
/** Milliseconds within which the machine's own engine has to say whether it gets at base images. */
const patience = 700;

/**
 * The machine's own engine where it answers and gets at base images; else the embedded one, which
 * needs neither Docker nor a network.
 * @param baseless the machine's own engine serves even where it gets at no base images
 */
export async function chooseEngine(
  host: string | undefined,
  baseless = false,
): Promise<ChosenEngine> {
  const words = host ? await whyNot(host, baseless) : t`no Docker engine answers here`;
  if (host && words === undefined) {
    return { host, embedded: false, words: t`the Docker engine at ${host}`, close: async () => {} };
  }
  const engine = await serveEngine();
  return {
    host: engine.host,
    embedded: true,
    words: t`the embedded engine, since ${words}; it records RUN and does not execute it`,
    close: () => engine.close(),
  };
}

/** Why the machine's engine cannot serve, or undefined when it can. */
async function whyNot(host: string, baseless: boolean): Promise<string | undefined> {
  // Where nothing but this engine will do, its answer is worth the usual wait.
  const bounds = baseless ? {} : { signal: AbortSignal.timeout(patience) };
  const engine = await openEngine({ host, from: 'DOCKER_HOST' }, bounds);
  if (engine.kind === 'unreachable') return t`no Docker engine answers here`;
  if (baseless) return undefined;
  const image = engine.docker.getImage(baseImage);
  const reached = image.distribution().then(
    () => true,
    () => false,
  );
  const late = new Promise<false>((resolve) => {
    setTimeout(resolve, patience, false).unref();
  });
  const has = await image.inspect().then(
    () => true,
    () => false,
  );
  if (has || (await Promise.race([reached, late]))) return undefined;
  return t`the Docker engine here gets at no base images`;
}
