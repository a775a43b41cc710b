import { expect, test } from 'vitest';
import { foundAlone } from './alone.ts';

const found = (...commands: string[]) => {
  const lines = commands.map((command) => `      - ${command}\n`).join('');
  return foundAlone(
    'program-not-installed',
    `version: 0.2\nphases:\n  build:\n    commands:\n${lines}`,
  );
};

test.each(['pytest tests', 'flake8 .', 'cd app && bandit -r .', 'cfn-lint templates/*.yml'])(
  '%s',
  async (command) => {
    expect(await found('aws --version', command, command)).toMatchObject([
      { severity: 'warning', where: { line: 6 }, remedy: { kind: 'advice' } },
    ]);
  },
);

test.each([
  ['pip install pytest', 'pytest'],
  ['python3 -m pip install -r requirements.txt', 'pytest'],
  ['pip3 install -r requirements.txt && pytest'],
  ['./setup.sh', 'pytest'],
  ['make venv', 'pytest'],
  ['. venv/bin/activate', 'pytest'],
  ['curl -sSL https://example.com/install | sh', 'poetry install'],
  ['venv/bin/pytest'],
  ['if command -v pytest; then pytest; fi'],
  ['python -m pytest'],
  ['npm run pytest'],
])('%j is in order', async (...commands) => {
  expect(await found(...commands)).toEqual([]);
});
