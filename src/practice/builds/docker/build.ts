import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type BuildContext, openContext } from '../../../world/engine/context.ts';
import { ContextError } from '../../../world/engine/context-error.ts';
import { contextTar } from '../../../world/engine/context-tar.ts';
import { registryConfig } from '../../../world/engine/credentials.ts';
import { dialStream } from '../../../world/engine/dial.ts';
import { Refusal } from '../../engine/refusal.ts';
import { parseReference } from '../../engine/store/reference.ts';
import { type Command, readArguments, usageFailure } from './arguments.ts';
import { type DockerCall, DockerFailure, type DockerHome } from './call.ts';
import { asked, engineOf, show } from './engine.ts';

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;

const command = {
  name: 'build',
  usage: '[OPTIONS] PATH | URL | -',
  options: {
    tag: { ...texts, short: 't' },
    file: { ...text, short: 'f' },
    quiet: { ...flag, short: 'q' },
    'build-arg': texts,
    label: texts,
    target: text,
    platform: text,
    pull: flag,
    rm: flag,
    'force-rm': flag,
    // without effect on an engine that keeps no cache and executes nothing
    'no-cache': flag,
    'cache-from': texts,
    network: text,
    progress: text,
  },
  words: [1, 1],
} satisfies Command;

/** `docker build`, with the engine's classic builder. */
export async function runBuild(call: DockerCall, home: DockerHome, args: readonly string[]) {
  const { values, positionals } = readArguments(command, args);
  const tags = values.tag ?? [];
  for (const tag of tags) checkTag(tag);
  const context = await contextOf(call, positionals[0] ?? '', values.file);
  const engine = await engineOf(home);
  const quiet = values.quiet === true;
  const onEnd = ({ bytes }: { bytes: number }) => {
    if (!quiet) call.out(`Sending build context to Docker daemon  ${size(bytes)}\n`);
  };
  const { signal } = call;
  const answer = await asked(
    dialStream(engine.docker, {
      method: 'POST',
      path: '/build?',
      query: {
        t: tags,
        dockerfile: context.dockerfile,
        rm: true,
        buildargs: pairs(values['build-arg'], call.environment),
        labels: pairs(values.label, {}),
        target: values.target,
        platform: values.platform,
        pull: values.pull,
        q: quiet || undefined,
        version: '1',
      },
      registryConfig: registryConfig([...home.logins.values()]),
      body: contextTar(context, { signal, onEnd }),
      signal,
    }),
  );
  await show(answer, call);
}

function checkTag(tag: string): void {
  try {
    parseReference(tag);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw usageFailure(command, `invalid argument "${tag}" for "-t, --tag" flag: ${error.message}`);
  }
}

async function contextOf(
  { cwd }: DockerCall,
  path: string,
  file: string | undefined,
): Promise<BuildContext> {
  if (path === '-' || /^(https?:|git@|git:)/.test(path)) {
    throw new DockerFailure(
      `the practice ground's docker builds from folders, and not from ${path}`,
    );
  }
  const contextDir = resolve(cwd, path);
  // relative to where the command is typed, and not to the context
  const dockerfile = file === undefined ? resolve(contextDir, 'Dockerfile') : resolve(cwd, file);
  const failure = (words: string) => new DockerFailure(`unable to prepare context: ${words}`);
  if (!(await exists(contextDir))) throw failure(`path "${path}" not found`);
  if (!(await exists(dockerfile))) {
    throw failure(
      `unable to evaluate symlinks in Dockerfile path: lstat ${dockerfile}: no such file or directory`,
    );
  }
  return openContext({ contextDir, dockerfile, builder: 'classic' }).catch((error: unknown) => {
    throw error instanceof ContextError ? failure(error.message) : error;
  });
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** `NAME=value` as a map; a bare name has the value that the environment gives it, or none. */
function pairs(given: readonly string[] = [], environment: DockerCall['environment']) {
  const read = given.map((each): [string, string | undefined] => {
    const [name = '', value] = each.split(/=(.*)/s);
    return [name, value ?? environment[name]];
  });
  return Object.fromEntries(read.filter(([, value]) => value !== undefined));
}

/** Bytes as the docker CLI shows them: four digits and a unit of a thousand. */
function size(bytes: number): string {
  const power = Math.min(3, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const digits = Number((bytes / 1000 ** power).toPrecision(4));
  return `${digits}${['B', 'kB', 'MB', 'GB'][power]}`;
}
