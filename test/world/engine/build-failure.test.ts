import { expect, test } from 'vitest';
import { buildFailure } from '../../../src/world/engine/build-failure.ts';

const dockerfile = 'FROM scratch\nCOPY a /\n\nCOPY dist/app.jar /\n';

test.each([
  [
    'COPY failed: file not found in build context or excluded by .dockerignore: stat dist/app.jar: file does not exist',
    'Step 3/3 : COPY dist/app.jar /',
  ],
  [
    'COPY failed: stat /var/lib/docker/tmp/docker-builder123/dist/app.jar: no such file or directory',
    'Step 3/3 : COPY dist/app.jar /',
  ],
  [
    'failed to compute cache key: failed to walk /var/lib/docker/tmp/buildkit-mount12/dist: lstat /var/lib/docker/tmp/buildkit-mount12/dist: no such file or directory',
    '[2/2] COPY dist/app.jar /',
  ],
  [
    'failed to compute cache key: "/dist/app.jar" not found: not found',
    '[2/2] COPY dist/app.jar /',
  ],
  [
    'failed to solve: failed to compute cache key: failed to calculate checksum of ref 1a::2b: "/dist/app.jar": not found',
    '[stage-0 2/2] COPY dist/app.jar /',
  ],
])('%s', (said, step) => {
  expect(buildFailure(said, step, dockerfile)).toEqual({
    kind: 'failed',
    said,
    step,
    line: 4,
    missing: 'dist/app.jar',
  });
});

test('a source that leads out of the context is named in the words alone', () => {
  const said = 'COPY failed: forbidden path outside the build context: ../x ()';
  const failure = buildFailure(said, 'Step 2/3 : COPY ../x /', dockerfile);
  expect(failure).toEqual({ kind: 'failed', said, step: 'Step 2/3 : COPY ../x /', line: 2 });
});

test('words about nothing known stand alone', () => {
  expect(
    buildFailure('\u001b[1mno space left on device\u001b[0m\n', undefined, dockerfile),
  ).toEqual({
    kind: 'failed',
    said: 'no space left on device',
  });
});
