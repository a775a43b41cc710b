import { Secret } from '../secret.ts';
import type { Fetch, Refused } from './run.ts';

/** A value of Secrets Manager as a variable names it. */
export interface SecretReference {
  /** Name or ARN. */
  id: string;
  /** The key whose value is taken out of a secret that holds JSON. */
  key?: string;
  stage?: string;
  version?: string;
}

/** Reads the text that a secret holds; undefined where it holds bytes. */
export type ReadSecret = (
  reference: Omit<SecretReference, 'key'>,
) => Promise<string | undefined | Refused>;

/**
 * Reads `id[:json-key[:version-stage[:version-id]]]`, where the id may be an ARN and what is empty
 * counts as not given (AWS CodeBuild User Guide, "Build specification reference", secrets-manager).
 */
export function readSecretReference(text: string): SecretReference {
  const [, id = '', rest = ''] =
    /^(arn:[^:]*:[^:]*:[^:]*:[^:]*:secret:[^:]*|[^:]*)(?::(.*))?$/s.exec(text.trim()) ?? [];
  const [key, stage, version] = rest.split(':');
  return { id, ...(key && { key }), ...(stage && { stage }), ...(version && { version }) };
}

/** Fetches by references of that form; a secret of which several keys are asked is read once. */
export function secretsBy(read: ReadSecret): Fetch {
  return async (references) => {
    const texts = new Map<string, Promise<string | undefined | Refused>>();
    const values = new Map<string, Secret>();
    for (const text of references) {
      const { key, ...reference } = readSecretReference(text);
      const name = JSON.stringify(reference);
      const reading = texts.get(name) ?? read(reference);
      texts.set(name, reading);
      const value = picked(await reading, reference.id, key);
      if (typeof value !== 'string') return value;
      values.set(text, new Secret(value));
    }
    return values;
  };
}

/** The words for what is not in a secret are ours: CodeBuild's are not published. */
function picked(
  text: string | undefined | Refused,
  id: string,
  key: string | undefined,
): string | Refused {
  if (text === undefined) return refusal(`the secret ${id} holds bytes and no text`);
  if (typeof text !== 'string' || key === undefined) return text;
  const members = membersOf(text);
  if (members === undefined) {
    return refusal(`the secret ${id} holds no JSON object, so there is no key ${key} in it`);
  }
  const value = members.get(key);
  if (value === undefined) return refusal(`there is no key ${key} in the JSON of the secret ${id}`);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function membersOf(text: string): Map<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return new Map(Object.entries(value));
  } catch {
    // the parser's words would repeat the secret
    return undefined;
  }
}

const refusal = (message: string): Refused => ({ code: '', message });
