import type { Account, Accounts, Action } from './accounts.ts';
import { RegistryError } from './registry-error.ts';
import type { Tokens } from './tokens.ts';

/** How clients show who they are: with every request, or with a token fetched beforehand. */
export type Auth = 'basic' | 'token';

/** Who sent a request, and what it may do. */
export interface Caller {
  account: Account | undefined;
  may(action: Action, repository: string): boolean;
  /** Whether a list of repositories shows this one. */
  sees(repository: string): boolean;
}

/** What a request wants to do, for the scope in the challenge. */
interface Wish {
  repository: string;
  action: Action;
}

/** Decides at the door. Refusals are thrown with the challenge that a client needs to go on. */
export interface Gate {
  /** @throws RegistryError 401 for an Authorization that is not good, and for none without a wish */
  admit(authorization: string | undefined, wish?: Wish): Caller;
  /** @throws RegistryError 401 or 403 when the caller may not */
  require(caller: Caller, wish: Wish): void;
}

/** User name and password with every request (RFC 7617). */
export function basicGate(accounts: Accounts): Gate {
  const headers = { 'www-authenticate': 'Basic realm="practice registry"' };
  return {
    admit(authorization, wish) {
      const pair = basicPair(authorization);
      const account = pair && accounts.identify(...pair);
      if (account === undefined && (authorization !== undefined || wish === undefined)) {
        throw new RegistryError('UNAUTHORIZED', { headers, detail: detailOf(wish) });
      }
      return {
        account,
        may: (action, repository) => accounts.granted(account, repository).has(action),
        sees: (repository) => accounts.granted(account, repository).has('pull'),
      };
    },
    require(caller, wish) {
      if (caller.may(wish.action, wish.repository)) return;
      const detail = detailOf(wish);
      if (caller.account !== undefined) throw new RegistryError('DENIED', { detail });
      throw new RegistryError('UNAUTHORIZED', { headers, detail });
    },
  };
}

/** A bearer token from the realm (Distribution, Token authentication; RFC 6750, section 3). */
export function tokenGate(accounts: Accounts, tokens: Tokens, realm: string): Gate {
  const challenge = (wish: Wish | undefined, error?: string) => {
    const parameters = { realm, service: 'practice', ...(wish && { scope: scopeOf(wish) }), error };
    const parts = Object.entries(parameters).filter(([, value]) => value !== undefined);
    const text = parts.map(([name, value]) => `${name}="${value}"`).join(',');
    return { 'www-authenticate': `Bearer ${text}` };
  };
  return {
    admit(authorization, wish) {
      const token = /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
      if (token === undefined) {
        throw new RegistryError('UNAUTHORIZED', {
          headers: challenge(wish),
          detail: detailOf(wish),
        });
      }
      const claims = tokens.read(token);
      if (claims === undefined) {
        throw new RegistryError('UNAUTHORIZED', { headers: challenge(wish, 'invalid_token') });
      }
      const account = accounts.named(claims.subject);
      return {
        account,
        sees: (repository) => accounts.granted(account, repository).has('pull'),
        may: (action, repository) =>
          claims.access.some(
            ({ name, actions }) => name === repository && actions.includes(action),
          ),
      };
    },
    require(caller, wish) {
      if (caller.may(wish.action, wish.repository)) return;
      const headers = challenge(wish, 'insufficient_scope');
      throw new RegistryError('DENIED', { status: 401, headers, detail: detailOf(wish) });
    },
  };
}

/** User name and password of a Basic Authorization header, if it is one. */
export function basicPair(authorization: string | undefined): [string, string] | undefined {
  const encoded = /^basic +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  return colon === -1 ? undefined : [text.slice(0, colon), text.slice(colon + 1)];
}

/** Without a detail, Docker's clients show the code of an error and leave its message out. */
function detailOf(wish: Wish | undefined): unknown {
  return wish && [{ Type: 'repository', Class: '', Name: wish.repository, Action: wish.action }];
}

function scopeOf({ repository, action }: Wish): string {
  return `repository:${repository}:${action === 'push' ? 'pull,push' : action}`;
}
