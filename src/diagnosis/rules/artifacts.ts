import { t } from '../../language.ts';
import { above, commandsUntil, nothingFailedBefore } from '../around.ts';
import { commandFails, phaseFails, ran } from '../example.ts';
import type { Groups, Rule, Sighting } from '../rule.ts';

const imageMissing: readonly RegExp[] = [
  /An image does not exist locally with the tag: ?(?<image>\S*)/i,
  /^(?:Error response from daemon: )?tag does not exist: (?<image>\S+)/i,
  /No such image: (?<image>\S+)/i,
];

const missingImage = ({ image }: Groups) =>
  image
    ? t`there is no image ${image} to push or tag`
    : t`there is no image of that name to push or tag`;

/** What the build hands on is not there. */
export const artifactRules: readonly Rule[] = [
  {
    id: 'artifacts-no-match',
    title: t`the artifacts’ files are not there`,
    where: ['context', 'log'],
    rank: 'symptom',
    match: [
      /no matching artifact paths? found/i,
      /Skipping invalid (?:file|artifact) path (?<path>\S+)/,
    ],
    follows: (sighting) =>
      above(sighting).some(({ text }) => text.includes('Error while executing command: ')),
    what: ({ path }) =>
      path
        ? t`the artifact ${path} was never written`
        : t`none of the files named under artifacts exists`,
    why: t`files counts from the root of the source, or from base-directory, wherever the last cd led; and a file that no command writes is not there`,
    remedy: t`correct the path; a project that only pushes an image needs no artifacts at all`,
    step: 'write',
    autoFix: 'after-asking',
    example: phaseFails('UPLOAD_ARTIFACTS', 'CLIENT_ERROR', 'no matching artifact paths found'),
  },
  {
    id: 'artifacts-base-dir-missing',
    title: t`the artifacts’ folder is not there`,
    where: ['context', 'log'],
    rank: 'symptom',
    match: /no matching base directory path found for (?<folder>\S+)/i,
    what: ({ folder = 'base-directory' }) =>
      t`the folder ${folder} of the artifacts does not exist`,
    why: t`base-directory counts from the root of the source, wherever the last cd led; a path that begins with ../ leaves it`,
    remedy: t`correct base-directory, or leave it out`,
    step: 'write',
    autoFix: 'after-asking',
    example: phaseFails(
      'UPLOAD_ARTIFACTS',
      'CLIENT_ERROR',
      'no matching base directory path found for ../simple-python-app',
    ),
  },
  {
    id: 'image-pushed-not-built',
    title: t`an image is pushed under another name than it was built`,
    where: ['log'],
    rank: 'symptom',
    match: imageMissing,
    when: imagesWereBuilt,
    what: missingImage,
    why: t`nothing failed before, so what was built has another name or tag; docker pushes and tags what it has under exactly this one`,
    remedy: t`build under the name that is pushed, or give it by docker tag before the push`,
    step: 'write',
    autoFix: 'no',
    example: commandFails(
      'BUILD',
      'docker push alice/flask-app:latest',
      [
        'The push refers to repository [docker.io/alice/flask-app]',
        'An image does not exist locally with the tag: alice/flask-app',
      ],
      { before: ran('docker build -t flask-app .', 'Successfully tagged flask-app:latest') },
    ),
  },
  {
    id: 'cascade-after-build-failure',
    title: t`the image that is pushed was never built`,
    where: ['log'],
    rank: 'symptom',
    likely: true,
    match: imageMissing,
    what: missingImage,
    why: t`post_build runs even when build failed, so this line is mostly a consequence of a failure above it; or the image was built under another name`,
    remedy: t`look above for the first failure; then build and push the same name, and push only when CODEBUILD_BUILD_SUCCEEDING is 1`,
    step: 'write',
    autoFix: 'no',
    example: commandFails('POST_BUILD', 'docker push alice/flask-app:latest', [
      'The push refers to repository [docker.io/alice/flask-app]',
      'An image does not exist locally with the tag: alice/flask-app',
    ]),
  },
  {
    id: 'imagedefinitions-format',
    title: t`the deploy stage finds no image definition`,
    where: ['api', 'context'],
    match: [
      /imagedefinitions\.json.{0,60}(?:not found|invalid|missing)/i,
      /Did not find the image definition file/i,
      /The (?:AWS |Amazon )?ECS container (?<name>\S+) does not exist/i,
    ],
    what: ({ name }) =>
      name
        ? t`imagedefinitions.json names a container ${name} that the task definition does not have`
        : t`the build did not hand imagedefinitions.json to the deploy stage`,
    why: t`a rolling deploy to ECS reads imagedefinitions.json, a list of name and imageUri; imageDetail.json belongs to blue/green deploys`,
    remedy: t`write [{"name": …, "imageUri": …}] to imagedefinitions.json and list it under artifacts`,
    step: 'write',
    autoFix: 'after-asking',
    example: {
      startError: {
        code: 'InvalidActionConfiguration',
        message: 'The AWS ECS container flask-app does not exist',
      },
    },
  },
];

/** True where the log shows that images were built, and that nothing failed. */
function imagesWereBuilt(sighting: Sighting): boolean {
  const builds = /\bdocker(?:-compose)?\b.*\b(?:build|bake)\b/;
  return nothingFailedBefore(sighting) && commandsUntil(sighting).some((one) => builds.test(one));
}
