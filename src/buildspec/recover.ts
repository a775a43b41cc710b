import type { Buildspec } from './buildspec.ts';
import { type Location, locate } from './directories.ts';
import { imageWords, type TagScheme, tagScheme } from './image-words.ts';
import type { Build } from './images.ts';
import { type Role, readRoles, type Source } from './roles.ts';
import type { Story } from './story.ts';
import { type Part, resolve, type Word, wordsOf } from './words.ts';

/** The repository that a buildspec pushes to, as far as its text tells. */
interface RecoveredRepository {
  /** The path after `after`, for instance `flask-app` or `alice/flask-app`. */
  readonly name: string;
  /** What stands before it: the user name, the registry, or nothing that is a variable. */
  readonly after: 'username' | 'url' | 'nothing';
}

/** What can be known about a setup from a buildspec that someone else wrote. */
export interface Recovered {
  readonly sources: Readonly<Partial<Record<Role, Source>>>;
  /** The registry's host, where the file gives it in plain text. */
  readonly registry: string | undefined;
  readonly repository: RecoveredRepository | undefined;
  readonly tag: TagScheme | undefined;
  /** The image of the first push, else of the first build, as it is written. */
  readonly image: Word | undefined;
  /** From the root of the source. */
  readonly dockerfile: Location;
  readonly context: Location;
  readonly target: string | undefined;
  /** As written, so that no value of a variable shows. */
  readonly buildArgs: readonly string[];
  /** The image goes to Amazon ECR, whose password AWS itself hands out. */
  readonly ecr: boolean;
  /** Every directory that a command runs in, in order of first use. */
  readonly directories: readonly string[];
}

/** Reads back the setup that a buildspec holds, broken forms of the meant included. */
export function recover(buildspec: Buildspec, story: Story): Recovered {
  const found = readRoles(buildspec, story);
  const sources: Partial<Record<Role, Source>> = {};
  for (const source of found) sources[source.role] = source;
  const image = mainImage(story);
  const words = image === undefined ? undefined : imageWords(image.parts);
  const build = story.builds.find(({ tags }) => tags.some((tag) => isSameName(tag, image)));
  const directories = story.calls.flatMap(({ directory }) => directory ?? []);
  return {
    sources,
    registry: registryOf(story, sources.url, words?.segments ?? []),
    repository: words === undefined ? undefined : repositoryOf(words.segments, sources),
    tag: image === undefined ? undefined : mainTag(story, image),
    image,
    ...placesOf(build ?? story.builds[0]),
    ecr: isEcr(story, image),
    directories: [...new Set(directories)],
  };
}

function isSameName(a: Word, b: Word | undefined): boolean {
  const name = ({ parts }: Word) => imageWords(parts).segments.map(wordsOf).join('/');
  return b !== undefined && name(a) === name(b);
}

/** A pushed image says most; after it one that is tagged for a registry, then one that is built. */
function mainImage({ pushes, tags, builds }: Story): Word | undefined {
  return pushes[0]?.image ?? tags.at(-1)?.target ?? builds[0]?.tags[0];
}

/** The commit or the build tells images apart, so it is preferred to a `latest` beside it. */
function mainTag({ pushes }: Story, image: Word): TagScheme {
  const images = pushes.length === 0 ? [image] : pushes.map((push) => push.image);
  const schemes = images.map(({ parts }) => tagScheme(imageWords(parts).tag));
  const better = schemes.find(({ by }) => by === 'commit' || by === 'build');
  return better ?? (schemes[0] as TagScheme);
}

function registryOf(
  { logins }: Story,
  url: Source | undefined,
  segments: readonly (readonly Part[])[],
): string | undefined {
  if (url?.literal !== undefined) return url.literal;
  const login = logins.at(-1)?.registry;
  const host = login === undefined ? undefined : resolve(login.parts);
  if (host !== undefined && host !== '') return host;
  const first = segments.length > 1 ? resolve(segments[0] ?? []) : undefined;
  return first !== undefined && /[.:]|^localhost$/.test(first) ? first : undefined;
}

function repositoryOf(
  segments: readonly (readonly Part[])[],
  { url, username }: Recovered['sources'],
): RecoveredRepository | undefined {
  const isVariable = (parts: readonly Part[], name: string | undefined) => {
    return (
      name !== undefined && parts.some((part) => part.kind === 'variable' && part.name === name)
    );
  };
  let rest = segments;
  let after: RecoveredRepository['after'] = 'nothing';
  if (rest.length > 1 && isVariable(rest[0] ?? [], url?.variable)) {
    after = 'url';
    rest = rest.slice(1);
  } else if (rest.length > 1 && /[.:]|^localhost$/.test(wordsOf(rest[0] ?? [])))
    rest = rest.slice(1);
  if (rest.length > 1 && isVariable(rest[0] ?? [], username?.variable)) {
    after = 'username';
    rest = rest.slice(1);
  }
  const names = rest.map((segment) => resolve(segment));
  if (names.length === 0 || names.includes(undefined) || names.includes('')) return undefined;
  return { name: names.join('/'), after };
}

function placesOf(build: Build | undefined) {
  const { directory } = build?.call ?? { directory: undefined };
  const context = build?.context === undefined ? undefined : locate(directory, build.context.parts);
  const named =
    build?.dockerfile === undefined ? undefined : locate(directory, build.dockerfile.parts);
  const beside: readonly Part[] = [{ kind: 'literal', text: 'Dockerfile', quoted: false }];
  return {
    dockerfile: build?.dockerfile === undefined ? inContext(context, beside) : named,
    context,
    target: build?.target === undefined ? undefined : resolve(build.target.parts),
    buildArgs: (build?.buildArgs ?? []).map(({ written }) => wordsOf(written)),
  };
}

function inContext(context: Location, name: readonly Part[]): Location {
  return context === undefined ? undefined : locate(context, name);
}

function isEcr({ logins }: Story, image: Word | undefined): boolean {
  const own = logins.some(({ password }) => password.by === 'ecr' || password.by === 'get-login');
  return (
    own || /\.dkr\.ecr\.|public\.ecr\.aws/.test(image === undefined ? '' : wordsOf(image.parts))
  );
}
