import type { CommandLine } from '../options.ts';
import { MissingAnswer, type Report } from '../types.ts';
import { givenAnswers } from './gather.ts';
import type { Surroundings } from './surroundings.ts';

/** What a look came to, and the answer for want of which it saw files alone. */
export interface Surveyed {
  report: Report;
  missing?: MissingAnswer;
}

/**
 * What `check` came to. Where an answer is missing and nobody is there to give it, the files are
 * looked at all the same: what they tell needs no answer.
 */
export async function orFilesAlone(
  surveying: Promise<Report>,
  line: CommandLine,
  folder: string,
  surroundings: Surroundings,
): Promise<Surveyed> {
  try {
    return { report: await surveying };
  } catch (error) {
    if (line.command !== 'check' || !(error instanceof MissingAnswer)) throw error;
    const { checkFiles } = await import('./check-files.ts');
    const application = { folder, given: givenAnswers(line, surroundings) };
    return { report: await checkFiles(line, application, surroundings), missing: error };
  }
}
