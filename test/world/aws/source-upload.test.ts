import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  GetObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { clientConfig } from '../../../src/world/aws/clients.ts';
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

test('an upload that breaks off is refused, and nothing is printed beside', async () => {
  const server = createServer((asked, answer) => {
    if (asked.method === 'PUT') asked.socket.destroy();
    else answer.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const printed = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  onTestFinished(() => {
    printed.mockRestore();
    server.close();
  });
  const { zip } = await open();
  const config = clientConfig({
    aws: {
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIA', secretAccessKey: 'any' },
    },
    environment: {},
  } as Parameters<typeof clientConfig>[0]);
  await expect(openUploads(config).upload(place, zip)).rejects.toThrow();
  expect(printed).not.toHaveBeenCalled();
});
