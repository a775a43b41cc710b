import { write } from '../../../src/steps/write/step.ts';
import type { Finding, ProjectFacts, Setup } from '../../../src/types.ts';
import { type Folder, folderWith, knowing, settled } from './folder-reads.ts';

/** A Dockerfile that finds everything it copies. */
export const plain = { Dockerfile: 'FROM scratch\nCOPY . /\n' };

export interface Looked {
  findings: readonly Finding[];
  errors: readonly Finding[];
  /** The buildspec after every change of a file that is proposed; undefined where none is. */
  mended: string | undefined;
  /** What is found in it then. */
  left: readonly Finding[];
  /** Paths of all files after the changes. */
  files: readonly string[];
}

/** Looks at a folder with a buildspec, does what is proposed, and looks again. */
export async function looking(
  files: Record<string, string>,
  setup: Setup = {},
  project?: ProjectFacts,
): Promise<Looked> {
  const folder = await folderWith({ ...plain, ...files }, project);
  try {
    const known = { ...settled, ...setup };
    const findings = await findingsIn(folder, known);
    const changes = findings.flatMap(({ remedy }) =>
      remedy.kind === 'change' ? remedy.changes.filter(({ kind }) => kind === 'write-file') : [],
    );
    await folder.apply([...new Map(changes.map((one) => [JSON.stringify(one), one])).values()]);
    const path = setup.buildspec ?? 'buildspec.yml';
    return {
      findings,
      errors: findings.filter(({ severity }) => severity === 'error'),
      mended: changes.length > 0 ? await folder.reads.folder.read(path) : undefined,
      left: await findingsIn(folder, known),
      files: await folder.reads.folder.list(),
    };
  } finally {
    await folder.close();
  }
}

async function findingsIn({ reads }: Folder, setup: Setup): Promise<Finding[]> {
  const sight = await write.look(knowing(setup), reads);
  return write.checks.flatMap((check) => check.find(sight));
}

/** A buildspec in which nothing is wrong, with other build commands where some are given. */
export function buildspec(build?: readonly string[], env = ''): string {
  const commands = build ?? [
    'docker build -t $DOCKER_REGISTRY_URL/alice/flask-app:latest .',
    'docker push $DOCKER_REGISTRY_URL/alice/flask-app:latest',
  ];
  return `version: 0.2
env:
${env}  parameter-store:
    DOCKER_REGISTRY_URL: /myapp/docker-registry/url
    DOCKER_REGISTRY_USERNAME: /myapp/docker-credentials/username
    DOCKER_REGISTRY_PASSWORD: /myapp/docker-credentials/password
phases:
  pre_build:
    commands:
      - echo $DOCKER_REGISTRY_PASSWORD | docker login -u $DOCKER_REGISTRY_USERNAME --password-stdin $DOCKER_REGISTRY_URL
  build:
    commands:
${commands.map((command) => `      - ${command}\n`).join('')}`;
}
