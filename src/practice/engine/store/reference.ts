import { Refusal } from '../refusal.ts';

/** An image reference taken apart. */
export interface Reference {
  /** Host with port, `docker.io` where the text names none. */
  registry: string;
  /** Path below the registry, e.g. `library/python`. */
  repository: string;
  tag?: string;
  /** `sha256:` and 64 hexadecimal digits. */
  digest?: string;
}

const domain = /^(?:\[[0-9a-fA-F:]+\]|[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)(?::\d+)?$/;
const path = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;
const tagForm = /^\w[\w.-]{0,127}$/;
const digestForm = /^sha256:[0-9a-f]{64}$/;
const longestName = 255;

/**
 * Takes a reference apart as Docker's reference grammar says, with the registry and `library/`
 * filled in for Docker Hub (distribution/reference, grammar and normalisation).
 * @throws Refusal 400 in the engine's words
 */
export function parseReference(text: string): Reference {
  const at = text.indexOf('@');
  const digest = at < 0 ? undefined : text.slice(at + 1);
  const named = at < 0 ? text : text.slice(0, at);
  const colon = named.lastIndexOf(':');
  const tagged = colon > named.lastIndexOf('/');
  const tag = tagged ? named.slice(colon + 1) : undefined;
  const place = splitName(tagged ? named.slice(0, colon) : named);
  if (digest !== undefined && !digestForm.test(digest)) throw malformed();
  if (tag !== undefined && !tagForm.test(tag)) throw malformed();
  return { ...place, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}

/** The repository as Docker shows it: without `docker.io/` and `library/` where they are implied. */
export function familiarName(reference: Reference): string {
  if (reference.registry !== 'docker.io') return `${reference.registry}/${reference.repository}`;
  return reference.repository.replace(/^library\/(?=[^/]+$)/, '');
}

/** The reference with its tag, `latest` where it has none, as `docker images` shows it. */
export function familiarTag(reference: Reference): string {
  return `${familiarName(reference)}:${reference.tag ?? 'latest'}`;
}

/** @throws Refusal 400 when the text cannot be a tag */
export function checkTag(tag: string): string {
  if (!tagForm.test(tag)) throw new Refusal(400, 'invalid tag format');
  return tag;
}

function splitName(name: string): { registry: string; repository: string } {
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(slash, 0));
  const hasDomain = first === 'localhost' || /[.:A-Z]/.test(first);
  const written = hasDomain ? first : 'docker.io';
  const registry = written === 'index.docker.io' ? 'docker.io' : written;
  const rest = hasDomain ? name.slice(slash + 1) : name;
  if (rest !== rest.toLowerCase() && path.test(rest.toLowerCase())) {
    throw new Refusal(400, 'invalid reference format: repository name must be lowercase');
  }
  if (!domain.test(registry) || !path.test(rest) || name.length > longestName) throw malformed();
  const official = registry === 'docker.io' && !rest.includes('/');
  return { registry, repository: official ? `library/${rest}` : rest };
}

function malformed(): Refusal {
  return new Refusal(400, 'invalid reference format');
}
