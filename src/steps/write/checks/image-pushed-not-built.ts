import type { Word } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import type { Severity } from '../../../types.ts';
import { commandsOf } from '../command-at.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { type MadeImages, madeImages } from '../made-images.ts';
import { bareBrackets } from '../placeholders.ts';
import type { FileSight } from '../sight.ts';
import { imageValues } from '../values.ts';
import { agreement, isLocalName, nameText, pathText, writtenName } from '../written-names.ts';

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
      ...tags.map(({ call, source }) => ({ word: source, order: call.order, verb: 'tagged' })),
      ...pushes
        .filter(({ build, allTags }) => !build && !allTags)
        .map(({ call, image }) => ({ word: image, order: call.order, verb: 'pushed' })),
    ].toSorted((a, b) => a.order - b.order);
    const told = new Set<string>();
    return needs.flatMap(({ word, order, verb }): Fault[] => {
      const name = writtenName(word.parts, values);
      const lack = lackOf(name, verb, images, order);
      if (!lack || told.has(nameText(name))) return [];
      told.add(nameText(name));
      const cause = causeOf(file);
      return [
        {
          severity: lack.severity,
          what: t`${shown(word)} is ${verb}, and no command before gives an image this name`,
          why: lack.why,
          at: word.span.start,
          ...(cause && { because: cause }),
          remedy: t`give the image this name before it is ${verb}: docker build --tag, or docker tag`,
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

interface Lack {
  severity: Severity;
  why: string;
}

function lackOf(
  name: ReturnType<typeof writtenName>,
  verb: string,
  { made, others }: MadeImages,
  order: number,
): Lack | undefined {
  if (isImageId(nameText(name))) return undefined;
  const before = made.filter((image) => image.order < order);
  const ways = before.map((image) => {
    const way = agreement(name, image.name);
    // A registry takes no name of one plain word, so a variable that is pushed hardly holds one.
    const isOdd = verb === 'pushed' && isLocalName(image.name) && !isLocalName(name);
    return isOdd && way === 'open' ? 'doubtful' : way;
  });
  if (ways.includes('same') || ways.includes('open')) return undefined;
  const likeness = before.find((image) => pathText(image.name) === pathText(name));
  const why = likeness
    ? t`what is there has another tag, as ${nameText(likeness.name)}`
    : t`what is there is called ${[...new Set(before.map((image) => nameText(image.name)))].slice(0, 3).join(', ') || t`nothing yet`}`;
  const isSure = !ways.includes('doubtful') && others === 'none';
  return { severity: isSure ? 'error' : 'warning', why };
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
