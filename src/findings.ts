import { t } from './language.ts';
import type { Asking, Change, Finding, Report, StepId, StepState, Unseen } from './types.ts';

/** A consequence is never listed before what stands alone. */
export function causesFirst(findings: readonly Finding[]): Finding[] {
  return [...findings.filter((f) => !f.because), ...findings.filter((f) => f.because)];
}

/**
 * Findings of which none says what another says better: what a log shows is told by the check that
 * finds the same fault in the thing itself, whose place it knows.
 */
export function toldOnce(findings: readonly Finding[]): Finding[] {
  const seen = findings.filter((finding) => !isOfLog(finding));
  const told = findings.flatMap((finding) => {
    const same = seen.filter(({ check, step }) => check === finding.check && step === finding.step);
    return isOfLog(finding) && same.length > 0 ? same : [finding];
  });
  return [...new Set(told)];
}

const isOfLog = ({ where }: Finding): boolean => where !== undefined && 'log' in where;

/** What findings make of their step: warnings and hints do not keep it from being proven. */
export function stateOf(findings: readonly Finding[]): StepState {
  if (findings.some((finding) => finding.severity === 'error')) return 'open';
  return findings.some((finding) => finding.severity === 'unknown') ? 'unknown' : 'proven';
}

/** What the finding is called that says which changes the caller may not make. */
const lackOfRights: ReadonlySet<string | undefined> = new Set([
  ...['caller-lacks-right', 'passrole-passconnection-denied'],
]);

/** True where all that keeps a step from being proven is left to somebody else. */
export function isLeftToOthers(findings: readonly Finding[]): boolean {
  const keeping = findings.filter(({ severity }) => severity === 'error' || severity === 'unknown');
  return keeping.length > 0 && keeping.every(({ because }) => lackOfRights.has(because));
}

/** The findings' changes, each once, in order. */
export function changesOf(findings: readonly Finding[]): Change[] {
  const changes = findings.flatMap(({ remedy }) =>
    remedy.kind === 'change' ? remedy.changes : [],
  );
  return [...new Map(changes.map((change) => [JSON.stringify(change), change])).values()];
}

/** The first question that a finding has for the person. */
export function questionOf(findings: readonly Finding[]): Asking | undefined {
  for (const { remedy } of findings) if (remedy.kind === 'ask') return remedy.question;
  return undefined;
}

/** A report with findings from elsewhere, which stand first and count for their steps. */
export function withFindings(report: Report, found: readonly Finding[]): Report {
  if (found.length === 0) return report;
  const findings = causesFirst([...found, ...report.findings]);
  const steps = report.steps.map(({ id, state }) => {
    const worse = stateOf(found.filter(({ step }) => step === id));
    return { id, state: worse === 'open' || state === 'proven' ? worse : state };
  });
  const proven = report.proven && steps.every(({ state }) => state === 'proven');
  return { ...report, findings, steps, proven };
}

/** What is found where the outside refused a look: nothing is claimed then. */
export function couldNotLook(step: StepId, { tried, said }: Unseen): Finding {
  return {
    check: 'could-not-look',
    step,
    severity: 'unknown',
    what: t`${tried} was refused, so the step could not be looked at`,
    why: said,
    remedy: { kind: 'advice', text: t`make it readable to you, then look again` },
  };
}
