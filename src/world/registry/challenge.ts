/** One way in which a server wants to be told who asks. */
export interface Challenge {
  /** In lower case: `basic`, `bearer`. */
  scheme: string;
  /** By name in lower case. */
  parameters: ReadonlyMap<string, string>;
}

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const gap = /[\s,]*/y;
const scheme = new RegExp(token, 'y');
const token68 = /[ \t]+[A-Za-z0-9._~+/-]+=*[ \t]*(?=,|$)/y;
const parameter = new RegExp(
  `[\\s,]*(${token})[ \\t]*=[ \\t]*(?:"((?:[^"\\\\]|\\\\.)*)"|(${token}))`,
  'y',
);

/**
 * Reads a WWW-Authenticate header, which may hold several challenges, and commas both within and
 * between them (RFC 9110, sections 11.3 and 11.6.1). What comes after a part that cannot be read
 * is left out.
 */
export function parseChallenges(header: string): Challenge[] {
  const challenges: Challenge[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(header);
    if (match !== null) at = pattern.lastIndex;
    return match;
  };
  for (;;) {
    take(gap);
    const name = take(scheme)?.[0];
    if (name === undefined) return challenges;
    const parameters = new Map<string, string>();
    challenges.push({ scheme: name.toLowerCase(), parameters });
    if (take(token68) !== null) continue;
    for (let pair = take(parameter); pair !== null; pair = take(parameter)) {
      const [, key = '', quoted, plain = ''] = pair;
      parameters.set(key.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain);
    }
  }
}
