import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { lineKind } from '../../src/diagnosis/line-kinds.ts';
import { rules } from '../../src/diagnosis/rules/all.ts';

test('any text at all is read without a throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (log) => {
      expect(diagnose({ log }).lines.length).toBeLessThanOrEqual(12);
    }),
    { numRuns: 300 },
  );
});

test('marks in any order, and cut anywhere, are read without a throw', () => {
  const words = fc.constantFrom(
    '[Container] 2024/06/11 08:15:42.1 ',
    'Phase complete: BUILD State: FAILED',
    'Phase context status code: ',
    'COMMAND_EXECUTION_ERROR Message: Error while executing command: ',
    'Command did not exit successfully ',
    'exit status 1',
    'Running command ',
    'Entering phase BUILD',
    'In the section env',
    'Message: ',
    '\n',
    '***',
    '"',
    '#4 ERROR: ',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
      diagnose({ log: parts.join('') });
    }),
    { numRuns: 500 },
  );
});

test('no control character and no escape sequence comes out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (noise) => {
      const { lines } = diagnose({ log: `error: ${noise}\u001b]0;title\u0007\u001b[2J` });
      for (const { text } of lines)
        expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
    }),
  );
});

const hostile = [
  'a',
  ' ',
  '"',
  '/',
  '../',
  'x: ',
  '[1/2] ',
  "'",
  'arn:aws:',
  'docker login ',
  'process "',
  'KMS s3 ',
  '=',
  '-',
  '(',
  'not found',
  'denied: ',
];

describe('patterns take no more than a moment for a line that is made to stall them', () => {
  test.each(hostile)('a line of %j', (seed) => {
    const line = seed.repeat(Math.ceil(16_384 / seed.length)).slice(0, 16_384);
    const slow = rules.flatMap(({ id, match }) =>
      [match].flat().flatMap((pattern) => {
        const before = performance.now();
        pattern.test(line);
        return performance.now() - before > 500 ? [`${id} ${pattern}`] : [];
      }),
    );
    const before = performance.now();
    lineKind(line);
    if (performance.now() - before > 500) slow.push('lineKind');
    expect(slow).toEqual([]);
  });

  test('a line of a million characters is cut', () => {
    const { cause } = diagnose({ log: `error ${'x'.repeat(1_000_000)}` });
    expect(cause?.text?.length).toBeLessThanOrEqual(500);
    expect(cause?.what.length).toBeLessThanOrEqual(600);
  });
});
