import { t } from '../../../language.ts';
import { formCheck } from '../form-check.ts';

/** The file is YAML. */
export const yamlNotValid = formCheck('yaml-not-valid', t`the buildspec is valid YAML`, {
  kinds: [
    'yaml-alias-unknown',
    'yaml-character',
    'yaml-indentation',
    'yaml-quote-unclosed',
    'yaml-scalar-start',
    'yaml-several-documents',
    'yaml-syntax',
    'yaml-too-deep',
    'yaml-too-large',
  ],
  why: t`CodeBuild reads the file while it fetches the source, and ends the build there: YAML_FILE_ERROR`,
  remedy: t`mend the line, or let the file be written anew`,
  unread: {
    why: t`a buildspec is far smaller than that, and reading on could take for ever`,
    remedy: t`look whether this is the file that was meant, or move commands into scripts`,
  },
  at: ({ kind, span }, { text }) =>
    kind === 'yaml-quote-unclosed' ? openingQuote(text, span.start) : span.start,
  severity: ({ kind, effect }) => {
    if (kind === 'yaml-too-deep' || kind === 'yaml-too-large') return 'unknown';
    return effect === 'refused' ? 'error' : 'warning';
  },
  anew: true,
});

/** The last quote that begins a value before the end at which it is missed. */
function openingQuote(text: string, end: number): number {
  const quotes = [...text.slice(0, end).matchAll(/(?<=(^|\n)\s*(- +|[^\n"']+: +))["']/g)];
  return quotes.at(-1)?.index ?? end;
}
