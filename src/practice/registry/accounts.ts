import { createHash, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../../secret.ts';

/**
 * Someone whom the practice registry knows. Repositories are globs: `*` stands for anything within
 * one part of the path, `**` for any parts. Who may push may also pull and delete.
 */
export interface Account {
  username: string;
  password: Secret;
  push: readonly string[];
  pull: readonly string[];
  /** Repositories that anyone may pull without an account. */
  public?: readonly string[];
}

export type Action = 'pull' | 'push' | 'delete';

/** The registry's accounts: who is who, and who may do what. */
export interface Accounts {
  /** The account of that name if the password is its own. */
  identify(username: string, password: string): Account | undefined;
  named(username: string): Account | undefined;
  /** What an account, or without one anybody, may do with a repository. */
  granted(account: Account | undefined, repository: string): ReadonlySet<Action>;
}

/** Keeps hashes of the passwords, so that every comparison is of equal lengths and in equal time. */
export function openAccounts(accounts: readonly Account[]): Accounts {
  const known = new Map(
    accounts.map((account) => [
      account.username,
      { account, hash: hashed(account.password.reveal()) },
    ]),
  );
  const nobody = hashed('');
  const open = accounts.flatMap((account) => account.public ?? []);

  return {
    identify(username, password) {
      const entry = known.get(username);
      const same = timingSafeEqual(hashed(password), entry?.hash ?? nobody);
      return same ? entry?.account : undefined;
    },
    named: (username) => known.get(username)?.account,
    granted(account, repository) {
      const actions = new Set<Action>();
      const covers = (globs: readonly string[]) => globs.some((glob) => matches(glob, repository));
      if (covers(open)) actions.add('pull');
      if (account !== undefined && covers(account.pull)) actions.add('pull');
      if (account !== undefined && covers(account.push)) {
        actions.add('pull').add('push').add('delete');
      }
      return actions;
    },
  };
}

function hashed(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function matches(glob: string, repository: string): boolean {
  const pattern = glob
    .split(/(\*\*|\*)/)
    .map((part) => (part === '**' ? '.*' : part === '*' ? '[^/]*' : literally(part)))
    .join('');
  return new RegExp(`^${pattern}$`).test(repository);
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
