import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { checkFiles } from '../../src/cli/check-files.ts';
import { givenAnswers } from '../../src/cli/gather.ts';
import { readCommandLine } from '../../src/options.ts';
import type { Report } from '../../src/types.ts';

const packageFolder = join(import.meta.dirname, '..', '..');

/** A folder with these files, gone when the test is over. */
export async function folderWith(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'firstpush-cli-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await putInto(folder, files);
  return folder;
}

/** Writes files into a folder. */
export async function putInto(
  folder: string,
  files: Record<string, string | Uint8Array>,
): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

/** What `firstpush check` reports of files, said as on the command line. */
export function checking(folder: string, ...words: string[]): Promise<Report> {
  const line = readCommandLine(['check', ...words]);
  const given = givenAnswers(line, { workingFolder: folder });
  return checkFiles(line, { folder, given }, { packageFolder });
}

/** Findings as `place: check`, in their order. */
export function toldBy(report: Report): string[] {
  return report.findings.map(({ check, where }) => {
    const place = where && 'file' in where ? [where.file, where.line] : [];
    return [...place.filter(Boolean), check].join(' ');
  });
}

/** A buildspec that pushes to the registry of the user, with other commands before its build. */
export function buildspecWith(...commands: string[]): string {
  const lines = [
    ...commands,
    'docker build -t alice/app:$CODEBUILD_RESOLVED_SOURCE_VERSION .',
    'docker push alice/app:$CODEBUILD_RESOLVED_SOURCE_VERSION',
  ];
  return `version: 0.2
env:
  parameter-store:
    DOCKER_USERNAME: /app/docker-credentials/username
    DOCKER_PASSWORD: /app/docker-credentials/password
phases:
  pre_build:
    commands:
      - echo $DOCKER_PASSWORD | docker login --username $DOCKER_USERNAME --password-stdin
  build:
    commands:
${lines.map((line) => `      - ${line}\n`).join('')}`;
}

/** What stands beside a buildspec so that its image can be built. */
export const source = { Dockerfile: 'FROM scratch\nCOPY app.py /\n', 'app.py': 'print(1)\n' };
