import type { Cause, Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Finding } from '../types.ts';

/** What was diagnosed: its name in a sentence, and the name of its log. */
export interface Diagnosed {
  name: string;
  log: string;
}

/**
 * The findings of a diagnosis: the first cause, and what only followed from it. Where the cause is
 * not known the finding says so and shows the lines that matter; none where nothing failed.
 */
export function causeFindings(diagnosis: Diagnosis, diagnosed: Diagnosed): Finding[] {
  const { cause, cascades, known } = diagnosis;
  if (cause) {
    const first = causeFinding(cause, diagnosed);
    return [first, ...cascades.map((each) => cascadeFinding(each, cause.id, diagnosed))];
  }
  return known ? [] : [unknownFinding(diagnosis, diagnosed)];
}

function causeFinding(cause: Cause, { log }: Diagnosed): Finding {
  const { id, step, severity, what, why, remedy, line } = cause;
  return {
    check: id,
    step,
    severity,
    what,
    why,
    ...(line && { where: { log, line } }),
    remedy: { kind: 'advice', text: remedy },
  };
}

function cascadeFinding(cause: Cause, because: string, diagnosed: Diagnosed): Finding {
  return { ...causeFinding(cause, diagnosed), because: cause.because ?? because };
}

function unknownFinding({ lines, phase }: Diagnosis, { name, log }: Diagnosed): Finding {
  const [first] = lines;
  const said = lines.map(({ text }) => text).join(' | ');
  return {
    check: 'build-failed',
    step: 'prove',
    severity: 'error',
    what: `${name} failed${phase ? ` in ${phase}` : ''}, and its cause is not known`,
    why: said || 'neither its record nor its log tells more',
    ...(first && { where: { log, line: first.number } }),
    remedy: {
      kind: 'advice',
      text: 'read these lines in the log, mend what they name, run this again',
    },
  };
}
