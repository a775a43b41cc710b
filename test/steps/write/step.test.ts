import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { write } from '../../../src/steps/write/step.ts';
import type { Proposals, Setup, WriteFile } from '../../../src/types.ts';
import { folderWith, knowing, settled } from './folder-reads.ts';
import { looking, plain } from './looking.ts';

async function askedIn(files: Record<string, string>, setup: Setup, proposals: Proposals = {}) {
  const folder = await folderWith(files);
  const known = { ...knowing({ ...settled, ...setup }), proposals };
  const asking = write.ask(known, await write.look(known, folder.reads));
  await folder.close();
  if (asking?.kind !== 'review') return asking;
  return Object.fromEntries(
    asking.lines.map((line) => [line.question.key, [line.value, line.from]]),
  );
}

describe('where there is no buildspec', () => {
  it('everything is guessed and shown with where it came from', async () => {
    expect(await askedIn(plain, {})).toEqual({
      buildspec: ['buildspec.yml', 'where CodeBuild looks'],
      template: ['registry', 'it fits any image and any registry'],
      dockerfile: ['Dockerfile', 'found here'],
      context: ['.', 'the Dockerfile’s folder'],
      tag: ['commit', 'each commit keeps its own image'],
    });
  });

  it('what is proposed from elsewhere comes first, and what is settled is not asked', async () => {
    const setup: Setup = { dockerfile: 'api/Dockerfile', buildspec: 'ci/build.yml' };
    const proposals: Proposals = { tag: { value: 'build', from: 'firstpush.yml' } };
    expect(await askedIn({ 'api/Dockerfile': '' }, setup, proposals)).toEqual({
      template: ['monorepo', 'the application is in api'],
      context: ['api', 'the Dockerfile’s folder'],
      tag: ['build', 'firstpush.yml'],
    });
  });

  it('it is to do, and written it has no fault', async () => {
    const setup: Setup = {
      template: 'cache',
      tag: 'build',
      dockerfile: 'Dockerfile',
      context: '.',
    };
    const { findings, mended, left } = await looking({}, setup);
    expect(findings).toMatchObject([{ check: 'buildspec-file-missing', toDo: true }]);
    expect(mended).toContain('IMAGE_TAG="$CODEBUILD_BUILD_NUMBER"');
    expect(left).toEqual([]);
  });

  it('it is written where the project looks for it', async () => {
    const folder = await folderWith(plain, {
      name: 'myapp',
      source: { type: 'GITHUB', buildspec: 'ci/spec.yml' },
      arn: 'arn:aws:codebuild:us-east-1:123456789012:project/myapp',
      image: '',
      environmentType: 'LINUX_CONTAINER',
      computeType: '',
      privilegedMode: true,
      role: '',
      variables: [],
      logGroup: '',
      logsEnabled: true,
    });
    const sight = await write.look(knowing(settled), folder.reads);
    const findings = write.checks.flatMap((check) => check.find(sight));
    expect(findings.map(({ remedy }) => remedy)).toMatchObject([
      { changes: [{ kind: 'write-file', path: 'ci/spec.yml' }] },
    ]);
    await folder.close();
  });

  it('the choice of a template shows what each is for', async () => {
    const folder = await folderWith(plain);
    const known = knowing(settled);
    const asking = write.ask(known, await write.look(known, folder.reads));
    const lines = asking?.kind === 'review' ? asking.lines : [];
    const template = lines.find(({ question }) => question.key === 'template')?.question;
    expect(template?.options).toHaveLength(9);
    for (const { hint } of template?.options ?? []) expect(hint).toMatch(/\w.*\.$/);
    const tag = lines.find(({ question }) => question.key === 'tag')?.question;
    expect(tag?.refuse?.('not a tag')).toBeDefined();
    expect(tag?.refuse?.('commit')).toBeUndefined();
    await folder.close();
  });
});

describe('where there is one', () => {
  it('nothing is asked, and the summary says what stands', async () => {
    const lesson = await readFile(
      join(import.meta.dirname, '../../../src/steps/write/lesson.md'),
      'utf8',
    );
    const [, text = ''] = lesson.match(/```yaml\n([\s\S]*?)```/) ?? [];
    const folder = await folderWith({ ...plain, 'buildspec.yml': text });
    const known = knowing(settled);
    const sight = await write.look(known, folder.reads);
    expect(write.ask(known, sight)).toBeUndefined();
    expect(write.checks.flatMap((check) => check.find(sight))).toEqual([]);
    expect(write.summary(sight)).toEqual({
      subject: 'buildspec.yml, Dockerfile',
      proof: 'it logs in, builds, and pushes docker.io/alice/flask-app',
    });
    await folder.close();
  });

  it('an edit replaces the very text that was seen', async () => {
    const text =
      'version: 0.3\nphases:\n  build:\n    commands:\n      - docker push alice/flask-app\n';
    const folder = await folderWith({ ...plain, 'buildspec.yml': text });
    const sight = await write.look(knowing(settled), folder.reads);
    const remedies = write.checks.flatMap((check) => check.find(sight)).map(({ remedy }) => remedy);
    const changes = remedies.flatMap((one) => (one.kind === 'change' ? one.changes : []));
    expect(new Set(changes.map((change) => JSON.stringify(change))).size).toBe(1);
    expect((changes[0] as WriteFile).replaces).toBe(text);
    await folder.close();
  });
});

it('the lesson has its four parts', async () => {
  const path = join(import.meta.dirname, '../../../src/steps/write/lesson.md');
  const headings = (await readFile(path, 'utf8')).match(/^#+ .*$/gm);
  expect(headings).toEqual([
    '# Write the buildspec',
    '## Concept',
    '## Purpose',
    '## By hand',
    '## What you should see',
  ]);
});
