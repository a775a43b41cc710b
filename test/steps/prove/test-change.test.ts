import { expect, test } from 'vitest';
import type { CommandsSight } from '../../../src/steps/prove/sight.ts';
import { prove } from '../../../src/steps/prove/step.ts';
import type { Change, ProjectFacts } from '../../../src/types.ts';
import { only } from '../findings.ts';
import { plaintext } from '../known.ts';
import { commandsSight, unbuilt } from './sight.ts';

function changes(commands: CommandsSight): readonly Change[] {
  const finding = only(prove, unbuilt(commands));
  expect(JSON.stringify(finding)).not.toContain(plaintext);
  return finding.remedy.kind === 'change' ? finding.remedy.changes : [];
}

const project = (parts: Partial<ProjectFacts>): CommandsSight['project'] => {
  const { project: seen } = commandsSight();
  return { seen: { ...('seen' in seen ? seen.seen : undefined), ...parts } as ProjectFacts };
};

test('a build of the folder, quietly where the project reports to a Git provider', () => {
  expect(changes(commandsSight())).toEqual([
    expect.objectContaining({
      kind: 'start-build',
      project: 'flask-app',
      tag: 'firstpush-c0ffee123456',
      buildspec: 'version: 0.2 # retagged\n',
      quietly: true,
      versioned: false,
    }),
  ]);
});

test('a pipeline’s project is built from the folder too', () => {
  const commands = commandsSight({ project: project({ source: { type: 'CODEPIPELINE' } }) });
  expect(changes(commands)).toEqual([expect.objectContaining({ quietly: false })]);
});

test('a project that names a branch would name it to S3', () => {
  const commands = commandsSight({ project: project({ sourceVersion: 'refs/heads/main' }) });
  expect(changes(commands)).toEqual([expect.objectContaining({ versioned: true })]);
});

test('the bucket is made first where there is none', () => {
  const upload = { bucket: 'b', object: 'o', held: { seen: 'absent' } } as const;
  expect(changes(commandsSight({ upload })).map(({ kind }) => kind)).toEqual([
    'create-bucket',
    'start-build',
  ]);
});

test('a build that was started before is watched on', () => {
  expect(changes(commandsSight({ unfinished: 'flask-app:7d1c' }))).toEqual([
    expect.objectContaining({ kind: 'start-build', resumes: 'flask-app:7d1c' }),
  ]);
});

test('a rehearsal runs the text with the throw-away tag', () => {
  const { upload: _, ...commands } = commandsSight({ where: 'rehearse' });
  expect(changes(commands)).toEqual([
    expect.objectContaining({
      kind: 'rehearse',
      buildspec: 'version: 0.2 # retagged\n',
      location: 'buildspec.yml',
      image: 'aws/codebuild/standard:7.0',
    }),
  ]);
});
