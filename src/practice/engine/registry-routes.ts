import { json } from 'node:stream/consumers';
import { type Exchange, headerOf, sendJson } from './exchange.ts';
import { tellInLines } from './json-lines.ts';
import { Refusal } from './refusal.ts';
import { readCredential } from './remote/credential.ts';
import { login } from './remote/login.ts';
import { pull } from './remote/pull.ts';
import { push } from './remote/push.ts';
import { checkReach } from './remote/reach.ts';
import { ownPlatform, parsePlatform } from './store/platform.ts';
import { checkTag, familiarTag, parseReference, type Reference } from './store/reference.ts';

/** POST `/auth`. */
export async function tryLogin({ request, response, reach, signal }: Exchange): Promise<void> {
  await login(await json(request).catch(() => ({})), reach, signal);
  sendJson(response, { IdentityToken: '', Status: 'Login Succeeded' });
}

/** POST `/images/{name}/push`. */
export async function pushImage(exchange: Exchange): Promise<void> {
  const { response, name, query, store, reach, signal } = exchange;
  if (headerOf(exchange, 'x-registry-auth') === '') {
    throw new Refusal(400, 'bad parameters and missing X-Registry-Auth: EOF');
  }
  const named = parseReference(name);
  if (named.digest !== undefined) throw new Refusal(400, 'cannot push a digest reference');
  const tag = query.get('tag');
  const reference = tag ? { ...named, tag: checkTag(tag) } : named;
  const credential = readCredential(headerOf(exchange, 'x-registry-auth'));
  await tellInLines(response, (lines) =>
    push(store, reference, { credential, reach, signal }, lines),
  );
}

/** POST `/images/create`: pulls, and does nothing else. */
export async function pullImage(exchange: Exchange): Promise<void> {
  const { response, query, store, reach, signal } = exchange;
  const reference = wantedImage(query);
  const platform = query.get('platform');
  const credential = readCredential(headerOf(exchange, 'x-registry-auth'));
  await tellInLines(response, async (lines) => {
    if (!reach(reference.registry)) {
      lines.send({ status: `Pulling from ${reference.repository}`, id: reference.tag ?? '' });
      checkReach(reach, reference.registry);
    }
    const before = reference.digest === undefined && store.named(reference)?.id;
    const { image, digest } = await pull(store, reference, {
      ...{ credential, reach, signal, lines },
      platform: platform ? parsePlatform(platform) : ownPlatform(),
    });
    const news = before === image.id ? 'Image is up to date' : 'Downloaded newer image';
    lines.send({ status: `Digest: ${digest}` });
    lines.send({ status: `Status: ${news} for ${familiarTag(reference)}` });
  });
}

function wantedImage(query: URLSearchParams): Reference {
  const from = query.get('fromImage') ?? '';
  if (from === '') throw new Refusal(501, 'the practice engine does not import images');
  const named = parseReference(from);
  const tag = query.get('tag') ?? '';
  if (tag.startsWith('sha256:')) return parseReference(`${from}@${tag}`);
  const reference = tag === '' ? named : { ...named, tag: checkTag(tag) };
  if (reference.tag === undefined && reference.digest === undefined) {
    throw new Refusal(501, 'the practice engine pulls one tag at a time, and none is named');
  }
  return reference;
}
