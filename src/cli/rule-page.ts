import { diagnose } from '../diagnosis/diagnose.ts';
import type { Evidence } from '../diagnosis/evidence.ts';
import { rules } from '../diagnosis/rules/all.ts';
import { t } from '../language.ts';

/** Ids of the faults that only a failed build's record or log shows. */
export const ruleIds: readonly string[] = rules.map(({ id }) => id);

/**
 * The page of a fault that only a failed build shows, made from its rule: what the rule's own example
 * looks like, and what the diagnosis says of it. Undefined where there is no such rule.
 */
export function rulePage(id: string): string | undefined {
  const rule = rules.find((one) => one.id === id);
  if (!rule) return undefined;
  const evidence = typeof rule.example === 'string' ? { log: rule.example } : rule.example;
  const { cause } = diagnose(evidence);
  if (cause?.id !== id) return undefined;
  return t`# ${id}

In a failed build: ${rule.title}.

## What the build says

\`\`\`text
${shown(evidence)}
\`\`\`

## Why

${cause.what}, because ${cause.why}.

## Remedy

${cause.remedy}.
`;
}

/** The log, or the parts of the record that tell. */
function shown({ log, startError, build }: Evidence): string {
  if (typeof log === 'string') return log.trim();
  if (startError) return `${startError.code}: ${startError.message}`;
  const contexts = (build?.phases ?? []).flatMap(({ type, contexts }) =>
    contexts.map(({ code, message }) => `${type}  ${code}: ${message}`),
  );
  return contexts.join('\n');
}
