import type { Place } from '../place.ts';
import type { Pace } from './pace.ts';
import type { Credential, Credentials } from './sign-in.ts';

/** What every client of the SDK is opened with. */
export interface ClientConfig {
  region?: string;
  profile?: string;
  endpoint?: string;
  credentials?: Credential | Credentials;
  maxAttempts: number;
  requestHandler?: { connectionTimeout: number; socketTimeout: number };
  retryMode?: 'adaptive';
  extensions?: Pace[];
  logger?: typeof silent;
  /** Path style, since a loopback address has no host name for a bucket. */
  forcePathStyle?: boolean;
}

/** Milliseconds for which AWS may be silent, at one attempt. */
const usualPatience = 15_000;

const nothing = () => undefined;
/** Without a logger of ours the SDK writes warnings to the console, across the screen. */
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** The same configuration for every service of a place. */
export function clientConfig({
  aws,
  environment,
  pace,
  patience = usualPatience,
}: Place): ClientConfig {
  const { endpoint, region, profile, credentials } = aws;
  const elsewhere =
    endpoint ?? environment['AWS_ENDPOINT_URL'] ?? environment['AWS_ENDPOINT_URL_S3'];
  return {
    maxAttempts: 3,
    logger: silent,
    requestHandler: { connectionTimeout: patience, socketTimeout: patience },
    ...(region && { region }),
    ...(profile && { profile }),
    ...(endpoint && { endpoint }),
    ...(credentials && { credentials }),
    ...(elsewhere && { forcePathStyle: true }),
    // So many calls may be too many beside those of others: then the SDK itself slows down.
    ...(pace && { maxAttempts: 8, retryMode: 'adaptive', extensions: [pace] }),
  };
}

/** Opens something once, when it is first needed. */
export function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined;
  return () => {
    opened ??= open();
    return opened;
  };
}
