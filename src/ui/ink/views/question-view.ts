import { t } from '../../../language.ts';
import type { Question } from '../../../types.ts';
import { graphemes, startOf, widthOf, wrap } from '../../columns.ts';
import { type Line, type Token, token } from '../../tokens.ts';
import type { Style } from '../../words.ts';
import { type ChoiceList, isLong, shownOptions } from '../choice-list.ts';
import { clip } from '../layout.ts';
import type { Answering } from '../question.ts';
import { fieldRefusal, type TextField } from '../text-field.ts';
import { type Body, indented, margin, type Room, windowOf } from './body.ts';

/** A question with its field or list. The hint is given up where there is no room for it. */
export function questionBody(
  question: Question,
  answering: Answering,
  style: Style,
  room: Room,
): Body {
  const columns = room.columns - margin;
  const prompt = wrap([token(question.prompt, 'strong')], columns);
  const hint = question.hint ? wrap([token(question.hint, 'dim')], columns) : [];
  const answer = (head: readonly Line[]) => {
    const left = { columns: room.columns, lines: room.lines - head.length };
    return answering.kind === 'field'
      ? fieldBody(question, answering.field, style, left)
      : listBody(question, answering.list, style, left);
  };
  const head = prompt.length + hint.length + 3 <= room.lines ? [...prompt, ...hint] : prompt;
  const body = answer(head);
  const cursor = body.cursor && { x: body.cursor.x, y: body.cursor.y + head.length };
  return { lines: [...indented(head), ...body.lines], ...(cursor && { cursor }) };
}

/**
 * Columns of a field, and of what stands below it, at most; a longer text moves under the field.
 * Terminals that become narrower disagree on where the cursor goes when its own line or one below
 * breaks, so these lines are kept short.
 */
const widestField = 56;

function fieldBody(question: Question, field: TextField, { glyphs }: Style, room: Room): Body {
  const lead: Token = token(` ${glyphs.here} `, 'accent');
  const start = widthOf(lead.text);
  const columns = Math.min(widestField, room.columns - start);
  const shown = (text: string) =>
    question.kind === 'secret' ? glyphs.mask.repeat(graphemes(text).length) : text;
  const before = endOf(shown(field.before), columns - 1);
  const after = startOf(shown(field.after), columns - widthOf(before));
  const empty = before + after === '' && question.guess !== undefined;
  const typed = empty ? guessLine(question.guess, columns) : [token(before + after)];
  const refusal = fieldRefusal(field, question);
  const reason = refusal ? wrap([token(`${glyphs.wrong} ${refusal}`, 'bad')], columns) : [];
  return {
    lines: [[lead, ...typed], ...indented(reason.slice(0, Math.max(1, room.lines - 1)))],
    cursor: { x: start + widthOf(before), y: 0 },
  };
}

function guessLine(guess = '', columns: number): Line {
  return [token(startOf(guess, columns), 'dim')];
}

/** The longest end of a text that takes no more columns than given. */
function endOf(text: string, columns: number): string {
  const characters = graphemes(text);
  while (widthOf(characters.join('')) > columns) characters.shift();
  return characters.join('');
}

function listBody(question: Question, list: ChoiceList, { glyphs }: Style, room: Room): Body {
  const long = isLong(question);
  const shown = shownOptions(list, question);
  const filter: readonly Line[] = long
    ? [[token(t`type to filter: `, 'dim'), token(list.filter, 'strong')]]
    : [];
  const [from, to] = windowOf(shown.length, list.at, room.lines - filter.length);
  const widest = Math.max(0, ...shown.map(({ label }) => widthOf(label)));
  const lines = shown.slice(from, to).map(({ label, hint }, index): Line => {
    const place = from + index;
    const chosen = place === list.at;
    const number = long ? '' : `${place + 1} `;
    const gap = ' '.repeat(widest - widthOf(label) + 2);
    return clip(
      [
        token(` ${chosen ? glyphs.here : ' '.repeat(glyphs.here.length)} `, 'accent'),
        token(number, 'dim'),
        token(label, chosen ? 'strong' : 'plain'),
        ...(hint ? [token(gap), token(hint, 'dim')] : []),
      ],
      room.columns,
      glyphs.ellipsis,
    );
  });
  const none: readonly Line[] = shown.length === 0 ? [[token(t`nothing matches`, 'warn')]] : [];
  return { lines: [...indented([...filter, ...none]), ...lines] };
}
