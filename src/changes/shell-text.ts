import type { Command } from '../types.ts';

/** A command as a person pastes it into bash; a secret is read from a prompt and never written. */
export function shellText({ pipeline, secret }: Command): string {
  const programs = pipeline.map((argv) => argv.map(quote).join(' '));
  if (!secret) return programs.join(' | ');
  const fed = [`printf '%s' "$SECRET"`, ...programs].join(' | ');
  return `read -rsp '${secret}: ' SECRET && echo && ${fed}; unset SECRET`;
}

/** POSIX shell quoting: a word that needs none stays bare, all else stands in single quotes. */
function quote(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
