import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Action } from './accounts.ts';

/** What a token allows, as its `access` claim says (Distribution, Token authentication: JWT). */
export interface Access {
  type: 'repository';
  name: string;
  actions: Action[];
}

/** Whom a token was given to, and for what. */
interface Claims {
  /** The account's name; empty for anybody. */
  subject: string;
  access: readonly Access[];
}

/** Gives out tokens and knows its own again. */
export interface Tokens {
  issue(claims: Claims): string;
  /** The claims of a token of ours that has not expired; undefined for any other text. */
  read(token: string): Claims | undefined;
}

/** How long a token is good for, in seconds. */
export const tokenSeconds = 300;

/** Tokens are JSON Web Tokens signed with a key that lives as long as the registry. */
export function openTokens(): Tokens {
  const key = randomBytes(32);
  const sign = (text: string) => createHmac('sha256', key).update(text).digest();
  const header = encoded({ alg: 'HS256', typ: 'JWT' });

  return {
    issue({ subject, access }) {
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        iss: 'practice',
        aud: 'practice',
        sub: subject,
        iat: now,
        nbf: now,
        exp: now + tokenSeconds,
        jti: randomUUID(),
        access,
      };
      const text = `${header}.${encoded(claims)}`;
      return `${text}.${sign(text).toString('base64url')}`;
    },
    read(token) {
      const [head = '', body = '', signature = ''] = token.split('.');
      const given = Buffer.from(signature, 'base64url');
      const right = sign(`${head}.${body}`);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
      const { sub, exp, access } = JSON.parse(Buffer.from(body, 'base64url').toString());
      return exp * 1000 > Date.now() ? { subject: sub, access } : undefined;
    },
  };
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
