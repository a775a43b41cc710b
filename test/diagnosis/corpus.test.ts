import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { shapes } from './build-log.ts';
import { dockerCases } from './corpus/docker.ts';
import { ownWords, wordsElsewhere } from './corpus/own-words.ts';
import { successes, unknowns } from './corpus/quiet.ts';
import { reportCases } from './corpus/reports.ts';
import { shellCases } from './corpus/shell.ts';
import { sourceCases } from './corpus/source.ts';

const failures = [...sourceCases, ...dockerCases, ...shellCases, ...ownWords, ...reportCases];
const everything = [...failures, ...successes, ...unknowns];

test('the corpus is as large as it has to be', () => {
  expect(failures.length).toBeGreaterThanOrEqual(60);
  expect(successes.length).toBeGreaterThanOrEqual(15);
  expect(unknowns.length).toBeGreaterThanOrEqual(10);
});

describe.each(Object.entries(shapes))('a log %s', (_, shape) => {
  test.each(everything)('$name: $cause', ({ log, cause, says, evidence }) => {
    const found = diagnose({ ...evidence, log: shape(log) });
    expect(found.cause?.id).toBe(cause);
    if (says) expect(found.cause?.text).toContain(says);
    if (cause === 'tool-failed') expect(found.cause?.confidence).toBe('likely');
    expect(found.known).toBe(cause !== undefined);
  });
});

test.each(everything.filter(({ says }) => says))('$name is found where it stands', (one) => {
  const { line = 0, text = '' } = diagnose({ ...one.evidence, log: one.log }).cause ?? {};
  const stands = one.log.split('\n')[line - 1] ?? '';
  expect([text.slice(0, 10), text.slice(-10)].some((end) => stands.includes(end))).toBe(true);
});

describe('an unknown failure', () => {
  test.each(unknowns)('$name shows the lines that matter', ({ log }) => {
    const { lines, phase } = diagnose({ log });
    expect(phase).toBe('BUILD');
    expect(lines.length).toBeLessThanOrEqual(12);
    expect(lines.length).toBeGreaterThan(0);
  });
});

test.each(wordsElsewhere)('$name is quoted', ({ log, cause, says }) => {
  const found = diagnose({ log });
  expect(found.cause?.id).toBe(cause);
  if (cause === 'tool-failed') expect(found.cause?.confidence).toBe('likely');
  expect(found.cause?.text).toContain(says);
});
