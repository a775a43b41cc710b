import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const found = async (...commands: string[]) => {
  const { findings } = await looking({ 'buildspec.yml': buildspec(commands) });
  return findings
    .filter(({ check }) => check === 'shell-syntax-broken' || check === 'commands-not-followed')
    .map(
      ({ severity, what, where }) =>
        `${where && 'line' in where ? where.line : ''} ${severity} ${what}`,
    );
};

test.each([
  ['echo done at `date`"', '" is opened and not closed'],
  ['docker build -t "$URL/app .', '" is opened and not closed'],
  ['echo Folder (1) is `pwd`', 'a bracket ( stands outside of quotes'],
  ["echo it's", "' is opened and not closed"],
  ['TAG=$(echo $X | cut -c 1-7', '$( is opened and not closed'],
  ['docker push ${URL/app', '${ is opened and not closed'],
  ['if [ -n "$A" ]; then docker push x', 'if is not closed by fi in the same command'],
  ['fi', 'fi belongs to nothing in the same command'],
])('%s', async (command, what) => {
  expect(await found(command)).toEqual([`13 error ${what}`]);
});

test.each([
  ['if [ -n "$A" ] then docker push x; fi', 'then'],
  ['if [ -n "$A" ] || [ -n "$B" ] then docker push x; fi', 'then'],
  ['for one in a b do docker push $one; done', 'do'],
  ['for one in a b do; docker push $one; done', 'do'],
  ['while true do docker info; done', 'do'],
  ['until docker info do sleep 1; done', 'do'],
])('%s lacks a semicolon', async (command, word) => {
  expect(await found(command)).toEqual([`13 error a semicolon is missing before ${word}`]);
});

test('a semicolon that is missing in a block', async () => {
  const { findings } = await looking({
    'buildspec.yml': buildspec([
      '|\n        if [ -n "$A" ] then\n          docker push x\n        fi',
    ]),
  });
  expect(findings.filter(({ check }) => check === 'shell-syntax-broken')).toMatchObject([
    {
      severity: 'error',
      remedy: { kind: 'advice', text: expect.stringContaining('write ; then') },
    },
  ]);
});

test('a statement over several items is told once', async () => {
  const commands = [
    'for one in a b; do',
    'if [ $one = a ]; then',
    'docker push $one',
    'fi',
    'done',
  ];
  expect(await found(...commands)).toEqual(['13 error nothing follows do in the same command']);
});

test('the line of a block in which the quote stands', async () => {
  expect(await found('|\n        set -e\n        echo "one\n        echo two')).toEqual([
    '15 error " is opened and not closed',
  ]);
});

test.each([
  "echo it\\'s",
  "|\n        # don't\n        cat <<END\n        it's\n        END\n        if true; then\n          echo x\n        fi",
  'until docker info; do sleep 1; done',
  '[[ -n $A ]] && echo {a,b} $((1 + 2))',
  'if (docker info) then docker push x; fi',
  'if { docker info; } then docker push x; fi',
  'while (docker info) do sleep 1; done',
  '|\n        if [ -n "$A" ]\n        then\n          docker push x\n        fi',
  'for one do docker push $one; done',
  'echo what to do then',
])('%s is whole', async (command) => {
  expect(await found(command)).toEqual([]);
});
