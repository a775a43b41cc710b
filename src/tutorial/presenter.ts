import type { Asked, Ui } from '../types.ts';

/**
 * Account ids and access key ids: AWS Account Management Reference Guide, View AWS account
 * identifiers; IAM User Guide, IAM identifiers.
 */
const identifying = /(?<!\d)\d{12}(?!\d)|\b(?:AKIA|ASIA)[A-Z0-9]{16,}\b/g;

/** A face that shows no account id and no access key id, for a room that looks on. */
export function presenting(ui: Ui): Ui {
  return {
    interactive: ui.interactive,
    tell: (event) => ui.tell(hidden(event)),
    ask: (asked, known) => ui.ask(asHidden(asked), known),
    consent: (plan) => ui.consent(hidden(plan)),
    close: () => ui.close(),
  };
}

/** The question with its words hidden; its values are answers, and stay. */
function asHidden(asked: Asked): Asked {
  if (asked.kind === 'review') return { ...asked, prompt: hidden(asked.prompt) };
  const options = asked.options?.map((option) => ({ ...hidden(option), value: option.value }));
  const { prompt, hint } = asked;
  const words = hidden({ prompt, ...(hint !== undefined && { hint }) });
  return { ...asked, ...words, ...(options && { options }) };
}

/** The same data with what identifies an account as dots of the same width. */
function hidden<T>(data: T): T {
  if (typeof data === 'string') {
    return data.replace(identifying, (found) => '•'.repeat(found.length)) as T;
  }
  if (Array.isArray(data)) return data.map(hidden) as T;
  if (typeof data !== 'object' || data === null) return data;
  // A secret and its like are no plain data, and hide themselves.
  if (Object.getPrototypeOf(data) !== Object.prototype) return data;
  return Object.fromEntries(Object.entries(data).map(([key, one]) => [key, hidden(one)])) as T;
}
