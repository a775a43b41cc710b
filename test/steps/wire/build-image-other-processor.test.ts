import { expect, test } from 'vitest';
import { buildImageOtherProcessor } from '../../../src/steps/wire/checks/build-image-other-processor.ts';
import { wire } from '../../../src/steps/wire/step.ts';
import { only, shownOnPage } from '../findings.ts';
import { projectFacts, wireSight } from './sight.ts';

const on = (environmentType: string, image: string) =>
  wireSight({ project: { seen: projectFacts({ environmentType, image }) } });

test('an image for x86 on an Arm machine', () => {
  const finding = only(wire, on('ARM_CONTAINER', 'aws/codebuild/standard:7.0'));
  expect(finding).toMatchObject({ check: 'build-image-other-processor', severity: 'warning' });
  shownOnPage(finding);
});

test('an image for Arm on an x86 machine', () => {
  const sight = on('LINUX_CONTAINER', 'aws/codebuild/amazonlinux-aarch64-standard:3.0');
  expect(buildImageOtherProcessor.find(sight)[0]?.what).toContain('which is for arm64');
});

test.each([
  ['ARM_CONTAINER', 'aws/codebuild/amazonlinux2-aarch64-standard:3.0'],
  ['LINUX_GPU_CONTAINER', 'aws/codebuild/standard:7.0'],
  ['ARM_CONTAINER', 'docker:28'],
  ['ARM_LAMBDA_CONTAINER', 'aws/codebuild/amazonlinux-aarch64-lambda-standard:python3.12'],
  ['WINDOWS_SERVER_2022_CONTAINER', 'aws/codebuild/windows-base:2022-1.0'],
])('%s with %s is fine, or not its matter', (type, image) => {
  expect(buildImageOtherProcessor.find(on(type, image))).toEqual([]);
});
