import { withFindings } from '../findings.ts';
import type { CommandLine } from '../options.ts';
import type { Report } from '../types.ts';
import { applicationsOf } from './applications.ts';
import { exitOf } from './ending.ts';
import { evidenceReport, isEvidenceAlone } from './evidence-alone.ts';
import { folderOf, gather, givenAnswers } from './gather.ts';
import { openPlaces } from './place.ts';
import type { Surroundings } from './surroundings.ts';
import type { Ties } from './ties.ts';

/**
 * Runs a command that looks at the world, and gives the exit code. Each way loads what it alone
 * needs, so that none waits for the others' modules.
 */
export async function run(
  line: CommandLine,
  surroundings: Surroundings,
  ties: Ties,
): Promise<number> {
  const folder = await folderOf(line, surroundings);
  const { version } = ties;
  const print = async (report: Report) => {
    const { printReport } = await import('./print-report.ts');
    return printReport(report, line, surroundings, { folder, version });
  };
  const openAt = openPlaces(line, surroundings, ties);
  if (line.options.allProjects) {
    const { checkAllProjects } = await import('./check-all-projects.ts');
    return checkAllProjects(line, folder, surroundings, ties, openAt);
  }
  const applications = await applicationsOf(line, folder, surroundings);
  if (applications) {
    const { runMany } = await import('./run-many.ts');
    return runMany(line, applications, surroundings, ties, openAt);
  }
  const alone = await isEvidenceAlone(line, folder);
  if (looksAtFiles(line) || (alone && !line.options.build)) {
    const evidence = line.options.log ? await evidenceOf(line, surroundings) : [];
    const report = alone
      ? evidenceReport(evidence)
      : withFindings(await filesOf(line, folder, surroundings), evidence);
    await print(report);
    return exitOf(report);
  }
  const given = await gather(line, folder, surroundings);
  const application = { folder, given };
  if (line.command === 'undo') {
    const { runUndo } = await import('./undo.ts');
    return exitOf(await runUndo(line, application, surroundings, ties, { openAt, print }));
  }
  const { runOne } = await import('./run-one.ts');
  return exitOf(await runOne(line, application, surroundings, ties, { openAt, alone, print }));
}

/** True where `check` is to look at files alone. */
function looksAtFiles({ command, rest, options }: CommandLine): boolean {
  return command === 'check' && (options.offline || rest.length > 0);
}

async function filesOf(line: CommandLine, folder: string, surroundings: Surroundings) {
  const { checkFiles } = await import('./check-files.ts');
  return checkFiles(line, { folder, given: givenAnswers(line, surroundings) }, surroundings);
}

async function evidenceOf(line: CommandLine, surroundings: Surroundings) {
  const { evidenceFindings } = await import('./evidence.ts');
  return evidenceFindings(line, surroundings);
}
