import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readDockerfile } from '../../src/image/dockerfile.ts';
import { sampleChanges } from '../../src/steps/write/sample.ts';
import { write } from '../../src/steps/write/step.ts';
import { folderWith, knowing, settled, templatesFolder } from '../steps/write/folder-reads.ts';

const textOf = (name: string) => readFileSync(join(templatesFolder, 'sample', name), 'utf8');

it('the sample is written whole, below the folder that is asked for', async () => {
  const folder = await folderWith({});
  const names = [
    '.dockerignore',
    'Dockerfile',
    'README.md',
    'app.py',
    'requirements.txt',
    'test_app.py',
  ];
  const changes = await sampleChanges(folder.reads, 'sample-app/');
  expect(changes.map(({ path }) => path)).toEqual(names.map((name) => `sample-app/${name}`));
  await folder.apply(changes);
  expect(await sampleChanges(folder.reads, 'sample-app/')).toEqual([]);
  await folder.close();
});

it('a file that is there already is left as it is', async () => {
  const folder = await folderWith({ 'README.md': 'mine\n' });
  const paths = (await sampleChanges(folder.reads)).map(({ path }) => path);
  expect(paths).toContain('Dockerfile');
  expect(paths).not.toContain('README.md');
  await folder.close();
});

it.each(['', 'sample-app/'])('the sample in "%s" gets a buildspec without fault', async (below) => {
  const folder = await folderWith({});
  await folder.apply(await sampleChanges(folder.reads, below));
  const known = knowing({ ...settled, sample: true, dockerfile: `${below}Dockerfile` });
  const findings = async () => {
    const sight = await write.look(known, folder.reads);
    return write.checks.flatMap((check) => check.find(sight));
  };
  const [missing] = await findings();
  if (missing?.remedy.kind !== 'change') throw new Error('no buildspec is proposed');
  await folder.apply(missing.remedy.changes);
  expect(await findings()).toEqual([]);
  await folder.close();
});

it('its Dockerfile builds with either builder and does not run as root', () => {
  const facts = readDockerfile(textOf('Dockerfile'));
  expect(facts.problems).toEqual([]);
  expect(facts.buildkit).toEqual([]);
  expect(facts.exposes).toEqual(['5000']);
  expect(textOf('Dockerfile')).toMatch(/^USER [1-9]\d*$/m);
  expect(textOf('Dockerfile')).toContain('0.0.0.0:5000');
});

it('its packages are pinned', () => {
  expect(textOf('requirements.txt')).toMatch(/^(\w+==[\d.]+\n)+$/);
});
