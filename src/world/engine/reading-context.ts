import { t } from '../../language.ts';
import { Refused } from '../../types.ts';
import { ContextError } from './context-error.ts';

/** Reads a build context; one that cannot be read is the person's turn. @throws Refused */
export async function readingContext<T>(context: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ContextError)) throw error;
    throw new Refused({ reason: 'other', tried: t`reading ${context}`, said: error.message });
  }
}
