import { expect, test } from 'vitest';
import { ruleIds, rulePage } from '../../src/cli/rule-page.ts';

test.each(ruleIds)('%s: its page is what the diagnosis says of its own example', (id) => {
  const page = rulePage(id) ?? '';
  expect(page).toContain(`# ${id}\n`);
  expect(page.match(/```text\n(.+)\n```/s)?.[1]?.trim()).not.toBe('');
  expect(page).toMatch(/## Remedy\n\n\S/);
});

test('what no rule names has no page', () => {
  expect(rulePage('no-such-fault')).toBeUndefined();
});
