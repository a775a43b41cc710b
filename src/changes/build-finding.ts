import { diagnose, LogDiagnosis } from '../diagnosis/diagnose.ts';
import { t } from '../language.ts';
import type { BuildOutcome, Finding, StepId, Tell } from '../types.ts';
import { causeFindings } from './cause-findings.ts';

/** What was run: its name in a sentence, and the image that it was to push. */
export interface Ran {
  name: string;
  registry: string;
  image: string;
}

/** A log that is diagnosed while it is told, so that a long one need not be read twice. */
export function hearing(tell: Tell): { heard: LogDiagnosis; tell: Tell } {
  const heard = new LogDiagnosis();
  return {
    heard,
    tell(progress) {
      if (progress.anew) heard.forget();
      for (const line of progress.lines ?? []) heard.hear(line);
      tell(progress);
    },
  };
}

/** The finding for what a build or a rehearsal came to; none where it is proven. */
export function buildFinding(
  { name, registry, image }: Ran,
  step: StepId,
  outcome: BuildOutcome,
  heard: LogDiagnosis,
): Finding | undefined {
  const about = { step, severity: 'error', where: { registry } } as const;
  const advice = (text: string) => ({ kind: 'advice', text }) as const;
  switch (outcome.kind) {
    case 'proven':
      return undefined;
    case 'failed': {
      const { build, logTold } = outcome;
      const diagnosis = logTold ? heard.end({ build }) : diagnose({ build });
      return causeFindings(diagnosis, { name, log: build.id, arn: build.arn })[0];
    }
    case 'not-started': {
      const { code, said } = outcome;
      const evidence = { startError: { code, message: said } };
      return causeFindings(diagnose(evidence), { name, log: name })[0];
    }
    case 'pushed-nothing':
      return {
        ...about,
        check: 'build-pushed-nothing',
        what: t`${name} succeeded, and ${registry} has no such push`,
        why: t`the registry serves no ${image} that is newer than the build’s start`,
        remedy: advice(t`see in the log whether a docker push ran and what it pushed`),
      };
    case 'not-served':
      return {
        ...about,
        check: 'digest-not-served',
        what: outcome.served
          ? t`${registry} serves ${outcome.served} where ${outcome.digest} was pushed`
          : t`${registry} does not serve ${outcome.digest} after the push`,
        why: t`a push is proven only by the digest that the registry itself serves`,
        remedy: advice(t`look whether something else pushes the same tag, then run this again`),
      };
    case 'unknown':
      return {
        ...about,
        severity: 'unknown',
        check: 'push-not-confirmed',
        what: t`it could not be told whether ${image} was pushed`,
        why: outcome.said,
        remedy: advice(t`run this again when the registry and AWS answer`),
      };
  }
}
