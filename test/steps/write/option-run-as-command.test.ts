import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const found = async (...commands: string[]) => {
  const { findings } = await looking({ 'buildspec.yml': buildspec(commands) });
  return findings.filter(({ check }) => check === 'option-run-as-command');
};
const block = (...lines: string[]) => ['|', ...lines].join('\n        ');

test.each([
  ['--service', ['aws ecs update-service --cluster shop', '  --service flask-app']],
  ['-t', ['docker build \\ ', '  -t flask-app .']],
  ['--tag=flask-app', ['docker build .', '--tag=flask-app']],
  ['-e', ['docker run -d flask-app', '  -e MODE=test']],
])('the option %s on a line of its own', async (option, lines) => {
  expect(await found(block(...lines))).toMatchObject([
    {
      severity: 'error',
      what: `the option ${option} is run as a command`,
      where: { line: 15 },
      remedy: { kind: 'advice' },
    },
  ]);
});

test('the line before ends without a backslash', async () => {
  const [fault] = await found(block('docker build .', '  -t flask-app'));
  expect(fault?.why).toContain('ends without a backslash');
  expect(fault?.remedy.text).toContain('end the line before with a backslash');
});

test('a space stands after the backslash', async () => {
  const [fault] = await found(block('docker build \\ ', '  -t flask-app .'));
  expect(fault?.why).toContain('a space stands after one here');
  expect(fault?.remedy.text).toBe('take the space after the backslash away');
});

test('an empty line or a comment ends a command that goes on below it', async () => {
  expect(await found(block('docker build \\', '', '  -t flask-app .'))).toHaveLength(1);
  expect(await found(block('docker build \\', '  # its name', '  -t flask-app .'))).toHaveLength(1);
});

test('a command that is broken into two items', async () => {
  expect(await found('docker build .', '-t flask-app')).toMatchObject([{ where: { line: 14 } }]);
});

test('what only some builds run is a warning', async () => {
  expect(
    await found(block('if [ -n "$A" ]; then', '  docker build .', '  -t x', 'fi')),
  ).toMatchObject([{ severity: 'warning', where: { line: 16 } }]);
});

test.each([
  ['a backslash at the line’s end', block('docker build \\', '  -t flask-app \\', '  .')],
  ['lines that YAML joins', 'docker build\n        -t flask-app .'],
  ['a folded block', '>\n        docker build\n        -t flask-app .'],
  ['a document', block('cat > options <<END', '-t flask-app', '--pull', 'END')],
  ['text in quotes', block('echo "options:', '-t flask-app', '--pull"')],
  ['patterns of case', block('case $1 in', '-t) echo a ;;', '--tag=*) echo b ;;', 'esac')],
  ['an array', block('OPTIONS=(', '  -t flask-app', '  --pull', ')')],
  ['options in a variable', 'docker build $OPTIONS .'],
  ['a variable as the command', '$BUILD -t flask-app .'],
  ['a test', '[ -f Dockerfile ] && docker build -t flask-app .'],
  ['a dash alone', 'cat - < Dockerfile'],
  ['a comment', block('docker build .', '# -t flask-app')],
])('%s is in order', async (_, command) => {
  expect(await found(command)).toEqual([]);
});

test('lines for PowerShell are not read', async () => {
  const text = buildspec(
    [block('docker build `', '  -t flask-app .')],
    '  shell: powershell.exe\n',
  );
  const { findings } = await looking({ 'buildspec.yml': text });
  expect(findings.filter(({ check }) => check === 'option-run-as-command')).toEqual([]);
});
