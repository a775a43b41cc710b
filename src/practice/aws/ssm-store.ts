import type { ParameterTier, ParameterType } from '@aws-sdk/client-ssm';
import { type Call, Fault } from './service.ts';
import { readReference } from './ssm-names.ts';

/** One version of a parameter; a version never changes, only its labels move. */
export interface Version {
  number: number;
  type: ParameterType;
  /** In clear; what a reader sees without decryption is `cipher`. */
  value: string;
  /** Stands for the encrypted text: random, so that nothing can be learned from it. */
  cipher: string;
  description: string | undefined;
  allowedPattern: string | undefined;
  keyId: string | undefined;
  tier: ParameterTier;
  dataType: string;
  modified: Date;
  /** ARN of the writer. */
  by: string;
  labels: Set<string>;
}

/** A parameter with the versions that are still kept, oldest first, never none. */
export interface Stored {
  /** As it was written when created, with or without a leading slash. */
  name: string;
  versions: Version[];
  tags: Map<string, string>;
}

/** The parameters of one region by bare name. */
export type Parameters = Map<string, Stored>;

/** The newest version. */
export function latest({ name, versions }: Stored): Version {
  const newest = versions.at(-1);
  if (newest === undefined) throw new Error(`the parameter ${name} has no version`);
  return newest;
}

/** A version as a selector found it. */
export interface Found {
  stored: Stored;
  version: Version;
  selector: string | undefined;
}

/** AWS's refusal of a name that is not there: it carries no text. */
export const notFound = () => new Fault('ParameterNotFound', '');

/**
 * Finds what a name, `name:version`, `name:label` or ARN denotes.
 * @throws Fault `ParameterNotFound` or `ParameterVersionNotFound`
 */
export function find(parameters: Parameters, given: string, call: Call): Found {
  const reference = readReference(given, call);
  const stored = reference && parameters.get(reference.bare);
  if (stored === undefined) throw notFound();
  const selector = reference?.selector;
  if (selector === undefined) return { stored, version: latest(stored), selector };
  const version = stored.versions.find(
    ({ number, labels }) => String(number) === selector || labels.has(selector),
  );
  if (version === undefined) throw noVersion(selector, stored.name);
  return { stored, version, selector: `:${selector}` };
}

/** AWS's refusal of a version or label that is not there. */
export function noVersion(version: string | number, name: string): Fault {
  return new Fault(
    'ParameterVersionNotFound',
    `Systems Manager could not find version ${version} of ${name}. Verify the version and try again.`,
  );
}
