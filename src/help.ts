import { commandWords } from './commands.ts';
import { flagWords, has } from './flags.ts';
import { t } from './language.ts';
import { answerFlags } from './options.ts';
import type { AnswerKey } from './types.ts';
import { padded, widthOf } from './ui/columns.ts';

/** The page of `--help`: of all commands, which fits a screen of 24 lines, or of one. */
export function helpText(version: string, command = ''): string {
  return command === '' ? helpOfAll(version) : helpOfOne(command);
}

const flags = Object.values(flagWords);

function helpOfAll(version: string): string {
  return t`firstpush ${version}: from a Dockerfile to a proven push from AWS CodeBuild

${aligned(Object.entries(commandWords).map(([name, { help }]) => [`firstpush ${name}`, help]))}

Everywhere
${folded(flags.filter(({ of }) => !of).map(called))}
firstpush COMMAND --help explains the others, one for each question among them;
man firstpush tells all of it.

${exits}
`;
}

/** What the exit codes say. */
export const exits = t`Exit: 0 proven or nothing found, 1 errors remain, 2 usage or an answer missing,
3 something could not be looked at, 70 a fault of firstpush, 130 stopped.`;

function helpOfOne(command: string): string {
  const { help, takes } = commandWords[command] ?? commandWords[''] ?? { help: '' };
  const own = flags.filter((one) => one.of && has(command, one));
  const answers = answerFlags.filter(([key]) => asks.has(command) || asksFew[command]?.has(key));
  const sections = [
    `firstpush ${[command, takes, '[FLAG …]'].filter(Boolean).join(' ')}\n${help}`,
    own.length > 0 && aligned(own.map((one) => [called(one), one.help])),
    t`Everywhere\n${aligned(flags.filter(({ of }) => !of).map((one) => [called(one), one.help]))}`,
    answers.length > 0 &&
      t`One for each question\n${aligned(answers.map(([, one]) => [called(one), one.help]))}`,
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

/** The commands that walk, and so may ask. */
const asks = new Set(['check', 'fix', 'plan', 'apply', 'prove']);

/** Those that ask for these alone. */
const asksFew: Readonly<Record<string, ReadonlySet<AnswerKey>>> = {
  undo: new Set([
    ...(['changedSince', 'account', 'registry', 'username', 'mfaCode', 'ssoLogin'] as const),
  ]),
};

const called = ({ flag, value, short }: { flag: string; value: string; short?: string }): string =>
  `${short ? `-${short}, ` : ''}--${flag}${value ? ` ${value}` : ''}`;

/** Two columns, the second where the longest of the first ends. */
function aligned(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([first]) => widthOf(first)));
  return rows.map(([first, second]) => `  ${padded(first, width)}  ${second}`).join('\n');
}

/** Words in lines of at most 78 columns. */
function folded(words: readonly string[]): string {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + widthOf(word) + 2 <= 78) {
      lines[lines.length - 1] = `${last}  ${word}`;
    } else lines.push(`  ${word}`);
  }
  return lines.join('\n');
}
