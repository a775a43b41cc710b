import { t } from '../../language.ts';
import { plainText } from '../../plain-text.ts';

/** What went wrong on the other side, or on the way there. */
export interface Outside {
  said: string;
  /** Of an HTTP answer of the engine. */
  status?: number;
  /** Of the system, `ENOENT`, `ECONNREFUSED`, `EACCES`; `HTTP` where something else answered. */
  code?: string;
}

/**
 * An error of the engine or of the way to it, as data. Anything else is a fault of this program and
 * is thrown again.
 * @throws the error itself, where it is neither
 */
export function outside(error: unknown): Outside {
  if (!(error instanceof Error)) throw error;
  const { statusCode: status, code } = error as { statusCode?: unknown; code?: unknown };
  if (typeof status === 'number') {
    // docker-modem writes "(HTTP code 404) no such image - " before the engine's own words
    const said = error.message.replace(/^\(HTTP code \d+\) .*? - /, '').trim();
    // An engine says in JSON what is wrong; a proxy sends a page, or sends on.
    const strange = said === '' || said.startsWith('<');
    if (strange) return { said: t`HTTP ${status}, and no word of a Docker Engine`, code: 'HTTP' };
    return { said: plainText(said), status };
  }
  if (typeof code === 'string') return { said: plainText(error.message || code), code };
  throw error;
}
