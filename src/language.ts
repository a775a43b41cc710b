/**
 * The words of firstpush in the language of whoever reads them. English stands in the sources, where
 * {@link t} marks it; every other language is a catalogue that gives a text for each of these messages.
 */

/** The languages, each under its tag of BCP 47. */
export const languages = ['en', 'ja'] as const;
export type Language = (typeof languages)[number];

/** A language with its words. */
export interface Speech {
  language: Language;
  /** Texts by the English message, whose values are `{0}`, `{1}`: in a text they may stand in any order. */
  texts: Readonly<Record<string, string>>;
}

let spoken: Speech = { language: 'en', texts: {} };

/** Speaks so from now on. Tables of words are made as their modules load: call it before. */
export function speak(speech: Speech): void {
  spoken = speech;
}

/** What is spoken, to be handed on to another thread. */
export function speech(): Speech {
  return spoken;
}

/** Words for a person, in the language that is spoken; in English where that has none for them. */
export function t(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | undefined)[]
): string {
  const text = spoken.language === 'en' ? '' : spoken.texts[messageOf(parts)];
  if (!text) return parts.reduce((said, part, at) => `${said}${values[at - 1]}${part}`);
  return text.replace(/\{(\d+)\}/g, (_, at) => String(values[at]));
}

/** The message of a template: `the role {0} may not read {1}`. */
function messageOf(parts: readonly string[]): string {
  return parts.reduce((message, part, at) => `${message}{${at - 1}}${part}`);
}
