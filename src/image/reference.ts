import { t } from '../language.ts';
import { digestProblem, repositoryProblem, tagProblem } from './reference-parts.ts';
import { dockerHub, readsAsRegistry, registryProblem } from './registry-address.ts';

/** An image's full name: nothing left to default but the tag. */
export interface Reference {
  /** `host[:port]`; Docker Hub is docker.io. */
  registry: string;
  /** Path within the registry; an official image of Docker Hub is under `library/`. */
  repository: string;
  tag?: string;
  /** `sha256:` and 64 hex digits; where both are there, the digest decides and not the tag. */
  digest?: string;
}

/** Why a text is no reference: a sentence for the person who typed it. */
export interface RefusedReference {
  refused: string;
}

/**
 * Reads an image reference as Docker does: no registry means docker.io, and a single name there is
 * under `library/` (distribution/reference, grammar and normalize.go). Stricter than Docker where a
 * registry is concerned: one that `registryProblem` refuses is refused here, and capitals alone do
 * not make a first part a registry, since the person meant a repository.
 */
export function parseReference(text: string): Reference | RefusedReference {
  const refused = wholeProblem(text);
  if (refused !== undefined) return { refused };
  const [, name = '', tag, digest] = /^(.*?)(?::([^:/@]*))?(?:@(.*))?$/.exec(text) ?? [];
  const { registry, repository } = splitName(name);
  const problem =
    registryProblem(registry) ??
    repositoryProblem(repository) ??
    lengthProblem(registry, repository) ??
    (tag === undefined ? undefined : tagProblem(tag)) ??
    (digest === undefined ? undefined : digestProblem(digest));
  if (problem !== undefined) return { refused: problem };
  return {
    registry,
    repository,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}

/** The reference in full, with its registry: `docker.io/library/python:3.12`. */
export function formatReference(reference: Reference): string {
  return `${reference.registry}/${reference.repository}${suffix(reference)}`;
}

/**
 * The reference's name as people write it, without tag and digest: `docker.io/library/python` is
 * `python`, and `docker.io/alice/app` is `alice/app`. It reads back as the same name.
 */
export function familiarName({ registry, repository }: Reference): string {
  const full = `${registry}/${repository}`;
  if (registry !== dockerHub) return full;
  const short = repository.replace(/^library\/(?=[^/]+$)/, '');
  const back = parseReference(short);
  return 'refused' in back || formatReference(back) !== full ? full : short;
}

function suffix({ tag, digest }: Reference): string {
  return (tag === undefined ? '' : `:${tag}`) + (digest === undefined ? '' : `@${digest}`);
}

function wholeProblem(text: string): string | undefined {
  if (text === '') return t`an image reference is needed, for example docker.io/alice/app:1.0`;
  if (/\s/.test(text)) return t`an image reference has no spaces and no line ends`;
  const [, rest] = /^[a-z][a-z0-9+.-]*:\/+(.*)$/i.exec(text) ?? [];
  if (rest !== undefined) {
    return t`an image reference has no scheme such as https://: it starts with the registry, as in ${rest}`;
  }
  if (/^[0-9a-f]{64}$/.test(text)) return t`this is the id of an image and not its name`;
  return undefined;
}

function splitName(name: string): { registry: string; repository: string } {
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(slash, 0));
  if (slash > 0 && readsAsRegistry(first)) {
    const registry = first === `index.${dockerHub}` ? dockerHub : first;
    return { registry, repository: official(registry, name.slice(slash + 1)) };
  }
  return { registry: dockerHub, repository: official(dockerHub, name) };
}

function official(registry: string, repository: string): string {
  const single = registry === dockerHub && repository !== '' && !repository.includes('/');
  return single ? `library/${repository}` : repository;
}

function lengthProblem(registry: string, repository: string): string | undefined {
  const length = registry.length + 1 + repository.length;
  return length > 255
    ? t`registry and repository have at most 255 characters, and these have ${length}`
    : undefined;
}
