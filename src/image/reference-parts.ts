import { t } from '../language.ts';

const component = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const tag = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const knownRegistry =
  /^(?:localhost|(?:index\.)?docker\.io|hub\.docker\.com|ghcr\.io|quay\.io|public\.ecr\.aws|.+\.(?:amazonaws\.com|azurecr\.io|pkg\.dev))$/;

/** Hex digits of the digest algorithms that registries speak (OCI image specification, Digests). */
const digestLengths: ReadonlyMap<string, number> = new Map([
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
]);

/**
 * Why a text cannot be a repository's path within its registry, as a sentence that holds the right
 * value where there is one; undefined when it can (distribution/reference, grammar).
 */
export function repositoryProblem(text: string): string | undefined {
  if (/^\/*$/.test(text)) return t`a repository is needed, for example alice/flask-app`;
  if (/\s/.test(text)) return t`a repository has no spaces and no line ends`;
  if (text.includes('://'))
    return t`a repository is a path such as alice/flask-app and no web address`;
  if (text.length > 255) {
    return t`a repository has at most 255 characters, and this has ${text.length}`;
  }
  const parts = text.split('/');
  const [first = '', ...rest] = parts;
  if (rest.length > 0 && (knownRegistry.test(first) || /:\d+$/.test(first))) {
    return better(t`a repository is written without its registry`, rest.join('/'));
  }
  if (/[:@]/.test(text)) {
    return better(t`a repository is written without tag and digest`, text.replace(/[:@].*$/, ''));
  }
  if (parts.includes('')) {
    const right = parts.filter((part) => part !== '').join('/');
    return better(t`a repository has no empty part between or beside slashes`, right);
  }
  const wrong = parts.find((part) => !component.test(part.toLowerCase()));
  if (wrong !== undefined) return componentProblem(wrong);
  return /[A-Z]/.test(text)
    ? better(t`a repository is in lower case`, text.toLowerCase())
    : undefined;
}

/**
 * Why a text cannot be a tag; undefined when it can: letters, digits, `_`, `.` and `-`, at most 128
 * characters, not starting with `.` or `-` (distribution/reference, grammar).
 */
export function tagProblem(text: string): string | undefined {
  if (tag.test(text)) return undefined;
  if (text === '') return t`a tag is needed, for example 1.0`;
  if (text.length > 128) return t`a tag has at most 128 characters, and this has ${text.length}`;
  const odd = /[^A-Za-z0-9_.-]/.exec(text)?.[0];
  if (odd !== undefined) return t`a tag has letters, digits, _ . and - only, and no ${shown(odd)}`;
  return t`a tag starts with a letter, a digit or _`;
}

/** Why a text cannot be an image's digest, e.g. `sha256:` and 64 hex digits; undefined when it can. */
export function digestProblem(text: string): string | undefined {
  const [, algorithm = '', hex = ''] = /^([a-z0-9]+):([0-9a-f]+)$/.exec(text) ?? [];
  const length = digestLengths.get(algorithm);
  if (length === undefined) return t`a digest is sha256: and 64 hex digits in lower case`;
  if (hex.length === length) return undefined;
  return t`a ${algorithm} digest has ${length} hex digits, and this has ${hex.length}`;
}

/** The right value is named only where it is one. */
function better(sentence: string, right: string): string {
  return repositoryProblem(right) === undefined ? t`${sentence}: write ${right}` : sentence;
}

function componentProblem(part: string): string {
  const odd = /[^a-z0-9._-]/i.exec(part)?.[0];
  if (odd !== undefined) {
    return t`a repository has letters, digits, . _ - and / only, and no ${shown(odd)}`;
  }
  if (/^[._-]|[._-]$/.test(part)) {
    return t`each part of a repository starts and ends with a letter or digit, and "${part}" does not`;
  }
  return t`in a repository . and _ stand alone (or as __), and in "${part}" they do not`;
}

function shown(character: string): string {
  return /[!-~]/.test(character) ? `"${character}"` : t`other sign`;
}
