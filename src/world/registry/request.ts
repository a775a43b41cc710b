import { t } from '../../language.ts';
import { unknown } from './outcome.ts';
import { harmless } from './words.ts';

/** How far a question may go. */
export interface Bounds {
  /** Aborted when the person leaves; the question then throws the signal's reason. */
  signal: AbortSignal;
  /** For each request, in milliseconds; 15,000 without it. */
  timeoutMs?: number;
}

export interface Request {
  method: 'GET' | 'HEAD' | 'POST' | 'DELETE';
  url: URL;
  headers?: Record<string, string>;
}

export interface Reply {
  status: number;
  headers: Headers;
  body: Buffer;
  /** Where the answer came from, after redirects. */
  url: URL;
}

const usualTimeoutMs = 15_000;
const mostRedirects = 5;

/** More than a manifest may weigh (OCI distribution specification 1.1: four MiB). */
const mostBytes = 8 * 1024 * 1024;

/**
 * Sends one request. A redirect to another host is followed without Authorization, as the token of
 * one host is not for another; a redirect away from TLS is not followed.
 * @throws Outcome when there is no answer
 */
export async function send(request: Request, bounds: Bounds): Promise<Reply> {
  let { url, headers = {} } = request;
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    const reply = await sendOnce({ ...request, url, headers }, bounds);
    const target = redirectOf(request, reply);
    if (target === undefined) return reply;
    if (url.protocol === 'https:' && target.protocol !== 'https:') {
      throw unknown('untrusted', t`${url.host} sends on to ${target.host} without TLS`);
    }
    if (target.host !== url.host) {
      const { authorization, ...others } = headers;
      headers = others;
    }
    url = target;
  }
  throw unknown('not-a-registry', t`${request.url.host} redirects again and again`);
}

async function sendOnce({ method, url, headers = {} }: Request, bounds: Bounds): Promise<Reply> {
  const { signal, timeoutMs = usualTimeoutMs } = bounds;
  const late = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method,
      headers: { 'accept-encoding': 'identity', ...headers },
      redirect: 'manual',
      signal: AbortSignal.any([signal, late]),
    });
    const { status } = response;
    return { status, headers: response.headers, body: await bodyOf(response, url), url };
  } catch (error) {
    signal.throwIfAborted();
    if (late.aborted) {
      throw unknown('timeout', t`${url.host} did not answer within ${timeoutMs / 1000} s`);
    }
    throw brokenBy(error, url);
  }
}

async function bodyOf(response: Response, url: URL): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > mostBytes) throw unknown('not-a-registry', t`${url.host} answers without end`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function redirectOf({ method }: Request, { status, headers, url }: Reply): URL | undefined {
  const location = headers.get('location') ?? '';
  const reading = method === 'GET' || method === 'HEAD';
  const redirects = reading ? [301, 302, 303, 307, 308] : [307, 308];
  if (!redirects.includes(status) || !URL.canParse(location, url.href)) return undefined;
  const target = new URL(location, url);
  return /^https?:$/.test(target.protocol) ? target : undefined;
}

/** Network errors of fetch come with a cause; any other error is a fault of ours. */
function brokenBy(error: unknown, url: URL): unknown {
  const { cause } = error as { cause?: unknown };
  if (!(error instanceof TypeError) || !(cause instanceof Error)) return error;
  const { code = '' } = cause as { code?: string };
  const said = harmless(`${url.host}: ${cause.message || code}`);
  if (/CERT|TLS|SSL|SIGNATURE|EPROTO/.test(code)) return unknown('tls', said);
  return unknown(code.startsWith('HPE_') ? 'not-a-registry' : 'unreachable', said);
}
