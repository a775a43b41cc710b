import { t } from '../../language.ts';

/** The words for why a registry or an engine gave no answer, by the reason that the world gives. */
const words: Readonly<Record<string, (said: string) => string>> = {
  absent: (said) => t`absent: ${said}`,
  'bad-name': (said) => t`bad-name: ${said}`,
  configuration: (said) => t`configuration: ${said}`,
  'not-a-registry': (said) => t`not-a-registry: ${said}`,
  'not-running': (said) => t`not-running: ${said}`,
  other: (said) => t`other: ${said}`,
  permission: (said) => t`permission: ${said}`,
  'server-error': (said) => t`server-error: ${said}`,
  throttled: (said) => t`throttled: ${said}`,
  timeout: (said) => t`timeout: ${said}`,
  unreachable: (said) => t`unreachable: ${said}`,
  'unknown-host': (said) => t`unknown-host: ${said}`,
  untrusted: (said) => t`untrusted: ${said}`,
};

/** Why nothing was answered, and what was said instead: `timeout: the engine did not answer`. */
export function unansweredBecause({ reason, said }: { reason: string; said: string }): string {
  return words[reason]?.(said) ?? `${reason}: ${said}`;
}
