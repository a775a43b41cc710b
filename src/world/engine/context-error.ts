import { t } from '../../language.ts';
import { plainText } from '../../plain-text.ts';

/** A build context that cannot be sent whole, naming the file at which it ends. */
export class ContextError extends Error {
  /** Relative to the context, or the folder or Dockerfile itself; harmless to show. */
  readonly path: string;

  constructor(path: string, what: string, cause?: unknown) {
    const shown = plainText(path);
    super(`${shown} ${what}`, { cause });
    this.name = 'ContextError';
    this.path = shown;
  }
}

const words: Readonly<Record<string, string>> = {
  EACCES: t`permission denied`,
  EPERM: t`permission denied`,
};

/**
 * What a system error says of a path of the context; `absent` are the words for one that is missing.
 * @throws the error itself where it is not the system's
 */
export function contextError(
  path: string,
  error: unknown,
  absent = t`is no longer there`,
): ContextError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === undefined) throw error;
  const gone = code === 'ENOENT' || code === 'ENOTDIR';
  const what = gone ? absent : t`cannot be read: ${words[code] ?? code}`;
  return new ContextError(path, what, error);
}
