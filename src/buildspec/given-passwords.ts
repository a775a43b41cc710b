import type { Buildspec } from './buildspec.ts';
import type { Login } from './logins.ts';
import { readBuildspec } from './read.ts';
import { readCommands, type Story } from './story.ts';
import { resolve } from './words.ts';

/** A buildspec, and what its commands do. */
interface Read {
  spec: Buildspec;
  story: Story;
}

/** The logins whose password the file itself gives, in the command or under `env.variables`. */
export function givenPasswords({ spec, story }: Read): Login[] {
  const references = new Set(spec.env.variables.filter(isReference).map(({ value }) => value));
  return story.logins.filter(({ password }) => {
    if (!('parts' in password) || password.parts === undefined) return false;
    const text = resolve(password.parts);
    return text !== undefined && text.trim() !== '' && !references.has(text);
  });
}

/** A value that was meant to name a parameter is no password. */
function isReference({ value }: { value: string }): boolean {
  return /\{\{resolve:|^\$\{?[\w./-]+\}?$/.test(value.trim());
}

const tokens: readonly RegExp[] = [
  /(?:dckr_[op]at_|gh[pousr]_|github_pat_|npm_)\w{10,}/,
  /sq[apu]_[\da-f]{20,}/,
  /glpat-[\w-]{15,}/,
  /xox[abprs]-[\w-]{20,}/,
  /(?<=sonar\.(?:login|token)=)[\da-f]{40}\b/,
  // Between the user and the host of a web address; a word alone may be a stand-in.
  /(?<=:\/\/[\w.-]+:)(?=\w*\d)\w{12,}(?=@)/,
];
const token = new RegExp(`\\b(?:${tokens.map(({ source }) => source).join('|')})`, 'g');

/**
 * Where access tokens of Docker Hub, GitHub, GitLab, npm, SonarQube and Slack stand in a text, known
 * by how they begin or what they are given as, and passwords in web addresses.
 */
export function tokensIn(text: string): number[] {
  return [...text.matchAll(token)].map(({ index }) => index);
}

/** True for a buildspec that holds a password or a token, so that it must not be shown or kept. */
export function holdsSecret(file: Read): boolean {
  const given = givenPasswords(file).length + plainSecrets(file.spec).length;
  return given > 0 || tokensIn(file.spec.text).length > 0;
}

/** Empty, or the path or ARN by which a value is fetched. */
function isName({ value }: { value: string }): boolean {
  return /^$|^(\/|arn:)\S+$/.test(value.trim());
}

/** Words that name what is kept secret. */
const secretWord = /pass|pwd|secret|token|credential|auth|login|key/i;

/** True for a variable whose name speaks of a secret, or whose value is a token. */
export function mayBeSecret(variable: { name: string; value: string }): boolean {
  if (tokensIn(variable.value).length > 0) return true;
  return secretWord.test(variable.name) && !isReference(variable) && !isName(variable);
}

/** Names of variables that hold a secret itself, and values that nobody keeps secret. */
const secretName =
  /(^|_)(passw(or)?d|pass|token|api_?key|secret_?key|client_secret|secret_access_key)$/i;
const openValue =
  /^(true|false|none|null|\d{0,5}|test\w*|dummy\w*|example\w*|secret|password|pass|token|root|admin|postgres|mysql|change_?me)$/i;

/** Variables of the file whose value is a secret by their name, and no reference, name or stand-in. */
export function plainSecrets({ env }: Buildspec): Buildspec['env']['variables'] {
  return env.variables.filter((variable) => {
    const value = variable.value.trim();
    const isPath = value.includes('/') && !/key$/i.test(variable.name);
    const isOpen =
      isPath || openValue.test(value) || /[$<>{}\s]|^(your|my)[-_]|xxx|\*\*\*/i.test(value);
    return secretName.test(variable.name) && !isOpen && !isReference(variable) && !isName(variable);
  });
}

/** True for a text of any kind that may hold a secret, read as a buildspec where it is one. */
export function mayHoldSecret(text: string): boolean {
  if (tokensIn(text).length > 0) return true;
  const spec = readBuildspec(text);
  if (spec.env.variables.some(mayBeSecret)) return true;
  return givenPasswords({ spec, story: readCommands(spec) }).length > 0;
}
