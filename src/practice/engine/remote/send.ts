import { Refusal } from '../refusal.ts';

/** What a request may carry besides its address. */
export interface Sending {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/**
 * Sends one request and follows no redirect.
 * @throws Refusal in Docker's words when no answer comes
 */
export async function send(url: URL, sending: Sending, signal: AbortSignal): Promise<Response> {
  const { method = 'GET' } = sending;
  try {
    return await fetch(url, { ...sending, redirect: 'manual', signal });
  } catch (error) {
    const verb = method[0] + method.slice(1).toLowerCase();
    throw new Refusal(500, `${verb} ${JSON.stringify(url.href)}: ${noAnswer(url, error)}`);
  }
}

/** Why no answer came, in Go's words, which are the ones that Docker shows. */
function noAnswer(url: URL, error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  switch (code) {
    case 'ECONNREFUSED':
      return `dial tcp ${url.host}: connect: connection refused`;
    case 'ENOTFOUND':
      return `dial tcp: lookup ${url.hostname}: no such host`;
    case 'ECONNRESET':
    case 'EPIPE':
    case 'UND_ERR_SOCKET':
      return 'EOF';
    default:
      return cause instanceof Error ? cause.message : String(error);
  }
}
