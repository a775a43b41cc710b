import { expect, test } from 'vitest';
import { copying } from '../../../src/ui/ink/clipboard.ts';

test('a text is copied whole, whatever stands in it', () => {
  const text = "printf %s 'ü' | tee x\n\u001b]0;title\u0007";
  const [, encoded] = copying(text)?.match(/^\u001b\]52;c;([A-Za-z0-9+/=]+)\u0007$/) ?? [];
  expect(Buffer.from(encoded ?? '', 'base64').toString()).toBe(text);
});

test('a text that terminals would cut is not copied', () => {
  expect(copying('x'.repeat(56_000))).toBeDefined();
  expect(copying('x'.repeat(57_000))).toBeUndefined();
});
