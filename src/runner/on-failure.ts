import type { PhaseName } from '../buildspec/buildspec.ts';

/** What follows a phase that failed. */
export interface OnFailure {
  /** True where the build goes on to the next phase when this one has failed for good. */
  goesOn: boolean;
  /** How often the phase is tried again. */
  retries: number;
  /** Which messages it is tried again for. */
  retriedFor: RegExp;
}

const usualRetries = 3;
const most = 100;

/**
 * Reads `on-failure` of a phase. Without it, a build goes on after a failed BUILD or POST_BUILD and
 * ends after the phases before (AWS CodeBuild User Guide, "Build specification reference",
 * on-failure; "Build phase transitions").
 */
export function onFailure(phase: PhaseName, written: string | undefined): OnFailure {
  const usual = phase === 'build' || phase === 'post_build';
  const once = { retries: 0, retriedFor: /.*/ };
  const value = written?.trim() ?? '';
  if (/^continue$/i.test(value)) return { goesOn: true, ...once };
  if (/^abort$/i.test(value)) return { goesOn: false, ...once };
  const [retry, count, expression] = /^retry(?:-(\d+))?(?:-(.+))?$/is.exec(value) ?? [];
  if (retry === undefined) return { goesOn: usual, ...once };
  const retries = count === undefined ? usualRetries : Math.min(Number(count), most);
  return { goesOn: usual, retries, retriedFor: expressionOf(expression ?? '.*') };
}

function expressionOf(text: string): RegExp {
  try {
    return new RegExp(text, 's');
  } catch {
    // an expression that is none fits nothing
    return /(?!)/;
  }
}
