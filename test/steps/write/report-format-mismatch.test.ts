import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const found = async (file: string, format?: string) => {
  const named = format === undefined ? '' : `    file-format: ${format}\n`;
  const text = `${buildspec()}reports:\n  unit:\n    files:\n      - ${file}\n${named}`;
  const { findings } = await looking({ 'buildspec.yml': text });
  return findings.filter(({ check }) => check === 'report-format-mismatch');
};

test.each([
  ['reports/pytest.log', undefined, 'JUNITXML, which is xml'],
  ['reports/pytest.txt', 'JUNITXML', 'JUNITXML, which is xml'],
  ['coverage/index.html', 'COBERTURAXML', 'COBERTURAXML, which is xml'],
  ['"**/*.HTML"', 'CucumberJson', 'CUCUMBERJSON, which is json'],
  ['"reports/*.log"', 'VISUALSTUDIOTRX', 'VISUALSTUDIOTRX, which is trx'],
  ['reports/results.json', undefined, 'JUNITXML, which is xml'],
  ['reports/results.trx', 'NUNITXML', 'NUNITXML, which is xml'],
])('%s is no report in the format %s', async (file, format, read) => {
  expect(await found(file, format)).toMatchObject([
    {
      severity: 'warning',
      what: `the report ${file.replaceAll('"', '')} is read as ${read}`,
      where: { line: 18 },
      remedy: { kind: 'advice' },
    },
  ]);
});

test('why it is read so: the format that is named, or none', async () => {
  const [named] = await found('reports/pytest.log', 'JUNITXML');
  const [unnamed] = await found('reports/pytest.log');
  expect(named?.why).toContain('that file-format names');
  expect(unnamed?.why).toContain('without file-format');
});

test('a format that does not exist is told once, whatever the file', async () => {
  expect(await found('reports/pytest.log', 'JUNIT')).toMatchObject([
    { what: 'JUNIT is not a format of reports', where: { line: 19 } },
  ]);
});

test.each([
  ['reports/pytest.xml', undefined],
  ['reports/pytest.XML', 'junitxml'],
  ['"**/*"', undefined],
  ['reports/pytest', 'JUNITXML'],
  ['reports/log', undefined],
  ['reports/results.log.xml', undefined],
  ['reports/results.html.json', 'CUCUMBERJSON'],
  ['"html/*"', undefined],
  ['reports/results.trx', 'VISUALSTUDIOTRX'],
  ['reports/pytest.log', '$FORMAT'],
])('%s may be a report in the format %s', async (file, format) => {
  expect(await found(file, format)).toEqual([]);
});
