import { expect, test } from 'vitest';
import type { CommandsSight } from '../../../src/steps/prove/sight.ts';
import { prove } from '../../../src/steps/prove/step.ts';
import { only, shownOnPage } from '../findings.ts';
import { unseen } from '../known.ts';
import { commandsSight, unbuilt } from './sight.ts';

test('there is no project to build in', () => {
  const finding = only(prove, unbuilt(commandsSight({ project: { seen: undefined } })));
  expect(finding).toMatchObject({ severity: 'error', toDo: true, because: 'project-missing' });
  shownOnPage(finding);
});

test('there is no buildspec to run', () => {
  const { buildspec: _, ...commands } = commandsSight({ retagged: { refused: 'x' } });
  expect(only(prove, unbuilt(commands))).toMatchObject({
    check: 'test-build-not-ready',
    because: 'buildspec-file-missing',
    what: 'there is no buildspec.yml whose commands could run',
  });
});

const upload = { bucket: 'b', object: 'o' };

test('the bucket is another account’s', () => {
  const commands = commandsSight({ upload: { ...upload, held: { seen: 'foreign' } } });
  expect(only(prove, unbuilt(commands))).toMatchObject({
    check: 'test-build-not-ready',
    severity: 'error',
    what: 'the bucket b is another account’s',
  });
});

const denied = unseen('denied', 'x:Look', 'not authorized');

test.each<[string, Partial<CommandsSight>]>([
  ['who we are', { caller: denied }],
  ['the project', { project: denied }],
  ['the bucket', { upload: { ...upload, held: denied } }],
])('%s could not be looked at: unknown', (_, parts) => {
  expect(only(prove, unbuilt(commandsSight(parts)))).toMatchObject({
    check: 'test-build-not-ready',
    severity: 'unknown',
    why: 'not authorized',
  });
});
