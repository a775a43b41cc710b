import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Build } from '@aws-sdk/client-codebuild';
import type { PhaseContext } from '../../runner/run.ts';
import type { Objects } from '../aws/s3-store.ts';
import { type Call, Fault } from '../aws/service.ts';
import type { Role } from './role.ts';
import { BadZip, unzip } from './unzip.ts';

/** Where a source is in S3: a zip, or a folder where the key ends with a slash. */
interface S3Place {
  bucket: string;
  key: string;
  version?: string;
}

/** The bucket and key of a source of type S3. */
export function s3Place({ source, sourceVersion }: Build): S3Place | undefined {
  if (source?.type !== 'S3') return undefined;
  const location = (source.location ?? '').replace(/^arn:[^:]+:s3:::/, '');
  const slash = location.indexOf('/');
  const place = { bucket: location.slice(0, slash), key: location.slice(slash + 1) };
  return sourceVersion ? { ...place, version: sourceVersion } : place;
}

/**
 * Fetches a build's source into a folder as its role may.
 * @returns why it cannot be had, as CodeBuild says it
 */
export async function fetchSource(
  build: Build,
  folder: string,
  role: Role,
  objects: Objects,
  call: Call,
): Promise<PhaseContext | undefined> {
  const type = build.source?.type;
  if (type === 'NO_SOURCE') return undefined;
  const place = s3Place(build);
  if (place === undefined) {
    return refusal(`the practice ground fetches sources from S3 only, and this one is ${type}`);
  }
  const arn = `arn:${call.partition}:s3:::${place.bucket}/${place.key}`;
  const of = `for primary source and source version ${arn}`;
  const action = place.version === undefined ? 's3:GetObject' : 's3:GetObjectVersion';
  const denied = role.refusal(action, arn);
  if (denied !== undefined) return refusal(`AccessDenied: ${denied} status code: 403 ${of}`);
  try {
    await fetched(place, folder, objects);
    return undefined;
  } catch (error) {
    if (error instanceof BadZip) return refusal(`${error.message} ${of}`);
    if (!(error instanceof Fault)) throw error;
    return refusal(`${error.code}: ${error.message} status code: ${error.status} ${of}`);
  }
}

async function fetched(place: S3Place, folder: string, objects: Objects): Promise<void> {
  const { bucket, key, version } = place;
  if (!key.endsWith('/')) return unzip(objects.get(bucket, key, version).body, folder);
  const below = [...objects.bucket(bucket).objects.keys()].filter(
    (each) => each.startsWith(key) && !each.endsWith('/'),
  );
  for (const each of below) {
    // whatever the key, the file stays below the folder
    const path = join(folder, join('/', each.slice(key.length)));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, objects.get(bucket, each).body);
  }
}

function refusal(message: string): PhaseContext {
  return { statusCode: 'CLIENT_ERROR', message };
}
