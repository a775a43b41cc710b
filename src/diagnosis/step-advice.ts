import { t } from '../language.ts';
import { above } from './around.ts';
import type { Sighting } from './rule.ts';

/** Why a RUN of a Dockerfile fails with these words, and what helps. */
interface Advice {
  says: RegExp;
  /** What else must be so. */
  when?(command: string, sighting: Sighting): boolean;
  why: string;
  remedy: string;
}

const advices: readonly Advice[] = [
  {
    says: /: (?:\.{0,2}\/[\w./-]+|[\w./-]+\.sh): (?:not found|No such file or directory|cannot execute: required file not found)$|: bad interpreter\b/,
    why: t`the shell says so of a file that no COPY brought, of a first line that names a program the base image lacks (Alpine has no bash), and of Windows line ends, which become part of that name`,
    remedy: t`see which of the three it is: RUN ls -l and head -1 on the script; keep LF by *.sh text eol=lf in .gitattributes`,
  },
  {
    says: /: \.{0,2}\/?[\w./-]+: Permission denied$/,
    when: (_, { text }) => /exit code: 126|non-zero code: 126/.test(text),
    why: t`COPY keeps the right to run of each file, and the file in the source has none`,
    remedy: t`git update-index --chmod=+x for the file, COPY --chmod=755, or start it by its shell`,
  },
  {
    says: /\b(?:EACCES|EPERM|Permission denied)\b/i,
    when: (_, sighting) => above(sighting).some(({ text }) => /\] USER |: USER /.test(text)),
    why: t`after USER a step may only write what belongs to that user; what WORKDIR and COPY make belongs to root`,
    remedy: t`give the user the folder before USER (RUN chown), copy with COPY --chown, or install before USER`,
  },
  {
    says: /^E: (?:Unable to locate package|Package '\S+' has no installation candidate)/,
    when: (command) => !/\bapt(?:-get)? (?:\S+ )*update\b/.test(command),
    why: t`base images come without the lists of packages, and what an earlier step fetched may be gone or old`,
    remedy: t`write apt-get update && before apt-get install, in the same RUN`,
  },
  {
    says: /^(?:\/bin\/)?(?:ba|da)?sh: (?:line )?(?:\d+: )?[\w.-]+: (?:command )?not found$/,
    why: t`the base image does not have the program; the slim ones and Alpine have few`,
    remedy: t`install it in a RUN before, or take a base image that has it`,
  },
];

/** What is known about a RUN that ran this command and stopped with these words. */
export function adviceOnStep(
  command: string,
  said: string,
  sighting: Sighting,
): Pick<Advice, 'why' | 'remedy'> | undefined {
  return advices.find(
    ({ says, when }) => says.test(said) && (when === undefined || when(command, sighting)),
  );
}
