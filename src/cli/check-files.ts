import { changesOf, stateOf } from '../findings.ts';
import type { CommandLine } from '../options.ts';
import type { Report } from '../types.ts';
import { lookAtAll } from './look-at-all.ts';
import type { LookedAt } from './look-at-target.ts';
import type { Application } from './run-one.ts';
import type { Surroundings } from './surroundings.ts';
import { targetOf } from './target.ts';

/**
 * Looks at the buildspecs and folders that the command line names, or at the folder itself: no AWS,
 * no registry, no engine, no credentials. Of the steps the report holds only `write`, and it proves
 * nothing.
 * @throws Usage where there is nothing by a name, or an answers file cannot be taken
 */
export async function checkFiles(
  line: CommandLine,
  { folder, given }: Application,
  { packageFolder }: Pick<Surroundings, 'packageFolder'>,
): Promise<Report> {
  const names = line.rest.length > 0 ? line.rest : ['.'];
  const targets = [...new Set(names)].map((name) => targetOf(name, folder));
  // Of the forms of a report, JSON alone shows the changes.
  const mends = line.options.json;
  const looked = await lookAtAll(targets, { folder, given, mends, packageFolder });
  // A buildspec that was named by itself and by its folder counts once.
  return reportOf([...new Map(looked.map((one) => [one.file, one])).values()]);
}

function reportOf(looked: readonly LookedAt[]): Report {
  const findings = looked.flatMap((one) => one.findings);
  return {
    version: 1,
    command: 'check',
    proven: false,
    steps: [{ id: 'write', state: stateOf(findings) }],
    findings,
    changes: changesOf(findings).map((change) => ({ change, state: 'planned' })),
    files: {
      buildspecs: looked.length,
      unread: looked.filter(({ unread }) => unread).map(({ file }) => file),
      withoutSource: looked.filter(({ hasSource }) => hasSource === false).map(({ file }) => file),
    },
  };
}
