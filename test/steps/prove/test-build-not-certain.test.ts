import { describe, expect, test } from 'vitest';
import type { CommandsSight } from '../../../src/steps/prove/sight.ts';
import { prove } from '../../../src/steps/prove/step.ts';
import type { TestBuild } from '../../../src/types.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { commandsSight, unbuilt } from './sight.ts';

const kubectl = ['kubectl rollout restart deployment/web'];
const optionsOf = (commands: CommandsSight) => {
  const { remedy } = only(prove, unbuilt(commands));
  return remedy.kind === 'ask' ? remedy.question.options?.map(({ value }) => value) : undefined;
};

test('a command may change more than an image: the person chooses', () => {
  const finding = only(prove, unbuilt(commandsSight({ moving: kubectl })));
  expect(finding).toMatchObject({
    check: 'test-build-not-certain',
    severity: 'error',
    where: { file: 'buildspec.yml' },
  });
  shownOnPage(finding);
});

test('the tag cannot be replaced: no throw-away tag is offered', () => {
  const refused = 'no docker push is written in it';
  const commands = commandsSight({ retagged: { refused } });
  expect(only(prove, unbuilt(commands))).toMatchObject({
    check: 'test-build-not-certain',
    what: 'buildspec.yml cannot be given a throw-away tag',
    why: refused,
  });
  expect(optionsOf(commands)).toEqual(['as-is', 'project']);
});

test('a rehearsal has no project of its own to fall back on', () => {
  const { upload: _, ...commands } = commandsSight({ where: 'rehearse', moving: kubectl });
  expect(optionsOf(commands)).toEqual(['throw-away', 'as-is']);
});

describe('what was chosen is done', () => {
  test.each<[TestBuild, Partial<CommandsSight>, object]>([
    [
      'throw-away',
      { moving: kubectl },
      { tag: 'firstpush-c0ffee123456', buildspec: 'version: 0.2 # retagged\n' },
    ],
    ['as-is', { retagged: { refused: 'x' } }, { tag: undefined, buildspec: undefined }],
    ['as-is', {}, { tag: undefined, buildspec: undefined }],
  ])('%s', (testBuild, parts, change) => {
    const finding = only(prove, unbuilt(commandsSight(parts), { testBuild }));
    expect(finding.check).toBe('push-not-proven');
    expect(finding.remedy.kind === 'change' && finding.remedy.changes[0]).toMatchObject({
      kind: 'start-build',
      upload: { object: 'flask-app/source.zip' },
      ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
    });
    const [first] = finding.remedy.kind === 'change' ? finding.remedy.changes : [];
    for (const [key, value] of Object.entries(change)) {
      if (value === undefined) expect(first).not.toHaveProperty(key);
    }
  });
});

test('what runs already is not asked about again', () => {
  const commands = commandsSight({ moving: kubectl, unfinished: 'flask-app:7d1c' });
  expect(found(prove, unbuilt(commands)).map(({ check }) => check)).toEqual(['push-not-proven']);
});
