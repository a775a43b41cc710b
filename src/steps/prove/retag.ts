import type { Buildspec } from '../../buildspec/buildspec.ts';
import { applyEdits, type Edit, isRefused } from '../../buildspec/edit.ts';
import { givenPasswords } from '../../buildspec/given-passwords.ts';
import { imageWords } from '../../buildspec/image-words.ts';
import { readBuildspec } from '../../buildspec/read.ts';
import type { Span } from '../../buildspec/span.ts';
import { readCommands, type Story } from '../../buildspec/story.ts';
import { onlyVariable, resolve, type Word, wordsOf } from '../../buildspec/words.ts';
import { t } from '../../language.ts';
import { withTag } from './retag-word.ts';

/** A buildspec that pushes one tag and no other, or why there can be none for certain. */
export type Retagged = { text: string } | { refused: string };

/**
 * The buildspec with a throw-away tag in the place of each tag that it pushes. The result is read
 * again: it is given only where all its pushes go to the same repositories under that tag.
 */
export function retag(text: string, tag: string): Retagged {
  const spec = readBuildspec(text);
  const story = readCommands(spec);
  // The edited text goes into a request and into the commands that are shown.
  if (givenPasswords({ spec, story }).length > 0) return { refused: t`a password stands in it` };
  const unsure = whyUnsure(story);
  if (unsure) return { refused: unsure };
  const edited = applyEdits(text, editsFor(spec, story, tag));
  if (isRefused(edited)) return edited;
  return pushesOnly(tag, story, readCommands(readBuildspec(edited.text)))
    ? edited
    : { refused: t`the tag is made up in a way that cannot be replaced for certain` };
}

function whyUnsure({ closed, unread, pushes }: Story): string | undefined {
  if (closed !== undefined) return t`its commands are for another shell`;
  const [first] = unread;
  if (first) return t`a command could not be understood: ${first.why}`;
  if (pushes.length === 0) return t`no docker push is written in it`;
  const outside = pushes.find(({ image }) => onlyVariable(image.parts) !== undefined);
  if (outside) return t`what ${outside.image.text} holds is not written in it`;
  return pushes.some(({ allTags }) => allTags) ? t`it pushes all tags at once` : undefined;
}

/** Edits of every word that names a pushed image, or of the variable that holds its tag. */
function editsFor(spec: Buildspec, story: Story, tag: string): Edit[] {
  const pushed = new Set(story.pushes.map(({ image }) => wordsOf(image.parts)));
  const words = [
    ...story.calls.flatMap(({ argv }) => argv),
    ...story.builds.flatMap(({ tags }) => tags),
    ...story.pushes.map(({ image }) => image),
  ].filter((word) => pushed.has(wordsOf(word.parts)));
  const spans = words.flatMap((word) => spansOf(word, spec, story));
  const once = new Map(spans.map((span) => [`${span.start} ${span.end}`, span]));
  return [...once.values()].map((span) => {
    return { span, text: withTag(spec.text.slice(span.start, span.end), tag) };
  });
}

/** Where the tag of a word is written: in the word itself, or where its last variable is set. */
function spansOf(word: Word, spec: Buildspec, story: Story): Span[] {
  const hidden = !imageWords(word.written).tag && imageWords(word.parts).tag;
  const last = word.written.at(-1);
  if (!hidden || last?.kind !== 'variable') return [word.span];
  return spansOfVariable(last.name, spec, story);
}

function spansOfVariable(name: string, { env }: Buildspec, story: Story): Span[] {
  const assigned = story.assignments.filter((assignment) => assignment.name === name);
  const plain = env.variables.filter((variable) => variable.name === name);
  return [...assigned.map(({ span }) => span), ...plain.map(({ valueSpan }) => valueSpan)];
}

/** True where the pushes are those of before, each under the tag. */
function pushesOnly(tag: string, before: Story, after: Story): boolean {
  if (after.unread.length > 0 || after.calls.length !== before.calls.length) return false;
  if (after.pushes.length !== before.pushes.length) return false;
  return after.pushes.every(({ image, allTags }, at) => {
    const was = before.pushes[at]?.image.parts ?? [];
    const is = imageWords(image.parts);
    const known = is.tag !== undefined && resolve(is.tag) === tag;
    return known && !allTags && nameOf(imageWords(was).segments) === nameOf(is.segments);
  });
}

function nameOf(segments: ReturnType<typeof imageWords>['segments']): string {
  return segments.map(wordsOf).join('/');
}
