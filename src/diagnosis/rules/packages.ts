import { t } from '../../language.ts';
import { insideImageBuild } from '../around.ts';
import { commandFails } from '../example.ts';
import { lastWords } from '../last-words.ts';
import type { Rule, Sighting } from '../rule.ts';

/** A package manager cannot get what the project asks for. */
export const packageRules: readonly Rule[] = [
  {
    id: 'packages-not-installed',
    title: t`the packages that the project asks for cannot be installed`,
    where: ['log', 'words'],
    rank: 'last',
    match: [
      /^npm (?:ERR!|error) (?:(?:notarget|notsup|engine) )?(?<npm>.+)$/,
      /^npm (?:ERR!|error) (?<said>Cannot read propert(?:y|ies) .+|Unexpected (?:token|end of JSON) .+|cb\(\) never called!|Invalid Version: .*|(?:cipm|.*`npm ci`.*) can only install .+)$/,
      /^error (?<said>Your lockfile needs to be updated.*|An unexpected error occurred: ".+|\S+: The (?:engine|platform) "\w+" is incompatible .+|Couldn't find (?:any versions for|package) .+)$/,
      /^(?:ERR_PNPM_\w+|\s*ERR_PNPM_\w+) +(?<said>.+)$/,
      /^(?<said>Command "python setup\.py egg_info" failed with error code \d+ in .+)$/,
      /^× (?<said>.+ did not run successfully)\.$/,
      /^ERROR: (?<said>(?:Could not|Cannot) (?:find|build|install) .+|Failed (?:building|to build) .+|No matching distribution found for .+|ResolutionImpossible\b.*)$/,
      /(?<said>Can't connect to HTTPS URL because the SSL module is not available)/,
      /^ERROR: +Error installing (?<said>.+):$/,
      /^(?<said>\S+ requires (?:[Rr]uby|RubyGems) version .+)$/,
      /^error: (?<said>externally-managed-environment)$/,
      /^Error: (?<said>\w+Builder:(?:ResolveDependencies|NpmInstall|NpmCI|RunBundle\w*|Build) - .+)$/,
      /^(?<said>An error occurred while installing \S.+)$/,
      /^E: (?<said>(?!Unable to correct problems|Sub-process )\S.+)$/,
      /^(?<said>The following packages have unmet dependencies: .+)$/,
      /^(?:Error: )?(?<said>(?:Unable to find a match|No match for argument|Nothing to do|Cannot find a valid baseurl for repo): .+)$/,
      /^\[ERROR\] (?:Failed to execute goal on project \S+: )?(?<said>Could not (?:resolve dependencies for project|find artifact|transfer artifact) .+)$/,
      /^> (?<said>Could not (?:resolve|find|download) (?!method|property).+)$/,
      /\berror (?<said>NU1\d{3}: .+)$/,
      /^(?:go: )?(?<said>.*(?:: cannot find package "|unrecognized import path "|missing go\.sum entry|no required module provides package).*)$/,
      /^(?<said>Could not find gem .+|Bundler could not find compatible versions for gem .+|Your requirements could not be resolved to an installable set of packages\. \S.*)\.?:?$/,
    ],
    when: (sighting, { npm }) =>
      !insideImageBuild(sighting) && (npm === undefined || endsWithCode(sighting)),
    quotes: ({ text, printed }) =>
      /ResolutionImpossible|ERESOLVE|did not run successfully/.test(text)
        ? lastWords(printed)
        : undefined,
    what: ({ said, npm = '' }) =>
      t`the packages that the project asks for cannot be installed: ${said ?? npm}`,
    why: t`the package manager ran, and did not get or could not build what it was to install: a version that does not exist or does not fit this runtime, or a place that does not give it`,
    remedy: t`correct the version in the list of packages or its lock file, or choose the runtime version that it needs`,
    step: 'prove',
    autoFix: 'no',
    example: commandFails('INSTALL', 'pip install -r requirements.txt', [
      'ERROR: Could not find a version that satisfies the requirement flask==9.9 (from versions: 2.3.3, 3.0.3)',
      'ERROR: No matching distribution found for flask==9.9',
    ]),
  },
];

/** True where npm says this as its end, and calls it by a code; a script that fails has none. */
function endsWithCode({ places, printed }: Sighting): boolean {
  const code = /^npm (?:ERR!|error) code E(?!LIFECYCLE|NOENT|NEEDAUTH)[A-Z\d]{3,}$/;
  return places.includes('words') && printed.some(({ text }) => code.test(text));
}
