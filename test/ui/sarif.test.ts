import { describe, expect, test } from 'vitest';
import type { Finding, Location } from '../../src/types.ts';
import { sarifLog } from '../../src/ui/sarif.ts';
import { sarif } from './sarif-shape.ts';
import * as scene from './scene.ts';

const wordsOf = (check: string) =>
  check === 'privileged-mode-off'
    ? undefined
    : { title: `no ${check}`, page: `# ${check}\n\nWhy.` };

const logOf = (findings: readonly Finding[]) =>
  sarif.parse(sarifLog({ ...scene.report, findings }, '1.2.3', wordsOf)).runs[0];

const at = (where: Location): Finding => ({ ...scene.denied, where });

describe('a report as SARIF', () => {
  test('has the shape of the standard', () => {
    const run = logOf(scene.report.findings);
    expect(run?.results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['role-cannot-read-parameter', 'error'],
      ['cascade-after-build-failure', 'warning'],
      ['buildspec-not-read', 'none'],
    ]);
  });

  test('has one rule for each check, in words and as its page', () => {
    const run = logOf([scene.denied, scene.denied, ...scene.plan.findings]);
    expect(run?.tool.driver.rules).toEqual([
      {
        id: 'role-cannot-read-parameter',
        shortDescription: { text: 'no role-cannot-read-parameter' },
        help: {
          text: 'role-cannot-read-parameter\n\nWhy.',
          markdown: '# role-cannot-read-parameter\n\nWhy.',
        },
      },
      { id: 'privileged-mode-off' },
    ]);
  });

  test('has what the log says below its message', () => {
    const run = logOf([{ ...scene.denied, passage: [{ number: 9, text: '  Error: b' }] }]);
    expect(run?.results[0]?.message.text.split('\n').slice(1)).toEqual(['9:   Error: b']);
  });

  test('says nothing where there is nothing', () => {
    expect(logOf([])).toMatchObject({ results: [], tool: { driver: { rules: [] } } });
  });

  test.each<[Location, object]>([
    [
      { file: 'services/a b/buildspec.yml', line: 12, column: 7 },
      {
        physicalLocation: {
          artifactLocation: { uri: 'services/a%20b/buildspec.yml' },
          region: { startLine: 12, startColumn: 7 },
        },
      },
    ],
    [
      { file: '../50%:x.yml', line: 3 },
      {
        physicalLocation: {
          artifactLocation: { uri: '../50%25%3Ax.yml' },
          region: { startLine: 3 },
        },
      },
    ],
    [{ file: 'Dockerfile' }, { physicalLocation: { artifactLocation: { uri: 'Dockerfile' } } }],
    [{ file: '/a/b' }, { physicalLocation: { artifactLocation: { uri: 'file:///a/b' } } }],
    [
      { arn: 'arn:aws:iam::1:role/x' },
      { logicalLocations: [{ fullyQualifiedName: 'arn:aws:iam::1:role/x', kind: 'resource' }] },
    ],
    [
      { log: 'build-1', line: 40 },
      { logicalLocations: [{ fullyQualifiedName: 'build-1:40', kind: 'resource' }] },
    ],
    [{ registry: 'docker.io' }, { logicalLocations: [expect.anything()] }],
    [{ engine: 'unix:///x' }, { logicalLocations: [expect.anything()] }],
  ])('places: %j', (where, expected) => {
    expect(logOf([at(where)])?.results[0]?.locations).toEqual([expected]);
  });

  test('no place, no location; and no escape sequence', () => {
    const what = 'a\u001b[2Jb';
    const [result] = logOf([{ ...scene.denied, what }])?.results ?? [];
    expect(result?.locations).toBeUndefined();
    expect(result?.message.text).toMatch(/^ab, because /);
  });
});
