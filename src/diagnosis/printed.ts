import { buildRecord, isObject } from './build-record.ts';
import type { Evidence } from './evidence.ts';

/**
 * What the AWS CLI printed as JSON, taken for the evidence it is: `codebuild batch-get-builds` and
 * `start-build` give a build, `logs get-log-events` and `filter-log-events` give a log. Undefined
 * for any other text.
 */
export function printedEvidence(printed: string): Pick<Evidence, 'build' | 'log'> | undefined {
  const start = /^\s*[[{]/.test(printed.slice(0, 100));
  const value = start ? parsed(printed) : undefined;
  if (Array.isArray(value)) return fromObject({ builds: value, events: value });
  return isObject(value) ? fromObject(value) : undefined;
}

function fromObject(
  value: Readonly<Record<string, unknown>>,
): Pick<Evidence, 'build' | 'log'> | undefined {
  const builds = Array.isArray(value['builds']) ? value['builds'] : [value['build'], value];
  const build = builds.map(buildRecord).find((record) => record !== undefined);
  if (build) return { build };
  const events = Array.isArray(value['events']) ? value['events'].filter(isObject) : [];
  const messages = events.map(({ message }) => message).filter((text) => typeof text === 'string');
  return messages.length > 0 ? { log: messages.map(ended).join('') } : undefined;
}

function ended(message: string): string {
  return message.endsWith('\n') ? message : `${message}\n`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
