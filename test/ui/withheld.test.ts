import { expect, test } from 'vitest';
import type { Finding, Report } from '../../src/types.ts';
import { reportText } from '../../src/ui/report.ts';

const finding = (parts: Partial<Finding>): Finding => ({
  check: 'docker-login-late',
  step: 'write',
  severity: 'error',
  what: 'the login comes late',
  why: 'of its place',
  where: { file: 'buildspec.yml', line: 3, column: 1 },
  remedy: { kind: 'advice', text: 'move it' },
  ...parts,
});

const textOf = (findings: readonly Finding[]): string => {
  const report: Report = {
    version: 1,
    command: 'check',
    proven: false,
    steps: [{ id: 'write', state: 'open' }],
    findings,
    changes: [],
  };
  const words = { say: () => '', byHand: () => [] };
  const sources = { lineAt: () => 'docker login -p hunter2', columns: 80 };
  return reportText(report, { words, unicode: false, colour: false, sources });
};

test('a line is shown under what was found in it', () => {
  expect(textOf([finding({})])).toContain('docker login -p hunter2');
});

test('of a file that holds a secret no line is shown, whichever finding points into it', () => {
  const secret = finding({ check: 'password-in-buildspec', holdsSecret: true });
  expect(textOf([finding({}), secret])).not.toContain('hunter2');
});
