import { goWords } from '../../plan-words.ts';
import { type Line, type Token, textOf, token } from '../../tokens.ts';
import type { Style } from '../../words.ts';
import { isLong } from '../choice-list.ts';
import { widthOf } from '../layout.ts';
import type { Matter, ScreenState } from '../screen-state.ts';

type Hint = readonly [key: string, does: string];

/** What the keys do now, in as many lines as it takes; a hint is never broken. */
export function keyLines(screen: ScreenState, style: Style, columns: number): readonly Line[] {
  const lines: Token[][] = [];
  for (const [key, does] of hintsFor(screen, style)) {
    const hint = [token(key, 'accent'), token(` ${does}`, 'dim')];
    const last = lines.at(-1);
    if (last && widthOf(textOf([...last, ...hint])) + 3 <= columns)
      last.push(token('   '), ...hint);
    else lines.push([token(' '), ...hint]);
  }
  return lines;
}

function hintsFor({ matter, leaving }: ScreenState, { glyphs }: Style): readonly Hint[] {
  const { enter, upDown } = glyphs;
  const ends: readonly Hint[] = [
    ['esc', 'back'],
    ['ctrl-c', 'leave'],
  ];
  switch (matter.kind) {
    case 'quiet':
    case 'ended':
      return [];
    case 'working':
      return [['ctrl-c', leaving ? 'leave now' : 'leave']];
    case 'question':
      return [...questionHints(matter, enter, upDown), ...ends];
    case 'review':
      if (matter.list.editing) return [[enter, 'change'], ...ends];
      return matter.list.at === matter.review.lines.length
        ? [[enter, 'accept all'], [upDown, 'choose a line'], ...ends]
        : [[enter, 'change this line'], [upDown, 'choose'], ...ends];
    case 'consent':
      if (matter.view.shows === 'why')
        return [[upDown, 'scroll'], ['esc', 'the plan'], ends[1] as Hint];
      return [
        [enter, goWords(matter.plan)],
        ['c', 'by hand'],
        ['s', 'skip'],
        ['?', 'why'],
        ...ends,
      ];
  }
}

function questionHints(
  { question, answering }: Extract<Matter, { kind: 'question' }>,
  enter: string,
  upDown: string,
): readonly Hint[] {
  if (answering.kind === 'list') {
    return [
      [enter, 'choose'],
      [upDown, isLong(question) ? 'move, type to filter' : 'move'],
    ];
  }
  const guess: readonly Hint[] =
    question.guess !== undefined && question.kind === 'text' ? [['tab', 'edit the guess']] : [];
  return [[enter, 'answer'], ...guess];
}
