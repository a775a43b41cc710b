import type { Account, Accounts, Action } from './accounts.ts';
import type { Reply, Request } from './call.ts';
import { basicPair } from './gate.ts';
import { type Access, type Tokens, tokenSeconds } from './tokens.ts';
import { readWhole } from './whole-body.ts';

/** What the form may weigh, in bytes. */
const maxForm = 64 * 1024;

/**
 * The realm of the challenge. `GET` takes Basic credentials or none, `POST` a form with
 * `grant_type=password`. What is asked but not granted is left out without a word, as real token
 * servers do (Distribution, Token authentication specification and OAuth2 token authentication).
 */
export function tokenEndpoint(accounts: Accounts, tokens: Tokens) {
  const give = (account: Account | undefined, scopes: readonly string[]): Reply => {
    const access = scopes
      .flatMap((scope) => scope.split(' '))
      .map((scope) => granted(accounts, account, scope))
      .filter((one) => one !== undefined);
    const token = tokens.issue({ subject: account?.username ?? '', access });
    const issued = new Date().toISOString();
    return json(200, {
      token,
      access_token: token,
      expires_in: tokenSeconds,
      issued_at: issued,
    });
  };

  return async (request: Request): Promise<Reply> => {
    if (request.method === 'GET') {
      const { authorization } = request.headers;
      const pair = basicPair(authorization);
      const account = pair && accounts.identify(...pair);
      if (account === undefined && authorization !== undefined) return wrongPassword();
      return give(account, request.query.getAll('scope'));
    }
    if (request.method !== 'POST') return json(405, { details: 'GET or POST' });
    const form = new URLSearchParams((await readWhole(request.body, maxForm)).toString());
    if (form.get('grant_type') !== 'password') {
      return json(400, { error: 'unsupported_grant_type' });
    }
    const account = accounts.identify(form.get('username') ?? '', form.get('password') ?? '');
    return account === undefined ? wrongPassword() : give(account, form.getAll('scope'));
  };
}

function granted(
  accounts: Accounts,
  account: Account | undefined,
  scope: string,
): Access | undefined {
  const [, name, asked] = /^repository:(.+):([^:]*)$/.exec(scope) ?? [];
  if (name === undefined || asked === undefined) return undefined;
  const allowed = accounts.granted(account, name);
  const actions = asked.split(',').filter((action) => allowed.has(action as Action)) as Action[];
  return { type: 'repository', name, actions };
}

/** Docker Hub's own words. */
function wrongPassword(): Reply {
  return json(401, { details: 'incorrect username or password' });
}

function json(status: number, value: unknown): Reply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
