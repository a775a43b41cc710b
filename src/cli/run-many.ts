import { couldNotLook } from '../findings.ts';
import { answersFileName } from '../kept-answers.ts';
import { t } from '../language.ts';
import { type CommandLine, Usage } from '../options.ts';
import { MissingAnswer, type Report, type StepState, type Unseen } from '../types.ts';
import {
  applicationHead,
  applicationsJson,
  applicationsTable,
  type Outcome,
} from '../ui/applications.ts';
import { openScript } from '../ui/script.ts';
import { openWorld } from '../world/open.ts';
import type { Applications, NamedApplication } from './applications.ts';
import { checkFiles } from './check-files.ts';
import { refuseOtherAccount } from './confirm-account.ts';
import { endingOf, exitOf, worstOf } from './ending.ts';
import { exit } from './exit.ts';
import { words } from './face.ts';
import { knowsUnicode, wantsColour } from './face-kind.ts';
import { alsoKept } from './gather.ts';
import type { OpenAt } from './place.ts';
import { printReport } from './print-report.ts';
import { type Application, runOne } from './run-one.ts';
import type { Surroundings } from './surroundings.ts';
import type { Ties } from './ties.ts';

/**
 * Works on one application after the other, tells what each came to in a table or one document, and
 * gives the worst of their exit codes. What keeps one from being worked on stops no other; an account
 * that is refused, or does not answer before the first change, stops all.
 * @throws Usage where the account is another than the one that is allowed for all
 */
export async function runMany(
  line: CommandLine,
  { shared, each }: Applications,
  surroundings: Surroundings,
  ties: Ties,
  openAt: OpenAt,
): Promise<number> {
  const { command, options } = line;
  const { stdout, stderr } = surroundings;
  const colour = wantsColour(surroundings);
  // A plan that was saved is of one application: here no word is its file.
  const own: CommandLine = { ...line, rest: [] };

  const workOn = async (application: Application): Promise<Report> => {
    const { folder } = application;
    const print = async (report: Report) => {
      if (!options.json)
        await printReport(report, own, surroundings, { folder, version: ties.version });
    };
    if (!options.offline) return runOne(own, application, surroundings, ties, { openAt, print });
    const report = await checkFiles(own, application, surroundings);
    await print(report);
    return report;
  };

  const tellAll = async (outcomes: readonly Outcome[]) => {
    const { columns } = stdout;
    const look = { unicode: knowsUnicode(surroundings), colour, ...(columns && { columns }) };
    const document = () => `${JSON.stringify(applicationsJson(command, outcomes, words))}\n`;
    await written(stdout, options.json ? document() : `\n${applicationsTable(outcomes, look)}`);
    return worstOf(outcomes.map(({ code }) => code));
  };

  const unseen = options.offline ? undefined : await lookAtAccount();
  if (unseen && command === 'apply') return tellAll(each.map(({ dir }) => notBegun(dir, unseen)));
  const outcomes: Outcome[] = [];
  for (const application of each) {
    const head = applicationHead(application.dir, colour && !options.json);
    // Progress goes where the documents do not.
    await written(options.json ? stderr : stdout, outcomes.length > 0 ? `\n${head}` : head);
    const outcome = await outcomeOf(application, workOn);
    if (outcome.refused) await written(stderr, `firstpush: ${outcome.refused}\n`);
    outcomes.push(outcome);
  }
  return tellAll(outcomes);

  /** Why nobody is known there. */
  async function lookAtAccount(): Promise<Unseen | undefined> {
    const [first] = each;
    if (!first) return undefined;
    const silent = openScript({ words, consent: false });
    const place = await openAt(first.folder, shared, silent);
    const { reads } = openWorld(place, ties.signal, ties.wishes);
    await refuseOtherAccount(shared, reads);
    const caller = await reads.caller();
    return 'unseen' in caller ? caller.unseen : undefined;
  }
}

function written(output: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((done) => {
    output.write(text, () => done());
  });
}

async function outcomeOf(
  { dir, folder, given, unset }: NamedApplication,
  workOn: (application: Application) => Promise<Report>,
): Promise<Outcome> {
  try {
    const known = alsoKept(given, folder, `${dir}/${answersFileName}`);
    const report = await workOn({ folder, given: known });
    const code = exitOf(report);
    return { dir, code, state: stateFor(code), report };
  } catch (error) {
    if (!(error instanceof Usage || error instanceof MissingAnswer)) throw error;
    const { code, words: refused } = endingOf(error);
    const why = unset && error instanceof MissingAnswer && error.key === 'password';
    const said = why ? t`${refused}; the variable ${unset} is not set` : refused;
    return { dir, code, state: stateFor(code), refused: said };
  }
}

function notBegun(dir: string, unseen: Unseen): Outcome {
  const report: Report = {
    version: 1,
    command: 'apply',
    proven: false,
    steps: [{ id: 'store', state: 'unknown' }],
    findings: [couldNotLook('store', unseen)],
    changes: [],
  };
  return { dir, code: exit.unknown, state: 'unknown', report };
}

function stateFor(code: number): StepState {
  if (code === exit.fine) return 'proven';
  return code === exit.unknown ? 'unknown' : 'open';
}
