import type { Login } from '../../buildspec/logins.ts';
import { resolve } from '../../buildspec/words.ts';
import type { FileSight } from './sight.ts';

/** The logins whose password the file itself gives, in the command or under `env.variables`. */
export function givenPasswords({ spec, story }: Pick<FileSight, 'spec' | 'story'>): Login[] {
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

const token = /\b(dckr_[op]at_|gh[pousr]_|github_pat_)\w{10,}/g;

/** Where access tokens of Docker Hub and GitHub stand in a text; they are known by how they begin. */
export function tokensIn(text: string): number[] {
  return [...text.matchAll(token)].map(({ index }) => index);
}

/** True for a text that holds a password or a token, so that it must not be shown or kept. */
export function holdsSecret(file: FileSight): boolean {
  return tokensIn(file.spec.text).length > 0 || givenPasswords(file).length > 0;
}
