import { commandWords } from './commands.ts';
import { flagWords } from './flags.ts';
import { exits } from './help.ts';
import { answerFlags } from './options.ts';

interface FlagLines {
  flag: string;
  value: string;
  help: string;
  short?: string;
  of?: readonly string[];
}

const flags: readonly FlagLines[] = Object.values(flagWords);

/** The manual page, in the macros of man(7): all commands, all flags, exit codes and files. */
export function manPage(version: string): string {
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['NAME', ['firstpush \\- from a Dockerfile to a proven push from AWS CodeBuild']],
    ['SYNOPSIS', ['.B firstpush', '[COMMAND] [FLAG ...]']],
    ['DESCRIPTION', description],
    ['COMMANDS', Object.entries(commandWords).flatMap(commandLines)],
    ['FLAGS OF EVERY COMMAND', flags.filter(({ of }) => !of).flatMap(flagLines)],
    ['FLAGS OF SOME', flags.filter(({ of }) => of).flatMap(flagLines)],
    [
      'FLAGS FOR EACH QUESTION',
      [
        'An answer that is given is not asked for.',
        ...answerFlags.flatMap(([, one]) => flagLines(one)),
      ],
    ],
    ['EXIT STATUS', exits.replace('Exit: ', '').split('\n').map(escaped)],
    ['FILES', files],
    ['ENVIRONMENT', environment],
    ['SEE ALSO', ['.BR aws (1),', '.BR docker (1)']],
  ];
  const head = `.TH FIRSTPUSH 1 "" "firstpush ${version}" "User Commands"`;
  const body = sections.flatMap(([title, lines]) => [`.SH ${title}`, ...lines]);
  return `${[head, ...body].join('\n')}\n`;
}

const description = [
  'A wizard that takes a Docker image to a push from AWS CodeBuild that the registry confirms, and',
  'brings a pipeline that broke back to that state. Nothing is sent to anybody but AWS, the registry',
  'and the Docker engine that are worked with, and nothing is written before it was shown.',
];

const files = [
  ...tagged('firstpush.yml', 'The answers, without any secret; made to be committed.'),
  ...tagged(
    '~/.local/state/firstpush',
    'What undo needs, what was proven, and what is done of the tutorial; XDG_STATE_HOME moves it.',
  ),
];

const environment = [
  ...tagged('ACCESSIBLE, TERM=dumb', 'Lines in place of the screen, as with \\-\\-plain.'),
  ...tagged('NO_COLOR, FORCE_COLOR', 'No colour, or colour on a pipe too.'),
  ...tagged('FORCE_HYPERLINK', 'Links in a terminal that is not known to open them, or none by 0.'),
  ...tagged('CI', 'Nobody is asked: a missing answer ends with 2.'),
  ...tagged('AWS_PROFILE, AWS_REGION and others', 'As the AWS CLI has them.'),
];

function commandLines([name, { help, takes }]: [string, (typeof commandWords)[string]]): string[] {
  return tagged(escaped(['firstpush', name, takes].filter(Boolean).join(' ')), escaped(help));
}

function flagLines({ flag, value, help, short, of }: FlagLines): string[] {
  const names = `${short ? `-${short}, ` : ''}--${flag}${value ? ` ${value}` : ''}`;
  const where = of ? ` (${of.map((one) => one || 'the walk').join(', ')})` : '';
  return tagged(escaped(names), escaped(`${help}${where}`));
}

/** A paragraph under its tag. */
function tagged(tag: string, text: string): string[] {
  return ['.TP', `.B ${tag}`, text];
}

/** A text as roff reads it: in ASCII, with hyphens that can be copied, no request at its beginning. */
function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('…', '...')
    .replace(/[^ -~]/gu, (sign) => `\\[u${hexOf(sign)}]`)
    .replace(/^(?=[.'])/, '\\&');
}

const hexOf = (sign: string): string =>
  (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
