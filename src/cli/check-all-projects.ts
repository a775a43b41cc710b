import { couldNotLook } from '../findings.ts';
import { knownFrom } from '../known.ts';
import { t } from '../language.ts';
import { type CommandLine, Usage } from '../options.ts';
import { lookAtProjects, type ProjectsLook } from '../projects/look-at-projects.ts';
import type { AccountReads, Finding, Unseen } from '../types.ts';
import { openCounter } from '../ui/counter.ts';
import { openProjectsJson } from '../ui/projects-json.ts';
import { type ProjectRow, projectRow, tallyProjects } from '../ui/projects-row.ts';
import { projectsTable } from '../ui/projects-table.ts';
import { openScript } from '../ui/script.ts';
import { openAccount } from '../world/open-account.ts';
import { buildFindings } from './evidence.ts';
import { exit } from './exit.ts';
import { words } from './face.ts';
import { knowsUnicode, wantsColour } from './face-kind.ts';
import type { OpenAt } from './place.ts';
import type { Surroundings } from './surroundings.ts';
import type { Ties } from './ties.ts';

/**
 * Looks at every CodeBuild project of the account and region, changes nothing, and gives the exit
 * code: a table at the end, or with `--json` a document that is written as it is found.
 * @throws Usage where something else is named to look at
 */
export async function checkAllProjects(
  { options, rest }: CommandLine,
  folder: string,
  surroundings: Surroundings,
  { signal }: Ties,
  openAt: OpenAt,
): Promise<number> {
  if (rest.length > 0) throw new Usage(t`--all-projects takes no “${rest[0]}”`);
  const { stdout, stderr } = surroundings;
  const silent = openScript({ words, consent: false });
  const account = openAccount(await openAt(folder, knownFrom({}, 'flag'), silent), signal);
  const write = (text: string) =>
    new Promise<void>((done) => {
      stdout.write(text, () => done());
    });
  const json = options.json ? openProjectsJson(write, words) : undefined;

  const { names, unseen } = await namesIn(account);
  const counter = openCounter(stderr, names.length);
  const rows: ProjectRow[] = [];
  for await (const looked of lookAtProjects(
    names,
    account,
    await lookOf(account, options.builds),
  )) {
    await json?.looked(looked);
    rows.push(projectRow(looked));
    counter.at(rows.length);
  }
  counter.close();
  const others: Finding[] = unseen ? [listNotWhole(unseen, names.length)] : [];
  if (json) await json.end(rows, others);
  else await write(textOf(rows, others, surroundings));
  return exitOf(rows, others);
}

/** Who is not known to AWS is told so before a list is asked for. */
async function namesIn(account: AccountReads): ReturnType<AccountReads['projectNames']> {
  const caller = await account.reads.caller();
  return 'seen' in caller ? account.projectNames() : { names: [], unseen: caller.unseen };
}

async function lookOf({ reads }: AccountReads, builds: boolean): Promise<ProjectsLook> {
  const git = await reads.folder.git();
  return {
    here: { reads, ...(git?.remote && { remote: git.remote }) },
    ...(builds && { evidence: (build) => buildFindings(build, reads) }),
  };
}

function listNotWhole(unseen: Unseen, known: number): Finding {
  const what =
    known === 0
      ? t`the projects of the account could not be listed`
      : t`the list of projects is not whole: ${known} are known`;
  return { ...couldNotLook('wire', unseen), what };
}

function textOf(
  rows: readonly ProjectRow[],
  others: readonly Finding[],
  surroundings: Surroundings,
): string {
  const { columns } = surroundings.stdout;
  const look = { unicode: knowsUnicode(surroundings), colour: wantsColour(surroundings) };
  const table = projectsTable(rows, { ...look, ...(columns && { columns }) });
  return `${table}${others.map(({ what, why }) => `${what}: ${why}\n`).join('')}`;
}

function exitOf(rows: readonly ProjectRow[], others: readonly Finding[]): number {
  const { open, unknown } = tallyProjects(rows);
  if (open > 0) return exit.findings;
  return unknown > 0 || others.length > 0 ? exit.unknown : exit.fine;
}
