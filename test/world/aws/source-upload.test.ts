import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  GetObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { openUploads } from '../../../src/world/aws/source-upload.ts';
import { openScene, pushes } from './scene.ts';

const place = { bucket: 'firstpush-source', object: 'app/source.zip' };
const named = { Bucket: place.bucket, Key: place.object };

async function open() {
  const { config, folder, objects } = await openScene({ builds: [pushes] });
  const s3 = { ...config, forcePathStyle: true };
  const path = join(folder, 'source.zip');
  await writeFile(path, 'bytes of a zip');
  const zip = { path, size: 14, remove: async () => {} };
  return { uploads: openUploads(s3), client: new S3Client(s3), zip, objects };
}

test('what is uploaded is there byte by byte, may be replaced, and goes again', async () => {
  const { uploads, client, zip, objects } = await open();
  await uploads.upload(place, zip);
  const uploaded = await uploads.upload(place, zip);
  const { Body } = await client.send(new GetObjectCommand(named));
  expect(await Body?.transformToString()).toBe('bytes of a zip');
  await uploads.removeUpload(uploaded);
  expect(await objects()).toEqual([]);
});

test('a bucket with versions gives the version, and loses no other', async () => {
  const { uploads, client, zip } = await open();
  const VersioningConfiguration = { Status: 'Enabled' } as const;
  await client.send(
    new PutBucketVersioningCommand({ Bucket: place.bucket, VersioningConfiguration }),
  );
  const first = await uploads.upload(place, zip);
  const second = await uploads.upload(place, zip);
  expect(second.version).not.toBe(first.version);
  await uploads.removeUpload(second);
  const held = await client.send(new GetObjectCommand({ ...named, VersionId: first.version }));
  expect(await held.Body?.transformToString()).toBe('bytes of a zip');
});

test('a source that somebody else keeps there is not overwritten', async () => {
  const { uploads, client, zip } = await open();
  await client.send(new PutObjectCommand({ ...named, Body: 'theirs' }));
  await expect(uploads.upload(place, zip)).rejects.toThrow('did not put there');
  const { Body } = await client.send(new GetObjectCommand(named));
  expect(await Body?.transformToString()).toBe('theirs');
});
