import { imageWords } from '../../../buildspec/image-words.ts';
import { type Part, wordsOf } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { imageUses } from '../image-uses.ts';
import { originOf } from '../origins.ts';
import { placeholderIn } from '../placeholders.ts';

/** The names of images are in lower case. */
export const imageNameUppercase = meaningCheck(
  'image-name-uppercase',
  t`the names of images are in lower case`,
  (file, { project }): Fault[] => {
    const found = imageUses(file.story).flatMap(({ word }) => {
      const text = capitals(word.parts);
      const origin = text === undefined ? undefined : originOf(text, word, file, project);
      return text === undefined || !origin ? [] : [{ text, origin }];
    });
    const places = new Set<number>();
    const fresh = found.filter(({ origin: { span } }) => {
      const isNew = !places.has(span.start);
      places.add(span.start);
      return isNew;
    });
    const told = new Set<string>();
    return fresh.flatMap(({ text, origin }): Fault[] => {
      if (told.has(text)) return [];
      told.add(text);
      const same = fresh.filter((other) => other.text === text);
      const isVariable = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(text);
      return [
        {
          severity: origin.sure ? 'error' : 'warning',
          what: isVariable
            ? t`${text} stands in an image’s name without a dollar sign`
            : t`the image’s name ${text} has capitals`,
          why: t`docker answers “invalid reference format: repository name must be lowercase”`,
          at: origin.span.start,
          remedy: isVariable ? t`write $${text}` : t`write ${text.toLowerCase()}`,
          ...(isVariable || same.some(({ origin: { isExact } }) => !isExact)
            ? {}
            : { edits: same.map(({ origin: { span } }) => ({ span, text: text.toLowerCase() })) }),
        },
      ];
    });
  },
);

/** The first stretch between slashes that has capitals; the registry’s address may have them. */
function capitals(parts: readonly Part[]): string | undefined {
  const { segments } = imageWords(parts);
  const [first = []] = segments;
  const isHost = segments.length > 1 && (/[.:]/.test(wordsOf(first)) || first.some(isVariable));
  const names = isHost ? segments.slice(1) : segments;
  for (const name of names) {
    // `%NAME%` is a variable of Windows' own shell.
    if (placeholderIn(wordsOf(name)) || wordsOf(name).includes('%')) return undefined;
    const text = name.find((part) => part.kind === 'literal' && /[A-Z]/.test(part.text))?.text;
    if (text !== undefined) return text;
  }
  return undefined;
}

function isVariable({ kind }: Part): boolean {
  return kind !== 'literal';
}
