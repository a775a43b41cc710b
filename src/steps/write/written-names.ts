import { imageWords } from '../../buildspec/image-words.ts';
import { namesIn, type Part, resolve, type Values } from '../../buildspec/words.ts';

/** A stretch of an image's name: text, or a hole that the running build fills. */
interface Piece {
  text: string;
  /**
   * `value`: a variable that is not set here; `printed`: what a command prints; `open`: a variable
   * that may hold something else each time.
   */
  hole?: 'value' | 'printed' | 'open';
  /** The commit, a number or a date of the build, which is no word such as `latest`. */
  fresh?: boolean;
}

/** An image's name as far as the file tells it, in the one form in which names can be compared. */
export interface WrittenName {
  path: readonly Piece[];
  tag: readonly Piece[];
}

/**
 * How two names go together: `same` and `apart` for certain, `doubtful` where only an odd
 * coincidence would make them the same, `open` where nothing can be said.
 */
type Agreement = 'same' | 'open' | 'doubtful' | 'apart';

/**
 * The name that the words of a command give an image. Docker Hub's own address and the tag
 * `latest` may be left out of a name (Docker documentation, docker image tag), so here they are.
 */
export function writtenName(parts: readonly Part[], values: Values): WrittenName {
  const { segments, tag } = imageWords(parts);
  const path = segments.flatMap((segment, index) => {
    const pieces = segment.map((part) => pieceOf(part, values));
    return index === 0 ? pieces : [{ text: '/' }, ...pieces];
  });
  const hub = textOf(path).match(/^((index\.)?docker\.io\/)?(library\/)?/)?.[0].length ?? 0;
  // A variable at the end may bring the tag with it.
  const implied: Piece = { text: 'latest', ...(path.at(-1)?.hole && { hole: 'value' }) };
  return {
    path: withoutLead(path, hub),
    tag: tag ? tag.map((part) => pieceOf(part, values)) : [implied],
  };
}

/** The name in words, every hole as it is written. */
export function nameText({ path, tag }: WrittenName): string {
  return `${textOf(path)}:${textOf(tag)}`;
}

/** The name in words without its tag. */
export function pathText({ path }: WrittenName): string {
  return textOf(path);
}

/** True for a name of one plain word: an image of the build’s own, which no registry takes. */
export function isLocalName({ path }: WrittenName): boolean {
  return path.every(({ hole, text }) => !hole && !text.includes('/'));
}

/** Compares two names. */
export function agreement(one: WrittenName, other: WrittenName): Agreement {
  if (nameText(one) === nameText(other)) return 'same';
  if (!couldBe(one.path, other.path) || areTagsApart(one.tag, other.tag)) return 'apart';
  const samePath = pathText(one) === pathText(other);
  const compared = [one.tag, other.tag, ...(samePath ? [] : [one.path, other.path])].flat();
  const isFull = ({ path, tag }: WrittenName) => [...path, ...tag].every(({ hole }) => !hole);
  const isOpen = compared.some(({ hole }) => hole === 'open' || (hole === 'printed' && !samePath));
  // A name written in full may be what the variables of the other will hold.
  const isFilled = !samePath && (isFull(one) || isFull(other));
  return isOpen || isFilled ? 'open' : 'doubtful';
}

function pieceOf(part: Part, values: Values): Piece {
  const known = resolve([part], values);
  if (known !== undefined || part.kind === 'literal') return { text: known ?? part.text };
  const isChanged = part.kind === 'variable' && part.change !== undefined;
  const text = part.kind === 'variable' && !isChanged ? `\${${part.name}}` : part.text;
  const hasDefault = part.kind === 'variable' && part.change && 'parts' in part.change;
  return { text, hole: hasDefault ? 'open' : holeOf(part), fresh: !hasDefault && isFresh(part) };
}

function holeOf(part: Part): 'value' | 'printed' | 'open' {
  if (part.kind === 'variable') return 'value';
  // The variable of a loop, or one that two branches set differently, has one text and many values.
  return /^\$\w+$/.test(part.text) ? 'open' : 'printed';
}

function isFresh(part: Part): boolean {
  const ofBuild = /^CODEBUILD_(RESOLVED_SOURCE_VERSION|BUILD_NUMBER|BUILD_ID|START_TIME)$/;
  const printed = /^(\$\(|`)\s*(date|git rev-parse|openssl rand|uuidgen)\b/;
  return namesIn([part]).some((name) => ofBuild.test(name)) || printed.test(part.text);
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

function withoutLead(pieces: readonly Piece[], count: number): readonly Piece[] {
  const [first, ...rest] = pieces;
  if (!first || count === 0) return pieces;
  if (first.text.length <= count) return withoutLead(rest, count - first.text.length);
  return [{ ...first, text: first.text.slice(count) }, ...rest];
}

function areTagsApart(one: readonly Piece[], other: readonly Piece[]): boolean {
  if (!couldBe(one, other)) return true;
  const isWord = (tag: readonly Piece[]) =>
    tag.every(({ hole, text }) => !hole && /^[a-z]+$/i.test(text));
  const isMade = ([piece, more]: readonly Piece[]) => !more && piece?.fresh === true;
  if (isMade(one) && isMade(other)) {
    return [one, other].every((tag) => /^\$\{\w+\}$/.test(textOf(tag)));
  }
  return (isMade(one) && isWord(other)) || (isMade(other) && isWord(one));
}

/** True where some filling of the holes makes both the same text. */
function couldBe(one: readonly Piece[], other: readonly Piece[]): boolean {
  if ([...one, ...other].every(({ hole }) => !hole)) return textOf(one) === textOf(other);
  const [a, b] = [signsOf(one), signsOf(other)];
  // Row by row from the end: whether what is left of both can be made the same.
  let below: boolean[] = [];
  for (let i = a.length; i >= 0; i -= 1) {
    const row: boolean[] = [];
    for (let j = b.length; j >= 0; j -= 1) {
      const inBoth = i < a.length && j < b.length;
      if (i === a.length && j === b.length) row[j] = true;
      else if (a[i] === '' || b[j] === '') row[j] = below[j] === true || row[j + 1] === true;
      else row[j] = inBoth && a[i] === b[j] && below[j + 1] === true;
    }
    below = row;
  }
  return below[0] === true;
}

/** The characters, an empty one for a hole. */
function signsOf(pieces: readonly Piece[]): string[] {
  return pieces.flatMap(({ hole, text }) => (hole ? [''] : [...text]));
}
