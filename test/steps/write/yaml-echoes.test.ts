import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

test('a fault of YAML is told once, however much of the file it takes along', async () => {
  const text = `${buildspec([`printf '[{"name": "app", "imageUri": "%s"}]' $URI > images.json`, 'ls'])}artifacts:\n  files:\n    - images.json\n`;
  const { findings, left } = await looking({ 'buildspec.yml': text });
  expect(findings.filter(({ check }) => check.startsWith('yaml-'))).toMatchObject([
    { check: 'yaml-mapping-not-allowed', where: { line: 13 }, remedy: { kind: 'change' } },
  ]);
  expect(left.filter(({ check }) => check.startsWith('yaml-'))).toEqual([]);
});
