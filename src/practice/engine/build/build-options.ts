import { Refusal } from '../refusal.ts';
import { ownPlatform, type Platform, parsePlatform } from '../store/platform.ts';
import { familiarTag, parseReference, type Reference } from '../store/reference.ts';

/** What a client asks of a build (Docker Engine API, "Build an image"). */
export interface BuildOptions {
  /** Names that the image gets. */
  tags: Reference[];
  /** Path of the Dockerfile in the context. */
  dockerfile: string;
  buildArgs: Map<string, string>;
  labels: Map<string, string>;
  /** Name of the stage to stop at, or empty. */
  target: string;
  platform: Platform;
  /** True when base images are to be fetched though they are here. */
  pull: boolean;
  /** True when only the image's id is to be told. */
  quiet: boolean;
}

/** Options that the practice engine does not speak, with what is said of them. */
const refused: Record<string, string> = {
  remote: 'the practice engine builds from a context that is sent to it, not from a remote address',
  squash: 'squash is only supported with experimental mode',
  outputs: 'the practice engine has no BuildKit, which "outputs" needs',
};

/** @throws Refusal 400 for options that are malformed or not spoken, by name */
export function readBuildOptions(query: URLSearchParams): BuildOptions {
  for (const [name, words] of Object.entries(refused)) {
    if (!['', '0', 'false', '[]', 'null'].includes(query.get(name) ?? '')) {
      throw new Refusal(400, words);
    }
  }
  if (query.get('version') === '2') {
    throw new Refusal(
      400,
      'the practice engine has no BuildKit: build with version 1, or set DOCKER_BUILDKIT=0',
    );
  }
  const platform = query.get('platform') ?? '';
  return {
    tags: query.getAll('t').filter(Boolean).map(tagOf),
    dockerfile: query.get('dockerfile') || 'Dockerfile',
    buildArgs: stringsOf(query, 'buildargs'),
    labels: stringsOf(query, 'labels'),
    target: query.get('target') ?? '',
    platform: platform === '' ? ownPlatform() : parsePlatform(platform),
    pull: isTrue(query.get('pull')),
    quiet: isTrue(query.get('q')),
  };
}

/** True as the engine reads a flag of a query. */
export function isTrue(value: string | null): boolean {
  return !['', '0', 'no', 'false', 'none'].includes((value ?? '').trim().toLowerCase());
}

function tagOf(text: string): Reference {
  const reference = parseReference(text);
  if (reference.digest !== undefined) {
    throw new Refusal(400, `build tag cannot contain a digest: ${familiarTag(reference)}`);
  }
  return reference;
}

/** A JSON object of strings; a null in it stands for a value that the client does not have. */
function stringsOf(query: URLSearchParams, name: string): Map<string, string> {
  try {
    const values: Record<string, unknown> = JSON.parse(query.get(name) || '{}') ?? {};
    const strings = Object.entries(values).filter(([, value]) => typeof value === 'string');
    return new Map(strings.map(([key, value]) => [key, String(value)]));
  } catch {
    throw new Refusal(400, `error reading ${name}: it is not a JSON object`);
  }
}
