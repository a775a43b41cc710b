import type { Place } from '../place.ts';
import type { Pace } from './pace.ts';

/** What every client of the SDK is opened with. */
export interface ClientConfig {
  region?: string;
  profile?: string;
  endpoint?: string;
  credentials?: { accessKeyId: string; secretAccessKey: string };
  maxAttempts: number;
  retryMode?: 'adaptive';
  extensions?: Pace[];
  /** Path style, since a loopback address has no host name for a bucket. */
  forcePathStyle?: boolean;
}

/** The same configuration for every service of a place. */
export function clientConfig({ aws, environment, pace }: Place): ClientConfig {
  const { endpoint, region, profile, credentials } = aws;
  const elsewhere =
    endpoint ?? environment['AWS_ENDPOINT_URL'] ?? environment['AWS_ENDPOINT_URL_S3'];
  return {
    maxAttempts: 3,
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
