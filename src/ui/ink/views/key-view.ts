import { t } from '../../../language.ts';
import { widthOf } from '../../columns.ts';
import { goWords, skipWords } from '../../plan-words.ts';
import { type Line, type Token, textOf, token } from '../../tokens.ts';
import type { Style } from '../../words.ts';
import { isLong } from '../choice-list.ts';
import type { Matter, ScreenState } from '../screen-state.ts';

type Hint = readonly [key: string, does: string];
type Of<K extends Matter['kind']> = Extract<Matter, { kind: K }>;

const back: Hint = ['esc', t`back`];
const leave: Hint = ['ctrl-c', t`leave`];

/** What the keys do now, in as many lines as it takes; a hint is never broken. */
export function keyLines(screen: ScreenState, style: Style, columns: number): readonly Line[] {
  const lines: Token[][] = [];
  const gap = token('   ');
  for (const [key, does] of hintsFor(screen, style)) {
    const hint = [token(key, 'accent'), token(` ${does}`, 'dim')];
    const last = lines.at(-1);
    const fits = last && widthOf(textOf([...last, gap, ...hint])) <= columns;
    if (fits) last.push(gap, ...hint);
    else lines.push([token(' '), ...hint]);
  }
  return lines;
}

function hintsFor({ matter, leaving }: ScreenState, style: Style): readonly Hint[] {
  switch (matter.kind) {
    case 'quiet':
    case 'ended':
      return [];
    case 'working':
      return [leaving ? ['ctrl-c', t`leave now`] : leave];
    case 'question':
      return [...questionHints(matter, style), back, leave];
    case 'review':
      return [...reviewHints(matter, style), back, leave];
    case 'consent':
      return consentHints(matter, style);
  }
}

function questionHints({ question, answering }: Of<'question'>, { glyphs }: Style): Hint[] {
  if (answering.kind === 'list') {
    const move: Hint = [glyphs.upDown, isLong(question) ? t`move, type to filter` : t`move`];
    return [[glyphs.enter, t`choose`], move];
  }
  const guessed = question.guess !== undefined && question.kind === 'text';
  return [[glyphs.enter, t`answer`], ...(guessed ? [['tab', t`edit the guess`] as const] : [])];
}

function reviewHints({ review, list }: Of<'review'>, { glyphs }: Style): Hint[] {
  if (list.editing) return [[glyphs.enter, t`change`]];
  const accepts = list.at === review.lines.length;
  return [
    [glyphs.enter, accepts ? t`accept all` : t`change this line`],
    [glyphs.upDown, t`choose a line`],
  ];
}

function consentHints({ plan, view }: Of<'consent'>, { glyphs }: Style): Hint[] {
  if (view.shows === 'why') return [[glyphs.upDown, t`scroll`], ['esc', t`the plan`], leave];
  const byHand: Hint[] = plan.changes.length > 0 ? [['c', t`by hand`]] : [];
  const edit: Hint[] = plan.review ? [['e', t`edit`]] : [];
  const go: Hint = [glyphs.enter, goWords(plan)];
  return [go, ...edit, ...byHand, ['s', skipWords(plan, true)], ['?', t`why`], back, leave];
}
