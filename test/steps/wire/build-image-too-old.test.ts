import { expect, test } from 'vitest';
import { wire } from '../../../src/steps/wire/step.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { projectFacts, wireSight } from './sight.ts';

const sightOf = (image: string) => {
  const current = ['aws/codebuild/standard:7.0', 'aws/codebuild/standard:8.0'];
  return wireSight({
    project: { seen: projectFacts({ image, environmentType: typeOf(image) }) },
    images: { seen: [image, ...current] },
  });
};
const typeOf = (image: string) => (image.includes('aarch64') ? 'ARM_CONTAINER' : 'LINUX_CONTAINER');
const check = 'build-image-too-old';

test('an old image that CodeBuild still keeps', () => {
  const images = { seen: ['aws/codebuild/standard:7.0', 'aws/codebuild/standard:8.0'] };
  const project = { seen: projectFacts({ image: 'aws/codebuild/standard:5.0' }) };
  const finding = found(wire, wireSight({ project, images })).find((one) => one.check === check);
  expect(finding).toMatchObject({ severity: 'warning', remedy: { kind: 'advice' } });
  if (finding) shownOnPage(finding);
});

test.each(['aws/codebuild/amazonlinux2-x86_64-standard:4.0', 'aws/codebuild/standard:2.0-1.13.0'])(
  '%s is old',
  (image) => {
    expect(only(wire, sightOf(image)).check).toBe(check);
  },
);

test.each([
  'aws/codebuild/standard:6.0',
  'aws/codebuild/standard:10.0',
  'aws/codebuild/amazonlinux-aarch64-standard:3.0',
  'python:2.7',
  'registry:5000/build',
])('%s is not, or is your own', (image) => {
  expect(found(wire, sightOf(image))).toEqual([]);
});
