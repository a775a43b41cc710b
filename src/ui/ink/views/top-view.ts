import type { StepId } from '../../../types.ts';
import { widthOf } from '../../columns.ts';
import { targetOf } from '../../event-words.ts';
import { type StepSight, stepProof, stepSign, stepSubject } from '../../step-words.ts';
import { type Line, textOf, token } from '../../tokens.ts';
import type { Style } from '../../words.ts';
import { clip, pad } from '../layout.ts';
import type { ScreenState } from '../screen-state.ts';

/** The header and a line for each step. */
export function tallTop(screen: ScreenState, style: Style, columns: number): readonly Line[] {
  const head = header(screen, style, columns);
  if (screen.steps.length === 0) return [head, []];
  const steps = screen.steps.map((id) => stepLine(id, screen.sights[id], style, columns));
  return [head, [], ...steps, []];
}

/** All steps in one line, for a low terminal. */
export function lowTop(screen: ScreenState, style: Style, columns: number): readonly Line[] {
  if (screen.steps.length === 0) return tallTop(screen, style, columns);
  const steps = screen.steps.flatMap((id) => {
    const sign = stepSign(screen.sights[id].state, style);
    const name = sign.text === ' ' ? id : `${sign.text} ${id}`;
    return [token(' '), token(name, sign.text === ' ' ? 'dim' : sign.tone)];
  });
  return [clip(steps, columns, style.glyphs.ellipsis), []];
}

function header({ title, setup, place }: ScreenState, style: Style, columns: number): Line {
  const { dot, ellipsis } = style.glyphs;
  const left = [token(` ${title}`, 'strong'), token(setup.app ? `  ${setup.app}` : '')];
  const target = [targetOf(setup), place].filter(Boolean).join(` ${dot} `);
  const room = columns - widthOf(textOf(left)) - 2;
  if (room < 12) return clip(left, columns, ellipsis);
  const right = clip([token(target, 'dim')], room, ellipsis);
  const gap = ' '.repeat(columns - widthOf(textOf(left)) - widthOf(textOf(right)));
  return [...left, token(gap), ...right];
}

function stepLine(id: StepId, sight: StepSight, style: Style, columns: number): Line {
  const { ellipsis } = style.glyphs;
  const signColumns = widthOf(style.glyphs.done) + 2;
  const sign = pad([token(' '), stepSign(sight.state, style)], signColumns, ellipsis);
  const name = pad([token(id, sight.state === 'waiting' ? 'dim' : 'strong')], 8, ellipsis);
  const room = Math.min(32, Math.floor((columns - signColumns - 8) * 0.45));
  const subject = pad([token(stepSubject(sight))], room, ellipsis);
  const proof = token(`  ${stepProof(sight)}`, sight.state === 'open' ? 'accent' : 'plain');
  return clip([...sign, ...name, ...subject, proof], columns, ellipsis);
}
