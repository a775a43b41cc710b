import { describe, expect, test } from 'vitest';
import { answerWords } from '../src/answers.ts';
import { commandWords } from '../src/commands.ts';
import { readCommandLine, Usage } from '../src/options.ts';
import type { AnswerKey } from '../src/types.ts';

const read = (line: string) => readCommandLine(line.split(' ').filter(Boolean));

/** The sentence that refuses a command line. */
function refusal(...argv: string[]): string {
  try {
    readCommandLine(argv);
  } catch (error) {
    if (error instanceof Usage) return error.message;
    throw error;
  }
  throw new Error(`${argv.join(' ')} was taken`);
}

/** What stands for the word that help shows, where not every word is taken. */
const examples: Partial<Record<AnswerKey, string>> = { account: '123456789012' };

test.each(
  (Object.keys(answerWords) as AnswerKey[]).filter(
    (key) => key !== 'password' && key !== 'practice',
  ),
)('the answer %s has a flag', (key) => {
  const { flag, value } = answerWords[key];
  const [given = ''] = (examples[key] ?? value).split('|');
  const argv = value === '' ? [`--${flag}`] : [`--${flag}`, given];
  expect(readCommandLine(argv).setup).toEqual({ [key]: value === '' ? true : given });
});

test('a flag takes its value in both ways, also one that begins like a flag', () => {
  expect(read('--app=shop').setup).toEqual({ app: 'shop' });
  expect(readCommandLine(['--tag', 'a b']).setup).toEqual({ tag: 'a b' });
  expect(readCommandLine(['--tag=-x']).setup).toEqual({ tag: '-x' });
});

test.each(Object.keys(commandWords))('the command “%s” is known', (command) => {
  expect(read(command)).toMatchObject({ command, rest: [] });
});

test('flags that answer no question', () => {
  const { options, setup } = read(
    'check --dir a --profile b --region c --answers d --password-env E --practice --plain --json --yes --no-input',
  );
  expect(setup).toEqual({});
  expect(options).toMatchObject({
    ...{ dir: 'a', profile: 'b', region: 'c', answers: 'd', passwordEnv: 'E' },
    ...{ practice: true, plain: true, json: true, yes: true, noInput: true },
    ...{ help: false, version: false, passwordStdin: false },
  });
});

test.each([
  ['-y', 'yes'],
  ['-h', 'help'],
  ['-v', 'version'],
] as const)('%s is --%s', (short, long) => {
  expect(read(short).options[long]).toBe(true);
});

test.each([
  ['--bogus', 'there is no flag --bogus; firstpush --help lists them'],
  ['--buildspeck', 'there is no flag --buildspeck; --buildspec is one'],
  ['--no-inptu', 'there is no flag --no-inptu; --no-input is one'],
  ['-x', 'there is no flag -x; firstpush --help lists them'],
  ['--json=1', '--json takes no value'],
  ['--dir', '--dir needs a value: --dir=VALUE'],
])('%s is refused by a sentence of our own', (word, sentence) => {
  expect(() => readCommandLine(['check', word])).toThrow(new Usage(sentence));
});

test('a flag that takes another for its value is refused', () => {
  const sentence = '--dir needs a value: --dir=VALUE';
  expect(() => readCommandLine(['check', '--dir', '--json'])).toThrow(new Usage(sentence));
});

describe('a password is never an argument', () => {
  test.each([
    [['--password', 'hunter2']],
    [['--password=hunter2']],
    [['--password']],
    [['check', '--app', 'x', '--password', 'hunter2']],
  ])('%j', (argv) => {
    const said = refusal(...argv);
    expect(said).toBe('a password is never an argument: use --password-stdin');
  });

  test.each([[['--password-stdin=hunter2']], [['--pasword=hunter2']], [['-phunter2']]])(
    '%j is refused without being repeated',
    (argv) => {
      expect(refusal(...argv)).not.toContain('hunter2');
    },
  );
});

describe('what is not understood', () => {
  test.each(['push', 'Check', 'constructor', 'toString', '__proto__'])(
    'the command %s',
    (command) => {
      expect(refusal(command)).toBe(
        `there is no command “${command}”; firstpush --help lists them`,
      );
    },
  );

  test('a word too many', () => {
    expect(refusal('prove', 'more')).toBe('prove takes no “more”');
  });

  test('an unknown flag', () => {
    expect(refusal('--aplication', 'x')).toContain('--aplication');
  });

  test('a flag without its value', () => {
    expect(refusal('--app')).toContain('--app');
  });

  test.each([
    ['--policy', 'wide', '--policy is one of exact, read-only, full, not “wide”'],
    ['--convention', 'camel', '--convention is one of path, hyphen'],
    ['--where', 'moon', '--where is one of local'],
  ])('%s %s', (flag, value, said) => {
    expect(refusal(flag, value)).toContain(said);
  });
});
