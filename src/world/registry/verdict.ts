import { t } from '../../language.ts';
import type { Refused, Unknown } from './answers.ts';
import { parseChallenges } from './challenge.ts';
import { troubleOf } from './outcome.ts';
import type { Reply } from './request.ts';
import type { Session } from './session.ts';
import { errorCodes } from './words.ts';

/** What it means that a registry did not do what it was asked. Asks again where that tells more. */
export async function verdict(session: Session, reply: Reply): Promise<Refused | Unknown> {
  const { status } = reply;
  const said = session.said(reply);
  const trouble = troubleOf(status, said);
  if (trouble !== undefined) return trouble;
  const cannotTell = (reason: Unknown['reason'], words = said): Unknown => {
    return { kind: 'unknown', reason, said: words };
  };
  if (reply.url.host !== session.base.host) {
    return cannotTell('untrusted', t`${session.base.host} sends on to ${reply.url.host}: ${said}`);
  }
  if (status < 400 || !(await isFromRegistry(session, reply))) {
    return cannotTell('not-a-registry', t`${session.base.host} is no registry: ${said}`);
  }
  const refused = (reason: Refused['reason']): Refused => ({
    kind: 'refused',
    reason,
    said,
    status,
  });
  const codes = errorCodes(reply.body.toString());
  if (status === 401 || status === 403 || codes.includes('DENIED')) {
    const reason = await whyDenied(session, reply);
    return reason === undefined ? cannotTell('server-error') : refused(reason);
  }
  if (status === 404 || codes.includes('NAME_INVALID')) return refused('repository-unknown');
  if (status === 405 || codes.includes('UNSUPPORTED')) return refused('scope');
  return cannotTell('server-error');
}

/**
 * Whether a reply comes from a registry and not from some other server: it says so itself, or the
 * base of its API answers like one (OCI distribution specification 1.1, Determining support).
 */
export async function isFromRegistry(session: Session, reply: Reply): Promise<boolean> {
  if (speaksRegistry(reply)) return true;
  const base = await session.ask('GET', '/v2/');
  const json = base.headers.get('content-type')?.startsWith('application/json') ?? false;
  return speaksRegistry(base) || (base.status === 200 && json);
}

function speaksRegistry({ status, headers, body }: Reply): boolean {
  const schemes = parseChallenges(headers.get('www-authenticate') ?? '').map((one) => one.scheme);
  return (
    headers.has('docker-distribution-api-version') ||
    errorCodes(body.toString()).length > 0 ||
    (status === 401 && (schemes.includes('bearer') || schemes.includes('basic')))
  );
}

/**
 * Who shows a password with each request may be refused for either reason, so the base of the API
 * is asked, where scopes do not matter. A token was only given to a password that is right.
 */
async function whyDenied(
  session: Session,
  reply: Reply,
): Promise<'credentials' | 'scope' | undefined> {
  switch (session.shown()) {
    case undefined:
      return 'credentials';
    case 'bearer': {
      const challenges = parseChallenges(reply.headers.get('www-authenticate') ?? '');
      const stale = challenges.some(
        ({ parameters }) => parameters.get('error') === 'invalid_token',
      );
      return stale ? undefined : 'scope';
    }
    case 'basic': {
      const { status } = await session.ask('GET', '/v2/');
      if (status === 200) return 'scope';
      return status === 400 || status === 401 || status === 403 ? 'credentials' : undefined;
    }
  }
}
