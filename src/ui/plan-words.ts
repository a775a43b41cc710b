import { t } from '../language.ts';
import type { Finding, StepPlan } from '../types.ts';
import { commandLines, willRows } from './change-words.ts';
import { passageOf } from './excerpt.ts';
import { findingHead, findingInFull, findingRows, remedyRow } from './finding-words.ts';
import { blank, type Row, row, token } from './tokens.ts';
import { type Style, tally } from './words.ts';

/** What consent to a plan is called: it names how much is done. */
export function goWords(plan: StepPlan): string {
  const number = plan.changes.length;
  if (number === 0) return t`look again`;
  return number === 1 ? t`do it` : number === 2 ? t`do both` : t`do all ${number}`;
}

/** What it is called to do nothing of a plan; `briefly` where it stands beside a key. */
export function skipWords({ takesBack }: StepPlan, briefly = false): string {
  if (takesBack) return t`take nothing back`;
  return briefly ? t`skip` : t`skip this step`;
}

/** How much of a plan is told, from everything down to what would be done. */
export const planDetails = [
  'full',
  'without reasons',
  'without commands',
  'without differences',
  'changes',
] as const;
/** One of the details in which a plan is told. */
export type PlanDetail = (typeof planDetails)[number];

/** The plan of a step: what was found, what will be done, and how to do it by hand. */
export function planRows(plan: StepPlan, style: Style, detail: PlanDetail): readonly Row[] {
  const commands = detail === 'full' || detail === 'without reasons';
  const differences = commands || detail === 'without commands';
  const paragraphs = [
    factRows(plan, style, detail),
    [...wheretoRows(plan, detail), ...willRows(plan.changes, style.words, differences)],
    commands ? byHandRows(plan, style) : [],
  ];
  return paragraphs
    .filter((paragraph) => paragraph.length > 0)
    .flatMap((paragraph, index) => (index === 0 ? paragraph : [blank, ...paragraph]));
}

/** Before the changes, so that it is seen however little room there is. */
function wheretoRows({ whereto }: StepPlan, detail: PlanDetail): readonly Row[] {
  if (!whereto) return [];
  const { account, caller } = whereto;
  return [row(token(t`in`, 'strong'), detail === 'changes' ? account : `${account}, ${caller}`)];
}

function factRows(plan: StepPlan, { glyphs }: Style, detail: PlanDetail): readonly Row[] {
  const findings = causesFirst(plan.findings);
  if (detail === 'changes' && plan.changes.length > 0 && findings.length > 0) {
    return [row(token(t`found`, 'strong'), tally(findings))];
  }
  if (detail !== 'full') return findings.map((finding) => findingHead(finding, glyphs));
  return findings.flatMap((finding) => [
    ...findingRows(finding, glyphs),
    ...(finding.remedy.kind === 'change' ? [] : [remedyRow(finding)]),
  ]);
}

function byHandRows(plan: StepPlan, { words }: Style): readonly Row[] {
  const lines = commandLines(plan.changes, words);
  const [first] = lines;
  if (first === undefined) return [];
  const more = lines.length === 1 ? '' : t`   (first of ${lines.length} lines)`;
  return [{ label: token(t`by hand`, 'strong'), text: [token(first), token(more, 'dim')] }];
}

/** Each finding of a plan with all that is known of it, and what will be done, all of it. */
export function whyRows(plan: StepPlan, style: Style): readonly Row[] {
  const { glyphs } = style;
  const findings = causesFirst(plan.findings).map((one) =>
    findingInFull(one, glyphs, passageOf(one, glyphs)),
  );
  const paragraphs = [...findings, willRows(plan.changes, style.words, true)];
  return paragraphs
    .filter((paragraph) => paragraph.length > 0)
    .flatMap((paragraph, index) => (index === 0 ? paragraph : [blank, ...paragraph]));
}

/** The pages of a plan's checks, in Markdown, each once. */
export function pagesOf(plan: StepPlan, { words }: Style): readonly string[] {
  const checks = new Set(causesFirst(plan.findings).map(({ check }) => check));
  return [...checks].map((check) => words.page?.(check)).filter((page) => page !== undefined);
}

/** Findings that only follow from another come last. */
export function causesFirst(findings: readonly Finding[]): readonly Finding[] {
  return [
    ...findings.filter((finding) => !finding.because),
    ...findings.filter((finding) => finding.because),
  ];
}
