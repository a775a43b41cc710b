import { expect, test } from 'vitest';
import { wire } from '../../../src/steps/wire/step.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { projectFacts, wireSight } from './sight.ts';

const sightOf = (environmentType: string, privilegedMode = false) => {
  const family = environmentType.startsWith('ARM_') ? 'amazonlinux-aarch64-standard' : 'standard';
  const image = `aws/codebuild/${family}:7.0`;
  return wireSight({
    project: { seen: projectFacts({ environmentType, image, privilegedMode }) },
    images: { seen: [image] },
  });
};

test('Lambda compute: only this is said, and nothing of privileged mode', () => {
  const finding = only(wire, sightOf('LINUX_LAMBDA_CONTAINER'));
  expect(finding).toMatchObject({
    check: 'compute-without-docker',
    severity: 'error',
    remedy: { kind: 'advice' },
  });
  shownOnPage(finding);
});

test.each(['ARM_LAMBDA_CONTAINER', 'WINDOWS_SERVER_2022_CONTAINER', 'WINDOWS_EC2', 'MAC_ARM'])(
  '%s builds no image',
  (type) => {
    expect(only(wire, sightOf(type)).check).toBe('compute-without-docker');
  },
);

test.each(['LINUX_CONTAINER', 'ARM_CONTAINER', 'LINUX_GPU_CONTAINER', 'LINUX_EC2', 'ARM_EC2'])(
  '%s does',
  (type) => {
    expect(found(wire, sightOf(type, true))).toEqual([]);
  },
);
