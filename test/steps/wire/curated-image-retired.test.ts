import { expect, test } from 'vitest';
import { wire } from '../../../src/steps/wire/step.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { knownWith, unseen } from '../known.ts';
import { projectFacts, wireSight } from './sight.ts';

const check = 'curated-image-retired';
const newProject = (image: string) =>
  wireSight({ project: { seen: undefined }, known: knownWith({ image }) });
const ofProject = (image: string) => wireSight({ project: { seen: projectFacts({ image }) } });
const own = (sight: Parameters<typeof found>[1]) =>
  found(wire, sight as never).filter((finding) => finding.check === check);

test('a new project cannot have an image that there is not', () => {
  const [finding] = own(newProject('aws/codebuild/standard:70'));
  expect(finding).toMatchObject({ severity: 'error', remedy: { kind: 'ask' } });
  if (finding) shownOnPage(finding);
});

test('a project that is there may go on with it for a while', () => {
  const finding = only(wire, ofProject('aws/codebuild/docker:18.09.0'));
  expect(finding).toMatchObject({ check, severity: 'warning', remedy: { kind: 'advice' } });
  expect(finding.why).toBe('of this kind CodeBuild keeps none');
});

const images = {
  seen: ['aws/codebuild/standard:7.0', 'aws/codebuild/amazonlinux-x86_64-standard:5.0'],
};

test.each([
  'aws/codebuild/standard:7.0',
  'aws/codebuild/standard:7.0-24.10.29',
  'aws/codebuild/amazonlinux2-x86_64-standard:5.0',
  'aws/codebuild/amazonlinux-x86_64-lambda-standard:python3.12',
  '123456789012.dkr.ecr.us-east-1.amazonaws.com/build:1',
  'docker:28',
])('%s is listed under another name, or not its matter', (image) => {
  expect(own({ ...newProject(image), images })).toEqual([]);
});

test('where the list is not to be had, nothing is claimed', () => {
  const hidden = unseen('denied', 'codebuild:ListCuratedEnvironmentImages', 'no');
  expect(own({ ...newProject('aws/codebuild/standard:70'), images: hidden })).toEqual([]);
});
