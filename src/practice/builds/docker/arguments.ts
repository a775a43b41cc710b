import { type ParseArgsConfig, parseArgs } from 'node:util';
import { DockerFailure } from './call.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** One command of `docker`, as its help has it. */
export interface Command<O extends Options = Options> {
  name: string;
  /** What stands behind the name: `[OPTIONS] PATH | URL | -`. */
  usage: string;
  options: O;
  /** How many words it takes besides options, at least and at most. */
  words: readonly [least: number, most: number];
}

/**
 * Reads what stands behind a command of `docker`.
 * @throws DockerFailure in the docker CLI's words and with its exit codes
 */
export function readArguments<O extends Options>(command: Command<O>, args: readonly string[]) {
  const { options, words } = command;
  const read = parsed({ args: [...args], options, allowPositionals: true, strict: true }, command);
  const count = read.positionals.length;
  const [least, most] = words;
  if (count < least || count > most) {
    const number =
      least === most ? `${least}` : count < least ? `at least ${least}` : `at most ${most}`;
    const noun = `argument${least === 1 && most === 1 ? '' : 's'}`;
    throw new DockerFailure(
      `docker: 'docker ${command.name}' requires ${number} ${noun}\n${help(command)}`,
    );
  }
  return read;
}

/** The refusal of an option's value or of an option; it ends with exit code 125. */
export function usageFailure(command: Command, words: string): DockerFailure {
  return new DockerFailure(`${words}\n${help(command)}`, 125);
}

function parsed<T extends ParseArgsConfig>(config: T, command: Command) {
  try {
    return parseArgs(config);
  } catch (error) {
    const { message = '', code } = error as { message?: string; code?: string };
    const [, short, long] = /'(?:-(\w))?(?:, )?(--[\w-]+)?/.exec(message) ?? [];
    const bare = short !== undefined && config.args?.includes(`-${short}`);
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
      const what = long ? `flag: ${long}` : `shorthand flag: '${short}' in -${short}`;
      throw usageFailure(command, `unknown ${what}`);
    }
    const option = bare ? `'${short}' in -${short}` : long;
    throw usageFailure(command, `flag needs an argument: ${option}`);
  }
}

function help({ name, usage }: Command): string {
  return `\nUsage:  docker ${name} ${usage}\n\nRun 'docker ${name} --help' for more information`;
}
