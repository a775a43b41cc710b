import type { Evidence } from './evidence.ts';
import type { Phase } from './phases.ts';

const at = '[Container] 2024/05/14 09:12:31.402817';

/** What stands around an example's failure. */
interface Surroundings {
  exit?: number;
  /** Lines before the command, as `ran` and `warned` give them. */
  before?: readonly string[];
}

/** The log of a build up to a command that failed. */
export function commandFails(
  phase: Phase,
  command: string,
  printed: readonly string[],
  { exit = 1, before = [] }: Surroundings = {},
): string {
  return [
    `${at} Phase complete: DOWNLOAD_SOURCE State: SUCCEEDED`,
    `${at} Phase context status code:  Message: `,
    `${at} Entering phase ${phase}`,
    ...before,
    `${at} Running command ${command}`,
    ...printed,
    '',
    `${at} Command did not exit successfully ${command} exit status ${exit}`,
    `${at} Phase complete: ${phase} State: FAILED`,
    `${at} Phase context status code: COMMAND_EXECUTION_ERROR Message: Error while executing command: ${command}. Reason: exit status ${exit}`,
  ].join('\n');
}

/** The log of a push to ECR by somebody who is not logged in there, after other commands. */
export function pushWithoutLogin(before: readonly string[]): string {
  return commandFails(
    'POST_BUILD',
    'docker push $REPOSITORY_URI:latest',
    [
      'The push refers to repository [111122223333.dkr.ecr.eu-west-1.amazonaws.com/flask-app]',
      'no basic auth credentials',
    ],
    { before },
  );
}

/** The log of a build up to a phase that failed, of itself rather than by a command. */
export function phaseFails(
  phase: Phase,
  code: string,
  message: string,
  before: readonly string[] = [],
): string {
  return [
    `${at} Waiting for agent ping`,
    `${at} Waiting for DOWNLOAD_SOURCE`,
    `${at} Phase is DOWNLOAD_SOURCE`,
    `${at} CODEBUILD_SRC_DIR=/codebuild/output/src3812407731/src`,
    ...before,
    `${at} Phase complete: ${phase} State: FAILED`,
    `${at} Phase context status code: ${code} Message: ${message}`,
  ].join('\n');
}

/** A call that was refused: there is no build and no log. */
export function refused(code: string, message: string): Evidence {
  return { startError: { code, message } };
}

/** A command that went well, with what it printed. */
export function ran(command: string, ...printed: readonly string[]): readonly string[] {
  return [`${at} Running command ${command}`, ...printed];
}

/** The agent's warning of a key that it cannot identify. */
export function warned(section: string, key: string): readonly string[] {
  return [
    `${at} Found possible syntax errors in buildspec: `,
    `In the section ${section}`,
    '    The following keys cannot be identified:',
    `        ${key}`,
    `${at} Processing environment variables`,
  ];
}
