import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { disarm, loseParameter, spoilPassword, unprivilege } from './breaking.ts';
import { fill, openScene, type Scene } from './scene.ts';

const proven = ['name proven', 'store proven', 'wire proven', 'write proven', 'prove proven'];
const states = ({ steps }: { steps: readonly { id: string; state: string }[] }) =>
  steps.map(({ id, state }) => `${id} ${state}`);

test('a walk ends with a build that CodeBuild ran, and equal digests', async () => {
  const scene = await openScene();
  const { report, path } = await scene.walk();
  expect(states(report)).toEqual(proven);
  expect(path).toEqual(['name', 'store', 'wire', 'write', 'prove']);
  expect(report.proof).toMatchObject({
    where: 'codebuild',
    digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    build: expect.stringMatching(/^demo:/),
  });
  const list = new ListObjectsV2Command({ Bucket: 'firstpush-source-123456789012-us-east-1' });
  const { Contents = [] } = await new S3Client({ ...scene.aws, forcePathStyle: true }).send(list);
  expect(Contents).toEqual([]);

  const again = await scene.walk();
  expect(again.report).toMatchObject({ proven: true, changes: [], proof: report.proof });
});

describe('what breaks before the build is found by its log, repaired where it belongs, proven', () => {
  const breaks: [string, (scene: Scene) => Promise<void>, RegExp, string][] = [
    ['the parameter missing', ({ ground }) => loseParameter(ground, 'demo'), /parameter/, 'store'],
    ['the password wrong', ({ ground }) => spoilPassword(ground, 'demo'), /credentials/, 'store'],
    ['privileged mode off', ({ ground }) => unprivilege(ground, 'demo'), /docker|privil/, 'wire'],
    ['the rights gone', ({ ground }) => disarm(ground, 'demo'), /ssm-getparameters-denied/, 'wire'],
  ];
  test.each(breaks)('%s', async (_, meddle, check, owner) => {
    const scene = await openScene();
    await scene.walk();
    // Rights that were written just now would be waited for.
    await fill(scene.folder, { 'app.txt': 'changed\n' });
    const { report, failures, path } = await scene.walk(() => meddle(scene));
    expect(failures.map((failure) => failure.step)).toEqual([owner]);
    expect(failures[0]?.check).toMatch(check);
    expect(states(report)).toEqual(proven);
    expect(path.slice(path.indexOf('prove') + 1, path.lastIndexOf('prove'))).toContain(owner);
  });
});

test('a cause that comes back each time is repaired twice, and the walk ends open', async () => {
  const scene = await openScene();
  const lose = () => loseParameter(scene.ground, 'demo');
  const { report, failures } = await scene.walk(lose, 'always');
  expect(failures.map(({ step }) => step)).toEqual(['store', 'store', 'store']);
  expect(report.proven).toBe(false);
});

test('where the owner of the cause finds nothing to repair, the failure stands', async () => {
  const scene = await openScene();
  const { report, failures } = await scene.walk(() =>
    rename(join(scene.folder, 'app.txt'), join(scene.folder, 'other.txt')),
  );
  expect(failures[0]).toMatchObject({ check: 'copy-source-missing' });
  expect(report.proven).toBe(false);
  expect(report.findings[0]).toMatchObject({ check: 'copy-source-missing', severity: 'error' });
});
