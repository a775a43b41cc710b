import { build } from './build/build.ts';
import { readBuildOptions } from './build/build-options.ts';
import type { Building } from './build/building.ts';
import { type Exchange, headerOf } from './exchange.ts';
import { builtWords } from './image-views.ts';
import { type JsonLines, tellInLines } from './json-lines.ts';
import { readCredentialFor } from './remote/credential.ts';
import { pull } from './remote/pull.ts';
import { familiarTag, parseReference } from './store/reference.ts';

/** POST `/build`. */
export async function buildImage(exchange: Exchange): Promise<void> {
  const { request, response, query, store, folder } = exchange;
  const options = readBuildOptions(query);
  await tellInLines(response, async (lines) => {
    const heard = options.quiet ? { say: () => undefined } : lines;
    const fetchImage = fetching(exchange, options.pull, heard);
    const image = await build({ store, lines: heard, fetchImage }, options, request, folder);
    for (const tag of options.tags) store.tag(tag, image.id);
    if (options.quiet) return lines.say(image.id);
    lines.send({ aux: { ID: image.id } });
    lines.say(builtWords(image));
    for (const tag of options.tags) lines.say(`Successfully tagged ${familiarTag(tag)}`);
  });
}

/** Base images: from here, else from a registry within reach, else not at all. */
function fetching(
  exchange: Exchange,
  afresh: boolean,
  heard: Pick<JsonLines, 'say'>,
): Building['fetchImage'] {
  const { store, reach, signal } = exchange;
  return async (name, platform) => {
    const reference = parseReference(name);
    const reachable = reach(reference.registry);
    const here = afresh && reachable ? undefined : store.named(reference);
    if (here !== undefined || !reachable) return here;
    const config = headerOf(exchange, 'x-registry-config');
    const credential = readCredentialFor(reference.registry, config);
    const lines = { send: () => undefined, progress: () => undefined };
    const pulled = await pull(store, reference, { credential, reach, signal, platform, lines });
    heard.say(`Digest: ${pulled.digest}`);
    return pulled.image;
  };
}
