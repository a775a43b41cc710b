import { t } from '../../language.ts';
import { insideImageBuild } from '../around.ts';
import { commandFails } from '../example.ts';
import type { Rule } from '../rule.ts';

/** Commands of the build that go to a Git server by themselves. */
export const gitRules: readonly Rule[] = [
  {
    id: 'git-credentials-missing',
    title: t`a command has no credentials for a Git server`,
    where: ['log'],
    match: [
      /could not read (?:Username|Password) for '(?<address>[^']+)': (?:terminal prompts disabled|No such device)/i,
      /^(?:fatal: |remote: )?Authentication failed for '(?<address>[^']+)'/i,
      /^(?:git@\S+: |fatal: )?Permission denied \(publickey/i,
    ],
    when: (sighting) => !insideImageBuild(sighting),
    what: ({ address = t`the Git server` }) =>
      t`the command asks ${address} for a repository, and has no credentials there`,
    why: t`CodeBuild uses its connection to fetch the source, and hands it to the commands only where the buildspec says git-credential-helper: yes`,
    remedy: t`say git-credential-helper: yes under env, or add the repository as a secondary source; a name that does not exist is answered like this, too`,
    step: 'write',
    autoFix: 'no',
    example: commandFails(
      'PRE_BUILD',
      'git clone https://github.com/alice/charts.git',
      ["fatal: could not read Username for 'https://github.com': No such device or address"],
      { exit: 128 },
    ),
  },
];
