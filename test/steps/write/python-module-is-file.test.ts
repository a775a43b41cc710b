import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const look = async (command: string) => {
  const text = buildspec([command]);
  const files = { 'app.py': '', 'tests/run.py': '', 'buildspec.yml': text };
  const { findings, mended } = await looking(files);
  return { found: findings.filter(({ check }) => check === 'python-module-is-file'), mended };
};

test.each([
  ['python -m app.py', 'python app.py'],
  ['python3.12  -m  tests/run.py --fast', 'python3.12  tests/run.py --fast'],
  ['sudo /usr/bin/python3 -m "app.py"', 'sudo /usr/bin/python3 "app.py"'],
  ['cd tests && python -m run.py', 'cd tests && python run.py'],
])('%s', async (command, mended) => {
  const looked = await look(command);
  expect(looked.found).toMatchObject([
    { severity: 'error', where: { line: 13 }, remedy: { kind: 'change' } },
  ]);
  expect(looked.mended).toContain(`      - ${mended}\n`);
});

test('a command under a condition is a warning', async () => {
  const { found, mended } = await look('if [ -f app.py ]; then python -m app.py; fi');
  expect(found).toMatchObject([{ severity: 'warning' }]);
  expect(mended).toContain('then python app.py; fi\n');
});

test.each([
  'python -m app',
  'python -m tests.run',
  'python app.py',
  'python tests/run.py -m app.py',
  'python -m pytest tests/run.py',
  'python -m py_compile app.py',
  'python -m unittest tests/run.py',
  'python -m http.server &',
  'python -m $MODULE.py',
  'pytest -m app.py',
])('%s is in order', async (command) => {
  expect((await look(command)).found).toEqual([]);
});
