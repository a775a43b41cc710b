import { t } from '../../../language.ts';
import { originWord } from '../../../origin.ts';
import type { Review } from '../../../types.ts';
import { widthOf, wrap } from '../../columns.ts';
import { type Line, token } from '../../tokens.ts';
import { keyWord, type Style } from '../../words.ts';
import { clip } from '../layout.ts';
import type { ReviewList } from '../review-list.ts';
import { type Body, indented, margin, type Room, windowOf } from './body.ts';
import { questionBody } from './question-view.ts';

/** Everything guessed at a step, or the question of the line that is being changed. */
export function reviewBody(review: Review, list: ReviewList, style: Style, room: Room): Body {
  const line = review.lines[list.at];
  if (list.editing && line) return questionBody(line.question, list.editing, style, room);
  const prompt = wrap([token(review.prompt, 'strong')], room.columns - margin);
  const places = [...guessLines(review, style), [token(t`all right`, 'strong')]];
  const [from, to] = windowOf(places.length, list.at, room.lines - prompt.length);
  const lines = places.slice(from, to).map((place, index) => {
    const here = from + index === list.at ? style.glyphs.here : ' ';
    const mark = token(` ${here} `, 'accent');
    return clip([mark, ...place], room.columns, style.glyphs.ellipsis);
  });
  return { lines: [...indented(prompt), ...lines] };
}

function guessLines(review: Review, { glyphs }: Style): readonly Line[] {
  const names = review.lines.map(({ question }) => keyWord(question.key));
  const values = review.lines.map(({ question, value }) =>
    question.kind === 'secret' ? glyphs.mask.repeat(8) : value,
  );
  const nameColumns = Math.max(0, ...names.map(widthOf));
  const valueColumns = Math.max(0, ...values.map(widthOf));
  return review.lines.map(({ from }, index) => {
    const name = names[index] ?? '';
    const value = values[index] ?? '';
    return [
      token(name + ' '.repeat(nameColumns - widthOf(name) + 2), 'dim'),
      token(value + ' '.repeat(valueColumns - widthOf(value) + 2)),
      token(originWord(from), 'dim'),
    ];
  });
}
