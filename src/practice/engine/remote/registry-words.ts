import { Refusal } from '../refusal.ts';
import { parseChallenges } from './challenge.ts';

/** The codes of a bearer challenge as Docker shows them (RFC 6750, section 3.1). */
const challenged: Record<string, string> = {
  invalid_token: 'unauthorized: authentication required',
  insufficient_scope: 'denied: requested access to the resource is denied',
};

/**
 * A registry's refusal in the words that Docker makes of it: the challenge's error, else the first
 * error of the body, else the status (OCI distribution specification, Error Codes).
 */
export async function registryRefusal(response: Response): Promise<Refusal> {
  const { status, statusText } = response;
  const body = await response.text();
  const header = response.headers.get('www-authenticate') ?? '';
  const [fromChallenge] = parseChallenges(header).flatMap(
    ({ parameters }) => challenged[parameters.get('error') ?? ''] ?? [],
  );
  if (fromChallenge !== undefined) return new Refusal(status, fromChallenge);
  if (status >= 500) {
    return new Refusal(500, `received unexpected HTTP status: ${status} ${statusText}`);
  }
  const words = wordsOf(body) ?? (status === 401 ? challenged['invalid_token'] : undefined);
  return new Refusal(
    status,
    words ?? `error parsing HTTP ${status} response body: ${body.slice(0, 200)}`,
  );
}

function wordsOf(body: string): string | undefined {
  try {
    const { errors, details } = JSON.parse(body);
    if (typeof details === 'string') return `unauthorized: ${details}`;
    const [{ code, message }] = errors;
    return `${String(code).toLowerCase().replaceAll('_', ' ')}: ${message}`;
  } catch {
    return undefined;
  }
}
