import { plainText } from '../../plain-text.ts';
import type { PushRefusal, PushResult } from './answers.ts';

/** What the words of a failed push mean; the first row that fits decides. */
const rows: readonly [RegExp, PushRefusal][] = [
  [/does not exist locally|tag does not exist|no such image/i, 'no-image'],
  [/insufficient scopes?\b/i, 'insufficient-scope'],
  [/toomanyrequests|too many requests|rate limit/i, 'rate-limited'],
  [/immutable/i, 'immutable-tag'],
  [
    /name unknown|repository .*does not exist in the registry|repository not found/i,
    'unknown-repository',
  ],
  [/resource is denied|push access denied|^denied\b|forbidden/i, 'denied'],
  [
    /unauthorized|authentication required|no basic auth credentials|incorrect username/i,
    'unauthorized',
  ],
];

/** The registry was never reached, or failed itself: nothing is decided. */
const undecided =
  /dial tcp|no such host|connection refused|connection reset|i\/o timeout|deadline exceeded|TLS handshake|x509|server gave HTTP response|unexpected HTTP status: 5\d\d|EOF$/i;

/** A failed push as an answer, by the engine's words about it. */
export function pushRefusal(words: string): PushResult {
  const said = plainText(words).trim();
  const row = rows.find(([pattern]) => pattern.test(said));
  if (row !== undefined) return { kind: 'refused', reason: row[1], said };
  if (undecided.test(said)) return { kind: 'unknown', said };
  return { kind: 'refused', reason: 'other', said };
}
