import { expect, it } from 'vitest';
import { recoverBuildspec } from '../../../src/steps/write/recover-buildspec.ts';
import { folderWith } from './folder-reads.ts';

async function recovered(files: Record<string, string>, path?: string) {
  const folder = await folderWith(files);
  const answers = await recoverBuildspec(folder.reads, path);
  await folder.close();
  return answers;
}

const written = `version: 0.2
env:
  variables:
    HUB_USER: alice
  secrets-manager:
    HUB_TOKEN: hub:token
phases:
  build:
    commands:
      - echo $HUB_TOKEN | docker login -u $HUB_USER --password-stdin
      - cd services
      - docker build --target final --platform linux/amd64 --build-arg A=1 --build-arg B --build-arg C=$C -f api/Dockerfile -t $HUB_USER/app:v1 .
      - docker push $HUB_USER/app:v1
`;

it('gives only what the file tells for certain', async () => {
  expect(await recovered({ 'buildspec.yml': written })).toEqual({
    file: 'buildspec.yml',
    repository: 'alice/app',
    tag: 'v1',
    dockerfile: 'services/api/Dockerfile',
    context: 'services',
    target: 'final',
    platform: 'linux/amd64',
    buildArgs: { A: '1' },
  });
});

it('reads the file that is named, else the usual ones', async () => {
  const files = { 'buildspec.yaml': written, 'ci/spec.yml': 'version: 0.2\n' };
  expect((await recovered(files))?.file).toBe('buildspec.yaml');
  expect((await recovered(files, 'ci/spec.yml'))?.file).toBe('ci/spec.yml');
  expect(await recovered(files, 'ci/other.yml')).toBeUndefined();
  expect(await recovered({})).toBeUndefined();
});

it('is silent about what cannot be read', async () => {
  expect(await recovered({ 'buildspec.yml/x': '' })).toBeUndefined();
  expect(await recovered({ 'buildspec.yml': ': [\n\0' })).toEqual({
    file: 'buildspec.yml',
    buildArgs: {},
  });
});

it.each(['\u0000', '\u001b', '\uFFFD'])('takes no name with %j in it', async (sign) => {
  const garbled = written.replace('alice', `al${sign}ice`).replace('services', `ser${sign}vices`);
  const answers = await recovered({ 'buildspec.yml': garbled });
  expect(answers).not.toHaveProperty('repository');
  expect(JSON.stringify(answers)).not.toContain(JSON.stringify(sign).slice(1, -1));
});
