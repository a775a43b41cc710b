import { credentialFor, registryAuth } from '../../../world/engine/credentials.ts';
import { dialStream } from '../../../world/engine/dial.ts';
import { Refusal } from '../../engine/refusal.ts';
import { familiarName, parseReference, type Reference } from '../../engine/store/reference.ts';
import { type Command, readArguments } from './arguments.ts';
import { type DockerCall, DockerFailure, type DockerHome } from './call.ts';
import { asked, engineOf, show } from './engine.ts';

const flag = { type: 'boolean' } as const;
const push = {
  name: 'push',
  usage: '[OPTIONS] NAME[:TAG]',
  options: { 'all-tags': { ...flag, short: 'a' }, quiet: { ...flag, short: 'q' } },
  words: [1, 1],
} satisfies Command;
const pull = {
  name: 'pull',
  usage: '[OPTIONS] NAME[:TAG|@DIGEST]',
  options: { quiet: { ...flag, short: 'q' }, platform: { type: 'string' } },
  words: [1, 1],
} satisfies Command;

/** `docker push`. */
export async function runPush(call: DockerCall, home: DockerHome, args: readonly string[]) {
  const { values, positionals } = readArguments(push, args);
  const reference = named(positionals[0] ?? '');
  const tag = values['all-tags'] ? undefined : tagOf(reference, call, values.quiet);
  const name = familiarName(reference);
  const { docker } = await engineOf(home);
  const { signal } = call;
  const path = `/images/${name}/push?`;
  const headers = { 'X-Registry-Auth': authFor(reference, home) };
  const request = { method: 'POST', path, query: { tag }, headers, signal } as const;
  await show(await asked(dialStream(docker, request)), call, values.quiet);
  if (values.quiet) call.out(`${written(reference)}\n`);
}

/** `docker pull`. */
export async function runPull(call: DockerCall, home: DockerHome, args: readonly string[]) {
  const { values, positionals } = readArguments(pull, args);
  const reference = named(positionals[0] ?? '');
  const tag = reference.digest ?? tagOf(reference, call, values.quiet);
  const { docker } = await engineOf(home);
  const { signal } = call;
  const query = { fromImage: familiarName(reference), tag, platform: values.platform };
  const headers = { 'X-Registry-Auth': authFor(reference, home) };
  const request = { method: 'POST', path: '/images/create?', query, headers, signal } as const;
  await show(await asked(dialStream(docker, request)), call, values.quiet);
  call.out(`${written(reference)}\n`);
}

/** @throws DockerFailure when the text is no image reference */
export function named(text: string): Reference {
  try {
    return parseReference(text);
  } catch (error) {
    throw error instanceof Refusal ? new DockerFailure(error.message) : error;
  }
}

function tagOf({ tag }: Reference, { out }: DockerCall, quiet: boolean | undefined): string {
  if (tag === undefined && !quiet) out('Using default tag: latest\n');
  return tag ?? 'latest';
}

/** In full, as the docker CLI repeats it at the end. */
function written({ registry, repository, tag, digest }: Reference): string {
  return `${registry}/${repository}${digest ? `@${digest}` : `:${tag ?? 'latest'}`}`;
}

/** An engine takes a push without credentials only where the header says that there are none. */
function authFor({ registry }: Reference, { logins }: DockerHome): string {
  const login = credentialFor([...logins.values()], registry);
  if (login === undefined) return Buffer.from('{}').toString('base64');
  return registryAuth({ ...login, serveraddress: login.registry });
}
