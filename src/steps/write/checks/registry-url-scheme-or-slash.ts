import type { Edit } from '../../../buildspec/edit.ts';
import { quoteScalar } from '../../../buildspec/quote.ts';
import { wordsOf } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { imageUses } from '../image-uses.ts';
import { bareBrackets } from '../placeholders.ts';
import type { FileSight } from '../sight.ts';

/** An image’s name begins with a bare address. */
export const registryUrlSchemeOrSlash = meaningCheck(
  'registry-url-scheme-or-slash',
  t`an image’s name begins with a bare address`,
  (file): Fault[] => {
    const told = new Set<string>();
    return imageUses(file.story).flatMap(({ word, call }): Fault[] => {
      // A placeholder in brackets ends the word, and is a fault of its own.
      if (bareBrackets(call.command.text).length > 0) return [];
      const text = wordsOf(word.parts);
      const what = problemOf(text);
      if (!what || told.has(text)) return [];
      told.add(text);
      const edits = bareAddress(text, file);
      return [
        {
          severity: 'error',
          what,
          why: t`a login takes a web address, an image’s name only host and path: “invalid reference format”`,
          at: word.span.start,
          remedy: t`leave the scheme and the last slash out of the address`,
          ...(edits.length > 0 && { edits }),
        },
      ];
    });
  },
);

function problemOf(text: string): string | undefined {
  if (/^https?:\/\//.test(text)) return t`the image’s name ${text} begins with a scheme`;
  if (/\$[({`]|`/.test(text.replace(/\$\{\w+\}/g, ''))) return undefined;
  if (text.includes('//')) return t`the image’s name ${text} has two slashes in a row`;
  return text.endsWith('/') ? t`the image’s name ${text} ends with a slash` : undefined;
}

/** The variable under env that holds the address, with the bare host as its value. */
function bareAddress(text: string, { spec }: FileSight): Edit[] {
  return spec.env.variables
    .filter(({ value }) => /^https?:\/\/[^/]+(\/v[12])?\/?$/.test(value) && text.startsWith(value))
    .map(({ value, valueSpan }) => {
      const host = value.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
      return {
        span: valueSpan,
        text: quoteScalar(host === 'index.docker.io' ? 'docker.io' : host),
      };
    });
}
