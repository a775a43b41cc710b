import type { Cause, Diagnosis } from '../diagnosis/diagnosis.ts';
import { t } from '../language.ts';
import type { Finding } from '../types.ts';

/** What was diagnosed: its name in a sentence, and the name of its log. */
export interface Diagnosed {
  name: string;
  log: string;
  /** ARN of the build. */
  arn?: string | undefined;
}

/**
 * The findings of a diagnosis: the first cause, and what only followed from it. Where the cause is
 * likely the finding says so; where it is not known it says that and shows the lines that matter.
 * None where nothing failed.
 */
export function causeFindings(diagnosis: Diagnosis, diagnosed: Diagnosed): Finding[] {
  const { cause, cascades, known } = diagnosis;
  if (cause) {
    const first = causeFinding(cause, diagnosed);
    return [first, ...cascades.map((each) => cascadeFinding(each, cause.id, diagnosed))];
  }
  return known ? [] : [unknownFinding(diagnosis, diagnosed)];
}

/** The line of the log, or the build itself where no line says it. */
function placeOf(line: number | undefined, { log, arn }: Diagnosed): Pick<Finding, 'where'> {
  if (line) return { where: { log, line, ...(arn && { build: arn }) } };
  return arn ? { where: { arn } } : {};
}

function causeFinding(cause: Cause, diagnosed: Diagnosed): Finding {
  const { id, step, severity, why, remedy, line, passage } = cause;
  return {
    check: id,
    step,
    severity,
    what: cause.confidence === 'likely' ? t`likely: ${cause.what}` : cause.what,
    why,
    ...placeOf(line, diagnosed),
    ...(passage.length > 0 && { passage }),
    remedy: { kind: 'advice', text: remedy },
  };
}

function cascadeFinding(cause: Cause, because: string, diagnosed: Diagnosed): Finding {
  return { ...causeFinding(cause, diagnosed), because: cause.because ?? because };
}

function unknownFinding({ lines, phase }: Diagnosis, diagnosed: Diagnosed): Finding {
  const [first] = lines;
  return {
    check: 'build-failed',
    step: 'prove',
    severity: 'error',
    what: phase
      ? t`${diagnosed.name} failed in ${phase}, and its cause is not known`
      : t`${diagnosed.name} failed, and its cause is not known`,
    why: first
      ? t`its log names no reason that firstpush knows; these lines may tell it`
      : t`neither its record nor its log tells more`,
    ...placeOf(first?.number, diagnosed),
    ...(first && { passage: lines }),
    remedy: {
      kind: 'advice',
      text: t`read these lines in the log, mend what they name, run this again`,
    },
  };
}
