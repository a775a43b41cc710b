import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { copySource } from '../../../src/image/copy-source.ts';
import type { Change, Known, ProjectFacts, Reads, Setup } from '../../../src/types.ts';
import { openContext } from '../../../src/world/engine/context.ts';
import { openFiles, writeInto } from '../../../src/world/files.ts';
import { openTemplates } from '../../../src/world/templates.ts';

export const templatesFolder = join(import.meta.dirname, '../../../templates');

/** A setup as step 1 leaves it. */
export const settled: Setup = {
  app: 'myapp',
  registry: 'docker.io',
  repository: 'alice/flask-app',
  username: 'alice',
  convention: 'path',
};

export interface Folder {
  path: string;
  reads: Reads;
  /** Does what a remedy says to the files. */
  apply(changes: readonly Change[]): Promise<void>;
  close(): Promise<void>;
}

/** A real folder with these files, looked at by the real readers; of AWS only the project is there. */
export async function folderWith(
  files: Record<string, string>,
  project?: ProjectFacts,
): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'firstpush-write-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), text);
  }
  return {
    path,
    reads: readsOf(path, project),
    async apply(changes) {
      for (const change of changes) {
        if (change.kind !== 'write-file') throw new Error(`not a file: ${change.kind}`);
        await writeInto(path, change);
      }
    },
    close: () => rm(path, { recursive: true }),
  };
}

function readsOf(path: string, project: ProjectFacts | undefined): Reads {
  const notAsked = () => Promise.reject(new Error('step 4 has no business to ask this'));
  return {
    folder: { path, ...openFiles(path), git: async () => undefined },
    offers: {},
    project: async () => ({ seen: project }),
    async contextHas(context, dockerfile, wanted) {
      const matches = copySource(wanted);
      const contextDir = join(path, context);
      const source = {
        contextDir,
        dockerfile: join(path, dockerfile),
        builder: 'buildkit',
      } as const;
      for await (const entry of (await openContext(source)).entries()) {
        if (matches(entry.path)) return true;
      }
      return false;
    },
    ...openTemplates(templatesFolder),
    caller: notAsked,
    accountAlias: notAsked,
    identity: notAsked,
    parameters: notAsked,
    describeParameters: notAsked,
    role: notAsked,
    simulate: notAsked,
    keyArn: notAsked,
    configuredRegions: notAsked,
    secretArn: notAsked,
    projects: notAsked,
    connections: notAsked,
    curatedImages: notAsked,
    bucket: notAsked,
    bucketRegion: notAsked,
    mayPush: notAsked,
    servedDigest: notAsked,
    ecrCredential: notAsked,
    hasProgram: async () => true,
    engine: notAsked,
    fingerprint: notAsked,
    proofs: notAsked,
    sourceFingerprint: notAsked,
    build: notAsked,
    latestBuild: notAsked,
    runningBuilds: notAsked,
    remoteHas: notAsked,
    log: () => {
      throw new Error('step 4 has no business to ask this');
    },
    unfinishedBuild: notAsked,
  };
}

/** What is known when a setup is settled and nothing is proposed. */
export function knowing(setup: Setup): Known {
  return { setup, from: {}, proposals: {} };
}
