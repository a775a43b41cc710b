import { basename } from 'node:path';
import { stateOf } from '../findings.ts';
import { answersFileName } from '../kept-answers.ts';
import type { CommandLine } from '../options.ts';
import { type Finding, Refused, type Report } from '../types.ts';
import { openFiles } from '../world/files.ts';

/**
 * True where a failed build is all that `check` was given to look at: a log or a build, no answers,
 * and a folder that is no application. What such a folder lacks is nobody's question.
 */
export async function isEvidenceAlone(line: CommandLine, folder: string): Promise<boolean> {
  const { command, rest, options, setup } = line;
  const brought = options.log !== undefined || options.build !== undefined;
  const more = rest.length > 0 || options.answers !== undefined || options.receipt !== undefined;
  if (command !== 'check' || !brought || more) return false;
  return Object.keys(setup).length === 0 && !(await isApplication(folder));
}

/** What a failed build tells, as a report: of the steps, those that its findings belong to. */
export function evidenceReport(findings: readonly Finding[]): Report {
  const steps = [...new Set(findings.map(({ step }) => step))].map((id) => {
    return { id, state: stateOf(findings.filter(({ step }) => step === id)) };
  });
  return { version: 1, command: 'check', proven: false, steps, findings, changes: [] };
}

/** True for a folder with a buildspec, a Dockerfile or kept answers; and for one that hides its files. */
async function isApplication(folder: string): Promise<boolean> {
  try {
    const files = await openFiles(folder).list();
    return files.some((path) => path === answersFileName || namesBuild.test(basename(path)));
  } catch (error) {
    if (error instanceof Refused) return true;
    throw error;
  }
}

const namesBuild = /^buildspec.*\.ya?ml$|^(Docker|Container)file(\.|$)|\.Dockerfile$/i;
