import type { Word } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import type { Severity } from '../../../types.ts';
import { commandsOf } from '../command-at.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { type MadeImages, madeImages } from '../made-images.ts';
import { bareBrackets } from '../placeholders.ts';
import type { FileSight } from '../sight.ts';
import { imageValues } from '../values.ts';
import {
  agreement,
  isLocalName,
  nameText,
  pathText,
  type WrittenName,
  writtenName,
} from '../written-names.ts';

/** Every image that is tagged or pushed is there under that name. */
export const imagePushedNotBuilt = meaningCheck(
  'image-pushed-not-built',
  t`every image that is tagged or pushed is there under that name`,
  (file, aim): Fault[] => {
    const values = imageValues(file, aim);
    const images = madeImages(file, values);
    if (images.others === 'images' || images.made.length === 0) return [];
    const { tags, pushes } = file.story;
    const needs = [
      ...tags.map(({ call, source }) => ({
        word: source,
        order: call.order,
        use: 'tagged' as const,
      })),
      ...pushes
        .filter(({ build, allTags }) => !build && !allTags)
        .map(({ call, image }) => ({ word: image, order: call.order, use: 'pushed' as const })),
    ].toSorted((a, b) => a.order - b.order);
    const told = new Set<string>();
    return needs.flatMap(({ word, order, use }): Fault[] => {
      const name = writtenName(word.parts, values);
      const lack = lackOf(name, use, images, order);
      if (!lack || told.has(nameText(name))) return [];
      told.add(nameText(name));
      const cause = causeOf(file);
      return [
        {
          severity: lack.severity,
          ...wordsFor(shown(word), use),
          why: lack.why,
          at: word.span.start,
          ...(cause && { because: cause }),
        },
      ];
    });
  },
);

/** What keeps a name from being given that was meant to be. */
function causeOf({ story, spec }: FileSight): string | undefined {
  if (story.builds.some(({ words }) => words.length === 0)) return 'docker-build-no-context-arg';
  const isFilled = commandsOf(spec).every(({ text }) => bareBrackets(text).length === 0);
  return isFilled ? undefined : 'template-placeholder-left';
}

/** What is done with an image under a name. */
type Use = 'tagged' | 'pushed';

function wordsFor(image: string, use: Use): Pick<Fault, 'what' | 'remedy'> {
  return use === 'tagged'
    ? {
        what: t`${image} is tagged, and no command before gives an image this name`,
        remedy: t`give the image this name before it is tagged: docker build --tag, or docker tag`,
      }
    : {
        what: t`${image} is pushed, and no command before gives an image this name`,
        remedy: t`give the image this name before it is pushed: docker build --tag, or docker tag`,
      };
}

interface Lack {
  severity: Severity;
  why: string;
}

function lackOf(
  name: WrittenName,
  use: Use,
  { made, others }: MadeImages,
  order: number,
): Lack | undefined {
  if (isImageId(nameText(name))) return undefined;
  const before = made.filter((image) => image.order < order);
  const ways = before.map((image) => {
    const way = agreement(name, image.name);
    // A registry takes no name of one plain word, so a variable that is pushed hardly holds one.
    const isOdd = use === 'pushed' && isLocalName(image.name) && !isLocalName(name);
    return isOdd && way === 'open' ? 'doubtful' : way;
  });
  if (ways.includes('same') || ways.includes('open')) return undefined;
  const isSure = !ways.includes('doubtful') && others === 'none';
  const names = before.map((image) => image.name);
  return { severity: isSure ? 'error' : 'warning', why: whyOf(name, names) };
}

function whyOf(name: WrittenName, there: readonly WrittenName[]): string {
  const likeness = there.find((other) => pathText(other) === pathText(name));
  if (likeness) return t`what is there has another tag, as ${nameText(likeness)}`;
  if (there.length === 0) return t`what is there is called nothing yet`;
  const names = [...new Set(there.map(nameText))].slice(0, 3);
  return t`what is there is called ${names.join(', ')}`;
}

/** Images can be named by their ids too, which commands print. */
function isImageId(name: string): boolean {
  return /^(sha256:|[0-9a-f]{12,64}:latest$|(\$\(|`)?[^:]*docker (images|build|inspect|ps)\b)/.test(
    name,
  );
}

function shown({ text }: Word): string {
  return text.replace(/^(["'])(.*)\1$/, '$2');
}
