/** What a request says of itself: a value, or several, for each context key. */
export type Context = Record<string, string | string[]>;

/** The same, ready for look-ups: key names do not distinguish case, empty lists are absent keys. */
export type Keys = ReadonlyMap<string, string[]>;

/**
 * The context keys of a request. What a principal's ARN tells (`aws:PrincipalArn`,
 * `aws:PrincipalAccount`, and `aws:username` of a user) is added where the context is silent
 * (IAM User Guide, "AWS global condition context keys").
 */
export function contextKeys(context: Context = {}, principal?: string): Keys {
  const known = { ...(principal === undefined ? {} : identity(principal)), ...context };
  return new Map(
    Object.entries(known)
      .map(([key, value]): [string, string[]] => [
        key.toLowerCase(),
        typeof value === 'string' ? [value] : value,
      ])
      .filter(([, values]) => values.length > 0),
  );
}

function identity(arn: string): Context {
  const [, , , account = '', resource = ''] =
    /^arn:([^:]*):([^:]*):[^:]*:([^:]*):(.*)$/.exec(arn) ?? [];
  const name = /^user\/(?:.*\/)?([^/]+)$/.exec(resource)?.[1];
  return {
    'aws:PrincipalArn': arn,
    'aws:PrincipalAccount': account === '' ? [] : account,
    'aws:username': name ?? [],
  };
}
