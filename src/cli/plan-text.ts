import { answerWords } from '../answers.ts';
import { count } from '../count.ts';
import { costOf } from '../export/cost.ts';
import { type Plan, type Planned, placeLine, reasonOf, unsettledWords } from '../export/plan.ts';
import { t } from '../language.ts';
import { originWord } from '../origin.ts';
import type { AnswerKey, Finding, Known } from '../types.ts';
import { willRows } from '../ui/change-words.ts';
import { glyphsFor } from '../ui/glyphs.ts';
import { paintRow } from '../ui/paint.ts';
import { blank, type Row, row, token } from '../ui/tokens.ts';
import { keyWord, type Words } from '../ui/words.ts';

/**
 * A plan as text: the values that it rests on and where each came from, the changes with their
 * reasons and commands, what is left out or comes later, and what all of it costs and opens.
 */
export function planText(
  plan: Plan,
  known: Known,
  look: { words: Words; unicode: boolean; colour: boolean },
): string {
  const { mask } = glyphsFor(look.unicode);
  const paragraphs = [
    valueRows(known, mask.repeat(8)),
    ...plan.changes.map((planned) => changeRows(planned, look.words)),
    unsettledRows(t`left out`, plan.leftOut),
    unsettledRows(t`later`, plan.later),
    [row(token(t`plan`, 'strong'), sumOf(plan), 'strong')],
  ];
  return paragraphs
    .filter((rows) => rows.length > 0)
    .flatMap((rows, at) => (at === 0 ? rows : [blank, ...rows]))
    .map((each) => `${paintRow(each, look.colour)}\n`)
    .join('');
}

function unsettledRows(label: string, findings: readonly Finding[]): Row[] {
  return unsettledWords(findings).map((line, at) =>
    row(at === 0 ? token(label, 'warn') : undefined, line),
  );
}

function sumOf(plan: Plan): string {
  const { changes } = plan;
  if (changes.length === 0) return t`nothing to change`;
  const cost = costOf(changes.map(({ change }) => change));
  return t`${count(changes.length, 'change')} for ${placeLine(plan)}: ${cost}`;
}

function valueRows({ setup, from }: Known, hidden: string): Row[] {
  const keys = (Object.keys(answerWords) as AnswerKey[]).filter((key) => setup[key] !== undefined);
  return keys.map((key, at): Row => {
    const value = key === 'password' ? hidden : String(setup[key]);
    const label = at === 0 ? { label: token(t`values`, 'strong') } : {};
    const text = [
      token(`${keyWord(key)}: ${value}`),
      token(t`  from ${originWord(from[key])}`, 'dim'),
    ];
    return { ...label, text };
  });
}

/** The text of a file is left to the script, since it would hide all else. */
function changeRows(planned: Planned, words: Words): Row[] {
  const { change } = planned;
  const reason = reasonOf(planned);
  const commands =
    change.kind === 'write-file' || change.kind === 'restore-file'
      ? []
      : words.byHand(change).flatMap((command) => command.split('\n'));
  return [
    ...willRows([change], words, true),
    ...(reason === '' ? [] : [row(token(t`because`, 'dim'), reason, 'dim')]),
    ...commands.map((line, at) => row(at === 0 ? token(t`by hand`, 'dim') : undefined, line)),
  ];
}
