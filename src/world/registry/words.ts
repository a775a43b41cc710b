import { STATUS_CODES } from 'node:http';
import { stripVTControlCharacters } from 'node:util';
import * as z from 'zod/mini';

const longest = 300;

/** The bodies in which registries and token servers say what is wrong. */
const body = z.object({
  errors: z.optional(
    z.array(z.object({ code: z.optional(z.string()), message: z.optional(z.string()) })),
  ),
  details: z.optional(z.string()),
  error_description: z.optional(z.string()),
  message: z.optional(z.string()),
});

/** A text that may be printed: one line, without control characters, at most 300 characters. */
export function harmless(text: string, secrets: readonly string[] = []): string {
  const line = stripVTControlCharacters(text)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  const hidden = secrets
    .filter((secret) => secret !== '')
    .reduce((words, secret) => words.replaceAll(secret, '•••'), line);
  const characters = [...hidden];
  return characters.length <= longest ? hidden : `${characters.slice(0, longest - 1).join('')}…`;
}

/** The error codes of an answer (OCI distribution specification, Error codes); empty for none. */
export function errorCodes(text: string): string[] {
  return (read(text)?.errors ?? []).flatMap(({ code }) => (code === undefined ? [] : [code]));
}

/**
 * What a registry said, in the form in which docker prints it: `denied: requested access to the
 * resource is denied`. An answer without words, or with a web page, is its status. Secrets that the
 * registry sends back are hidden.
 */
export function wordsOf(status: number, text: string, secrets: readonly string[]): string {
  const said = read(text);
  const errors = (said?.errors ?? []).map(({ code, message }) =>
    [code?.toLowerCase().replaceAll('_', ' '), message].filter(Boolean).join(': '),
  );
  const words = errors.join('; ') || said?.details || said?.error_description || said?.message;
  return harmless(words || `HTTP ${status} ${STATUS_CODES[status] ?? ''}`, secrets);
}

function read(text: string): z.infer<typeof body> | undefined {
  try {
    return z.safeParse(body, JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
