import { count } from '../count.ts';
import { stateOf } from '../findings.ts';
import { t } from '../language.ts';
import {
  type ChangeState,
  type FilesLookedAt,
  type Finding,
  type Proof,
  type Report,
  type Severity,
  type StepId,
  type StepState,
  stepIds,
} from '../types.ts';
import { excerptOf, passageOf, type Sources } from './excerpt.ts';
import { findingInFull } from './finding-words.ts';
import { glyphsFor } from './glyphs.ts';
import type { UrlOf } from './links.ts';
import { paintRow } from './paint.ts';
import { causesFirst } from './plan-words.ts';
import { proofRows } from './proof-rows.ts';
import { stepSign } from './step-words.ts';
import { blank, naming, type Row, row, type Tone, token } from './tokens.ts';
import { type Style, tally, type Words } from './words.ts';

/**
 * The text of a report, as `check` prints it: findings by step, with the source that they point at,
 * what they count to, the verdict.
 */
export function reportText(
  report: Report,
  options: {
    words: Words;
    unicode: boolean;
    colour: boolean;
    urlOf?: UrlOf | undefined;
    sources?: Sources;
  },
): string {
  const style = { words: options.words, glyphs: glyphsFor(options.unicode) };
  return reportRows(report, style, options.sources)
    .map((each) => `${paintRow(each, options.colour, options.urlOf)}\n`)
    .join('');
}

/** A report as rows, for every face that shows text; the source is shown where it is at hand. */
export function reportRows(report: Report, style: Style, sources?: Sources): readonly Row[] {
  const { findings } = report;
  const shown = sources && withoutSecrets(sources, findings);
  const byStep = findingsByStep(findings);
  const steps = stepsOf(report, byStep).flatMap(({ id, state }) => {
    const own = byStep.get(id) ?? [];
    const sign = stepSign(state, style);
    const head: Row = {
      label: token(`${sign.text} ${id}`, sign.tone),
      text: [token(tally(own) || (report.undone ? backWords : stateWords)[state], 'dim')],
    };
    return [
      head,
      ...causesFirst(own).flatMap((each) => {
        const source = shown ? excerptOf(each, style.glyphs, shown) : [];
        const excerpt = [...source, ...passageOf(each, style.glyphs)];
        return [...findingInFull(each, style.glyphs, excerpt), blank];
      }),
    ];
  });
  if (steps.length > 0 && steps.at(-1) !== blank) steps.push(blank);
  const { proof, beside = [] } = report;
  const proofs = proof && report.proven ? proofRows([proof, ...beside], style.glyphs) : [];
  return [...steps, ...proofs, ...(proofs.length > 0 ? [blank] : []), verdict(report)];
}

type ByStep = ReadonlyMap<StepId, readonly Finding[]>;

/** What only follows from another is shown below it, at whatever step, and so never before it. */
function findingsByStep(findings: readonly Finding[]): ByStep {
  const byStep = new Map<StepId, Finding[]>();
  for (const finding of findings) {
    const { because } = finding;
    const cause = because ? findings.find(({ check }) => check === because) : undefined;
    const { step } = cause ?? finding;
    const own = byStep.get(step);
    if (own) own.push(finding);
    else byStep.set(step, [finding]);
  }
  return byStep;
}

/** The steps that were walked, and those that a finding belongs to, such as what made a build fail. */
function stepsOf({ steps, findings }: Report, byStep: ByStep): Report['steps'] {
  return stepIds.flatMap((id) => {
    const own = byStep.get(id) ?? [];
    const walked = steps.find((step) => step.id === id);
    const isShownElsewhere = own.length === 0 && findings.some(({ step }) => step === id);
    if (walked) return isShownElsewhere ? [] : [walked];
    return own.length > 0 ? [{ id, state: stateOf(own) }] : [];
  });
}

/** The sources without the files in which a secret was found: any line of theirs may hold it. */
function withoutSecrets(sources: Sources, findings: readonly Finding[]): Sources {
  const withheld = new Set(
    findings.flatMap(({ where, holdsSecret }) =>
      holdsSecret && where && 'file' in where ? [where.file] : [],
    ),
  );
  const lineAt: Sources['lineAt'] = (file, line) =>
    withheld.has(file) ? undefined : sources.lineAt(file, line);
  return { ...sources, lineAt };
}

const stateWords: Record<StepState, string> = {
  proven: t`proven`,
  open: t`not proven`,
  unknown: t`not looked at`,
};

/** The same where changes are taken back. */
const backWords: Record<StepState, string> = {
  proven: t`nothing stays`,
  open: t`not taken back`,
  unknown: t`not looked at`,
};

/** What was taken back, and what is still to be. */
function backVerdict({ changes, findings, undone, proven }: Report): Row {
  const number = (state: ChangeState) => changes.filter((one) => one.state === state).length;
  const planned = number('planned');
  const left = undone?.left ?? 0;
  const done = number('done') === 0 ? t`nothing taken back` : t`${number('done')} taken back`;
  const told = [
    ...(planned > 0 ? [t`${planned} to take back`] : [done]),
    ...(planned === 0 && left > 0 ? [t`${count(left, 'change')} left`] : []),
    ...(tally(findings) ? [tally(findings)] : []),
  ].join('; ');
  if (proven)
    return ending(t`undone`, 'good', changes.length > 0 ? told : t`there is nothing to take back`);
  if (planned > 0) return ending(t`plan`, 'good', told);
  return ending(t`not undone`, has(findings, 'error') ? 'bad' : 'warn', told);
}

/** The last line: what the exit code says, in words. */
function verdict(report: Report): Row {
  const { findings, proof, files } = report;
  if (report.undone) return backVerdict(report);
  const counts = [tally(findings) || t`nothing found`, ...(files ? [scope(files)] : [])].join('; ');
  if (report.proven) {
    return proof ? provenBy(proof) : ending(t`proven`, 'good', counts);
  }
  if (has(findings, 'error')) return ending(t`not proven`, 'bad', counts);
  if (has(findings, 'unknown') || report.steps.some(({ state }) => state === 'unknown')) {
    return ending(t`unknown`, 'warn', t`${counts}; nothing is claimed of what was not looked at`);
  }
  return ending(t`checked`, 'good', counts);
}

function provenBy({ image, digest, where }: Proof): Row {
  const text = t`${image} is served as ${digest} (${where})`;
  return { label: token(t`proven`, 'good'), text: naming(text, image, { image }, 'strong') };
}

/** How far a look at files alone went. */
function scope({ buildspecs, withoutSource }: FilesLookedAt): string {
  const looked = t`looked at files only: ${count(buildspecs, 'buildspec')}`;
  const alone = withoutSource.length;
  if (alone === 0) return looked;
  if (alone < buildspecs) {
    return alone === 1
      ? t`${looked}, ${alone} of them without the source, so no path in it was looked at`
      : t`${looked}, ${alone} of them without the source, so no path in them was looked at`;
  }
  return alone === 1
    ? t`${looked}, without the source, so no path in it was looked at`
    : t`${looked}, without the source, so no path in them was looked at`;
}

function has(findings: readonly Finding[], severity: Severity): boolean {
  return findings.some((finding) => finding.severity === severity);
}

function ending(word: string, tone: Tone, text: string): Row {
  return row(token(word, tone), text, 'strong');
}
