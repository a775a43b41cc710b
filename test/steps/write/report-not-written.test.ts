import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const found = async (command: string, path = 'junit.xml', files: Record<string, string> = {}) => {
  const reports = `reports:\n  unit:\n    files:\n      - '${path}'\n    base-directory: reports\n`;
  const text = `${buildspec([command])}${reports}`;
  const { findings } = await looking({ 'buildspec.yml': text, ...files });
  return findings.filter(({ check }) => check === 'report-not-written');
};

test.each(['pytest tests', 'python3 -m pytest tests', 'cfn-lint templates/*.yml'])(
  '%s writes none',
  async (command) => {
    expect(await found(command)).toMatchObject([
      {
        severity: 'warning',
        where: { line: 17 },
        remedy: { text: expect.stringContaining('--junitxml=reports/junit.xml') },
      },
    ]);
  },
);

test.each([
  'pytest --junitxml=reports/junit.xml',
  'pytest --junit-xml reports/junit.xml tests',
  'cfn-lint --format junit > reports/junit.xml',
  'npm test',
  'make test',
  './test.sh',
  'go test ./...',
  'coverage run -m pytest',
])('%s may write it', async (command) => {
  expect(await found(command)).toEqual([]);
});

test('a list with wildcards or variables, and a file of the source', async () => {
  expect(await found('pytest', '*.xml')).toEqual([]);
  expect(await found('pytest', '$NAME.xml')).toEqual([]);
  expect(await found('pytest', 'junit.xml', { 'reports/junit.xml': '' })).toEqual([]);
});
