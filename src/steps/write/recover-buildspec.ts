import { isInSource } from '../../buildspec/directories.ts';
import { readBuildspec } from '../../buildspec/read.ts';
import { type Recovered, recover } from '../../buildspec/recover.ts';
import { readCommands, type Story } from '../../buildspec/story.ts';
import { resolve } from '../../buildspec/words.ts';
import { type Reads, Refused } from '../../types.ts';
import type { FromBuildspec } from '../name/sight.ts';

/** Names under which a buildspec may lie; CodeBuild looks for the first unless the project names another. */
export const usualNames = ['buildspec.yml', 'buildspec.yaml'] as const;

/** What a buildspec tells, with the repository's last part where the user's name before it is a variable. */
export interface RecoveredAnswers extends FromBuildspec {
  repositoryUnderUser?: string;
}

/**
 * What an existing buildspec says of the answers: the one at `path`, else the one under a usual
 * name. Undefined where there is none or it cannot be read.
 */
export async function recoverBuildspec(
  reads: Reads,
  path?: string,
): Promise<RecoveredAnswers | undefined> {
  for (const file of path === undefined ? usualNames : [path]) {
    const text = await readOrNothing(reads, file);
    if (text === undefined) continue;
    const spec = readBuildspec(text);
    const story = readCommands(spec);
    return answersFrom(file, story, recover(spec, story));
  }
  return undefined;
}

/** The answers that are recovered from a buildspec, each only where the file tells it for certain. */
export function answersFrom(file: string, story: Story, recovered: Recovered): RecoveredAnswers {
  const { sources, registry, tag, dockerfile, context, target } = recovered;
  const answers: Partial<Record<keyof RecoveredAnswers, unknown>> = {
    urlParameter: parameterOf(sources.url),
    usernameParameter: parameterOf(sources.username),
    passwordParameter: parameterOf(sources.password),
    registry,
    ...repositoryOf(recovered),
    tag: tag && (tag.by === 'text' ? tag.text : tag.by === 'unknown' ? undefined : tag.by),
    dockerfile: isInSource(dockerfile) ? dockerfile : undefined,
    context: isInSource(context) ? context : undefined,
    buildArgs: argumentsOf(recovered.buildArgs),
    target,
    platform: platformOf(story),
  };
  const known = Object.entries(answers).filter(
    ([, value]) => value !== undefined && !(typeof value === 'string' && garbled.test(value)),
  );
  return { ...Object.fromEntries(known), file };
}

/** Control characters, and what stands for bytes that were no text: nobody means them in a name. */
const garbled = /[\0-\x1f\x7f-\x9f\uFFFD]/;

/** A parameter of Parameter Store; a secret of Secrets Manager is none. */
function parameterOf(source: Recovered['sources']['url']): string | undefined {
  return source?.from === 'secrets-manager' ? undefined : source?.parameter;
}

function repositoryOf({ repository, sources }: Recovered) {
  if (!repository) return {};
  const { name, after } = repository;
  if (after !== 'username') return { repository: name };
  const user = sources.username?.literal;
  return user ? { repository: `${user}/${name}` } : { repositoryUnderUser: name };
}

/** `NAME=value` as an entry; a name alone takes its value from the build's environment. */
function argumentsOf(written: readonly string[]): Record<string, string> {
  const pairs = written.flatMap((text) => {
    const [, name, value] = text.match(/^([^=]+)=([^$`]*)$/) ?? [];
    return name && value !== undefined ? [[name, value]] : [];
  });
  return Object.fromEntries(pairs);
}

/** The one platform of the build; several cannot be built by an engine alone. */
function platformOf({ builds }: Story): string | undefined {
  const platform = builds[0]?.platform && resolve(builds[0].platform.parts);
  return platform?.includes(',') ? undefined : platform;
}

async function readOrNothing(reads: Reads, path: string): Promise<string | undefined> {
  try {
    return await reads.folder.read(path);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}
