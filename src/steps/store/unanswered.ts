import { t } from '../../language.ts';

/** The words for why a registry or an engine gave no answer, by the reason that the world gives. */
const words: Readonly<Record<string, string>> = {
  absent: t`absent`,
  'bad-name': t`bad-name`,
  configuration: t`configuration`,
  'not-a-registry': t`not-a-registry`,
  'not-running': t`not-running`,
  other: t`other`,
  permission: t`permission`,
  'server-error': t`server-error`,
  throttled: t`throttled`,
  timeout: t`timeout`,
  unreachable: t`unreachable`,
  'unknown-host': t`unknown-host`,
  untrusted: t`untrusted`,
};

/** Why nothing was answered, and what was said instead: `timeout: the engine did not answer`. */
export function unansweredBecause({ reason, said }: { reason: string; said: string }): string {
  return `${words[reason] ?? reason}: ${said}`;
}
