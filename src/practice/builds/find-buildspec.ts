import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FoundBuildspec, PhaseContext } from '../../runner/run.ts';
import type { Objects } from '../aws/s3-store.ts';
import { Fault } from '../aws/service.ts';
import type { Role } from './role.ts';

/**
 * Finds the buildspec that a project or a call names: the text itself, the ARN of an object in S3, a
 * path below the source, or without any of these `buildspec.yml` there (CodeBuild API Reference,
 * ProjectSource, buildspec).
 * @param inlinePath where a text that is given inline is put, as CodeBuild does
 * @returns why there is none, in CodeBuild's words
 */
export async function findBuildspec(
  given: string | undefined,
  source: string,
  inlinePath: string,
  role: Role,
  objects: Objects,
): Promise<FoundBuildspec | PhaseContext> {
  if (given?.includes('\n')) {
    await writeFile(inlinePath, given);
    return { text: given, location: inlinePath };
  }
  if (given?.startsWith('arn:')) return fromS3(given, role, objects);
  const path = join(source, join('/', given || 'buildspec.yml'));
  try {
    return { text: await readFile(path, 'utf8'), location: path };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['ENOENT', 'ENOTDIR', 'EISDIR'].includes(code)) throw error;
    // as the path would be in CodeBuild, whose containers keep it at the top
    const shown = path.slice(source.lastIndexOf('/codebuild/output/'));
    if (code === 'EISDIR') return refusal(`read ${shown}: is a directory`);
    const missing = `stat ${shown}: no such file or directory`;
    return refusal(given ? missing : 'YAML file does not exist');
  }
}

function fromS3(arn: string, role: Role, objects: Objects): FoundBuildspec | PhaseContext {
  const [, bucket = '', key = ''] = /^arn:[^:]+:s3:::([^/]+)\/(.+)$/.exec(arn) ?? [];
  const denied = role.refusal('s3:GetObject', arn);
  if (denied !== undefined) return refusal(`AccessDenied: ${denied} status code: 403`);
  try {
    return { text: objects.get(bucket, key).body.toString('utf8'), location: arn };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return refusal(`${error.code}: ${error.message} status code: ${error.status}`);
  }
}

function refusal(message: string): PhaseContext {
  return { statusCode: 'YAML_FILE_ERROR', message };
}
