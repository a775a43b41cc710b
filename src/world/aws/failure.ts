import { t } from '../../language.ts';
import { plainText } from '../../plain-text.ts';
import { Refused, type Seen, type Unseen } from '../../types.ts';

/** What went wrong in a call of the SDK, as far as it is the outside's doing. */
interface SdkError extends Error {
  $fault?: 'client' | 'server';
  $metadata?: { httpStatusCode?: number };
  code?: string;
  Code?: string;
}

const reasons: readonly { reason: Unseen['reason']; names: RegExp }[] = [
  {
    reason: 'no-credentials',
    names: /^(CredentialsProviderError|UnrecognizedClient|InvalidClientTokenId)/,
  },
  {
    reason: 'expired',
    names: /^(ExpiredToken|RequestExpired|TokenRefreshRequired|SSOTokenProviderFailure)/,
  },
  {
    reason: 'denied',
    names: /^(AccessDenied|UnauthorizedOperation|NotAuthorized|Forbidden|AuthorizationError)/,
  },
  {
    reason: 'throttled',
    names: /^(Throttl|TooManyRequests|RequestLimitExceeded|SlowDown|LimitExceededException)/,
  },
  {
    reason: 'unsupported',
    names: /^(UnknownOperation|InvalidAction|NotImplemented|UnsupportedOperation|InternalFailure$)/,
  },
];

const network =
  /^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOST|ENETUNREACH|EPIPE|CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

/**
 * True where a session of IAM Identity Center has ended, as the SDK's own providers and the access
 * portal say it.
 */
export function isExpiredLogin(error: unknown): boolean {
  return (
    error instanceof Error &&
    /aws sso login|Session token not found or invalid/i.test(error.message)
  );
}

/** The reason why AWS could not be asked, or undefined for a fault that is not the outside's. */
function unseenFrom(error: unknown, tried: string): Unseen | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name, message, code, $metadata, $fault } = error as SdkError;
  const said = wordsOf(error as SdkError);
  if (isExpiredLogin(error)) return { reason: 'expired', tried, said };
  const known = reasons.find(({ names }) => names.test(name));
  if (known) return { reason: known.reason, tried, said };
  if (/session.*expired|token.*expired/i.test(message)) return { reason: 'expired', tried, said };
  if (/Could not load credentials|Could not resolve credentials|credential/i.test(name)) {
    return { reason: 'no-credentials', tried, said };
  }
  if (/Region is missing/.test(message)) {
    return {
      reason: 'no-credentials',
      tried,
      said: t`no region is set (--region, AWS_REGION, or the profile)`,
    };
  }
  if (network.test(code ?? '') || name === 'TimeoutError' || name === 'AggregateError') {
    return { reason: 'unreachable', tried, said: said || (code ?? name) };
  }
  if ($metadata?.httpStatusCode === 403) return { reason: 'denied', tried, said };
  if (isUnknownOperation(error as SdkError)) return { reason: 'unsupported', tried, said };
  // An answer that is no JSON or XML comes from something that is not AWS.
  if (error instanceof SyntaxError && $metadata) return { reason: 'unsupported', tried, said };
  if ($fault || $metadata?.httpStatusCode) return { reason: 'other', tried, said };
  return undefined;
}

/** What was said, in AWS's words where there are any. */
function wordsOf({ name, message, $metadata }: SdkError): string {
  const status = $metadata?.httpStatusCode;
  // The SDK tells where the raw answer is to be found, which nobody can look at here.
  if (/Deserialization error/.test(message)) return t`an answer that is not AWS’s (HTTP ${status})`;
  if (/^Unknown(Error)?$/.test(message)) return t`HTTP ${status}, and no word of AWS`;
  return plainText(message || name).slice(0, 600);
}

/** Emulators answer an operation that they lack with 404, 405 or 501 and no error of the service. */
function isUnknownOperation({ $metadata }: SdkError): boolean {
  return [404, 405, 501].includes($metadata?.httpStatusCode ?? 0);
}

/** Looks; what AWS or the network refuses becomes “could not look”, a fault of ours stays loud. */
export async function seen<T>(tried: string, look: () => Promise<T>): Promise<Seen<T>> {
  try {
    return { seen: await look() };
  } catch (error) {
    const unseen = unseenFrom(error, tried);
    if (unseen) return { unseen };
    throw error;
  }
}

/** Writes; a refusal is thrown as `Refused`, a fault of ours stays loud. */
export async function written<T>(tried: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const unseen = unseenFrom(error, tried);
    if (unseen) throw new Refused(unseen);
    throw error;
  }
}

/** True for an error of that shape name, with or without the suffix that the SDK adds. */
export function isNamed(error: unknown, ...names: string[]): error is Error {
  if (!(error instanceof Error)) return false;
  return names.some((name) => error.name === name || error.name === `${name}Exception`);
}
