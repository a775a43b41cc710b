import { dockerLine } from './docker-line.ts';
import { isGiven, type Line, valuesOf } from './options.ts';
import { programOf } from './program.ts';
import type { Call } from './story-shape.ts';
import { namesIn, type Part, resolve, type Word, wordsOf } from './words.ts';

/** How a login gets its password. */
export type Password =
  /** From standard input; `parts` is the text where a command prints it there. */
  | { readonly by: 'stdin'; readonly parts: readonly Part[] | undefined }
  /** As an argument, which other processes and the log can see. */
  | { readonly by: 'argument'; readonly parts: readonly Part[] }
  /** From `aws ecr get-login-password`, by whatever way. */
  | { readonly by: 'ecr' }
  /** `$(aws ecr get-login …)`, which prints a whole login command; gone since AWS CLI 2. */
  | { readonly by: 'get-login' }
  | { readonly by: 'nothing' };

/** A login to a registry. */
export interface Login {
  readonly call: Call;
  /** The host; undefined means Docker Hub, or for `get-login` the account's own registry. */
  readonly registry: Word | undefined;
  readonly username: Word | undefined;
  readonly password: Password;
}

/** The login that a call carries out, or undefined. */
export function loginOf(call: Call): Login | undefined {
  if (call.executed && awsVerb(call) === 'get-login') {
    return { call, registry: undefined, username: undefined, password: { by: 'get-login' } };
  }
  const line = dockerLine(call);
  if (line?.verb !== 'login') return undefined;
  return {
    call,
    registry: line.rest[0],
    username: valuesOf(line, '-u', '--username').at(-1),
    password: passwordOf(call, line),
  };
}

function passwordOf(call: Call, line: Line): Password {
  const argument = valuesOf(line, '-p', '--password').at(-1);
  if (argument !== undefined) {
    return isEcr(argument.parts) ? { by: 'ecr' } : { by: 'argument', parts: argument.parts };
  }
  if (!isGiven(line, '--password-stdin')) return { by: 'nothing' };
  const { input } = call;
  if (
    input?.from === 'pipe' &&
    input.calls.some((from) => awsVerb(from) === 'get-login-password')
  ) {
    return { by: 'ecr' };
  }
  const parts = inputText(call);
  return parts !== undefined && isEcr(parts) ? { by: 'ecr' } : { by: 'stdin', parts };
}

function isEcr(parts: readonly Part[]): boolean {
  return /\becr(-public)?\s+get-login-password\b/.test(wordsOf(parts));
}

/** The subcommand of `aws ecr` or `aws ecr-public` that a call runs. */
function awsVerb(call: Call): string | undefined {
  const program = programOf(call.argv);
  if (program?.name !== 'aws') return undefined;
  const words = program.args.map((word) => resolve(word.parts) ?? '');
  const service = words.findIndex((word) => word === 'ecr' || word === 'ecr-public');
  return service === -1 ? undefined : words[service + 1];
}

/** What a call reads on standard input, where the file prints it. */
function inputText({ input }: Call): readonly Part[] | undefined {
  if (input === undefined) return undefined;
  if (input.from === 'text') return input.parts;
  if (input.from === 'file')
    return input.path.parts.some(isSubstituted) ? input.path.parts : undefined;
  const [printer] = input.calls;
  return printer !== undefined && input.calls.length === 1 ? printed(printer) : undefined;
}

function isSubstituted(part: Part): boolean {
  return part.kind === 'opaque' && part.text.startsWith('<(');
}

/** What `echo`, `printf` or a `cat` of given text prints, line ends aside; undefined for others. */
export function printed(call: Call): readonly Part[] | undefined {
  const program = programOf(call.argv);
  if (program?.name === 'cat' && program.args.length === 0) return inputText(call);
  if (program?.name === 'echo') {
    return spaced(program.args.filter(({ text }) => !/^-[neE]+$/.test(text)));
  }
  if (program?.name !== 'printf') return undefined;
  const [format, ...values] = program.args;
  return format === undefined ? undefined : formatted(format, values);
}

function spaced(words: readonly Word[]): Part[] {
  const space: Part = { kind: 'literal', text: ' ', quoted: false };
  return words.flatMap((word, index) => (index === 0 ? word.parts : [space, ...word.parts]));
}

/**
 * `printf` puts its words into the places of the format one after another, and begins the format anew
 * for those that are left (POSIX, printf).
 */
function formatted(format: Word, values: readonly Word[]): readonly Part[] {
  const queue = [...values];
  const printed: Part[] = [];
  let before: number;
  do {
    before = queue.length;
    printed.push(...formattedOnce(format, queue));
  } while (queue.length > 0 && queue.length < before);
  return printed;
}

/** Takes the words that it uses from the queue. */
function formattedOnce(format: Word, queue: Word[]): readonly Part[] {
  return format.parts.flatMap((part) => {
    if (part.kind !== 'literal') return [part];
    const pieces = part.text
      .replaceAll('\\n', '\n')
      .replaceAll('\\"', '"')
      .split(/(%[sbdq])/);
    return pieces.flatMap((text): readonly Part[] => {
      if (/^%[sbdq]$/.test(text)) return queue.shift()?.parts ?? [];
      return text === '' ? [] : [{ ...part, text: text.replaceAll('%%', '%') }];
    });
  });
}

/** The variables that a password is made of. */
export function passwordNames(password: Password): string[] {
  return 'parts' in password && password.parts !== undefined ? namesIn(password.parts) : [];
}
