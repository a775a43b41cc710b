import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exitOf } from '../../src/cli/ending.ts';
import { Usage } from '../../src/options.ts';
import { buildspecWith, checking, folderWith, putInto, source, toldBy } from './folder.ts';

const broken = buildspecWith('echo "Step 1: build"');
const within = (folder: string, files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));

describe('what is named', () => {
  test('files and folders, each seen from where one works, each once', async () => {
    const folder = await folderWith({
      ...within('one', { ...source, 'buildspec.yml': broken }),
      ...within('two', { ...source, 'ci.yml': broken, 'buildspec.yml': buildspecWith() }),
    });
    const report = await checking(folder, 'one', 'one/buildspec.yml', './two/ci.yml', 'two');
    expect(toldBy(report)).toEqual([
      'one/buildspec.yml 12 yaml-command-parsed-as-map',
      'two/ci.yml 12 yaml-command-parsed-as-map',
    ]);
    expect(report).toMatchObject({
      proven: false,
      steps: [{ id: 'write', state: 'open' }],
      files: { buildspecs: 3, unread: [], withoutSource: [] },
    });
    expect(exitOf(report)).toBe(1);
  });

  test('nothing: the buildspec of the folder', async () => {
    const folder = await folderWith({ ...source, 'buildspec.yml': buildspecWith() });
    const report = await checking(folder, '--offline');
    expect(report.findings).toEqual([]);
    expect(report.files).toEqual({ buildspecs: 1, unread: [], withoutSource: [] });
    expect(exitOf(report)).toBe(0);
  });

  test('a change is to the file as it is seen from there', async () => {
    const folder = await folderWith(within('a b', { ...source, 'buildspec.yml': broken }));
    const { changes } = await checking(folder, 'a b', '--json');
    expect(changes).toMatchObject([
      { change: { kind: 'write-file', path: 'a b/buildspec.yml' }, state: 'planned' },
    ]);
    expect(await readFile(join(folder, 'a b/buildspec.yml'), 'utf8')).toBe(broken);
  });

  test('commands of which nothing can be told are no failure', async () => {
    const text =
      'version: 0.2\nenv:\n  shell: powershell.exe\nphases:\n  build:\n    commands:\n      - dir\n';
    const folder = await folderWith({ ...source, 'buildspec.yml': text });
    const report = await checking(folder, '.');
    expect(report.findings.map(({ severity }) => severity)).toContain('unknown');
    expect(exitOf(report)).toBe(0);
  });

  test('a folder without a buildspec, or with one under another name', async () => {
    const folder = await folderWith({
      ...within('none', source),
      ...within('other', { ...source, 'buildspec.yaml': buildspecWith() }),
    });
    expect(toldBy(await checking(folder, 'none', 'other'))).toEqual([
      'none/buildspec.yml buildspec-file-missing',
      'other/buildspec.yaml buildspec-yaml-vs-yml',
    ]);
  });

  test.each([
    ['absent.yml', 'there is no absent.yml'],
    ['Dockerfile/x.yml', 'there is no Dockerfile/x.yml'],
    ['Dockerfile', 'Dockerfile is a Dockerfile: name the buildspec that builds it, or the folder'],
  ])('what is none: %s', async (name, words) => {
    const folder = await folderWith(source);
    await expect(checking(folder, name)).rejects.toThrow(new Usage(words));
  });
});

describe('the source that the commands run in', () => {
  const service = { 'services/api/Dockerfile': 'FROM scratch\n', 'services/api/app.py': '1\n' };
  const fromRoot = buildspecWith('cd services/api', 'cat app.py');

  test('is the repository around the file where its commands find more there', async () => {
    const folder = await folderWith({ ...service, 'services/api/buildspec.yml': fromRoot });
    await mkdir(join(folder, '.git'));
    expect(toldBy(await checking(join(folder, 'services'), 'api/buildspec.yml'))).toEqual([]);
  });

  test('is where the file lies where they find it there', async () => {
    const folder = await folderWith({
      ...service,
      'services/api/buildspec.yml': buildspecWith('bash ./test.sh'),
      'services/api/test.sh': 'true\n',
      'test.sh': 'true\n',
    });
    expect(toldBy(await checking(folder, 'services/api/buildspec.yml'))).toEqual([]);
  });

  test('is judged where it is there', async () => {
    const wrong = buildspecWith('cd day14/simple_python_app');
    const folder = await folderWith({ ...source, 'buildspec.yml': wrong });
    expect(toldBy(await checking(folder, 'buildspec.yml'))).toContain(
      'buildspec.yml 12 repo-folder-mismatch',
    );
  });

  test('is not judged where only buildspecs are', async () => {
    const wrong = buildspecWith('cd day14/simple_python_app', 'pip install -r requirements.txt');
    const folder = await folderWith({ 'a.yml': wrong, 'b/buildspec.yml': wrong, 'README.md': '' });
    const report = await checking(folder, 'a.yml', 'b/buildspec.yml');
    expect(report.findings).toEqual([]);
    expect(report.files).toEqual({
      buildspecs: 2,
      unread: [],
      withoutSource: ['a.yml', 'b/buildspec.yml'],
    });
  });
});

describe('the answers that are kept beside a buildspec', () => {
  const other = 'registry: docker.io\nrepository: bob/app\n';

  test('count for the one that they are for', async () => {
    const folder = await folderWith({
      ...within('a', { ...source, 'buildspec.yml': buildspecWith(), 'firstpush.yml': other }),
    });
    await putInto(folder, { 'a/other.yml': buildspecWith() });
    expect(toldBy(await checking(folder, 'a', 'a/other.yml'))).toEqual([
      'a/buildspec.yml 13 buildspec-pushes-other-image',
    ]);
  });

  test('end the command where they cannot be taken', async () => {
    const answers = 'password: hunter2\n';
    const folder = await folderWith({ ...within('a', source), 'a/firstpush.yml': answers });
    await expect(checking(folder, 'a')).rejects.toThrow(/^a\/firstpush.yml, line 1: a password/);
  });
});
