import type { CommandsSight, ProveSight } from '../../../src/steps/prove/sight.ts';
import type { EngineAnswer, ProjectFacts, Proof, Setup } from '../../../src/types.ts';
import { dev, knownWith, password } from '../known.ts';

/** Of the source in these tests; its beginning is the throw-away tag. */
export const fingerprint = 'c0ffee123456'.padEnd(64, '0');
export const digest = `sha256:${'a'.repeat(64)}`;

export const proof: Proof = {
  image: 'docker.io/alice/flask-app:firstpush-c0ffee123456',
  digest,
  fingerprint,
  where: 'local',
  at: '2026-01-02T03:04:05.000Z',
};

export const engine: EngineAnswer = {
  kind: 'ready',
  address: 'unix:///var/run/docker.sock',
  name: 'Docker Engine 28.5',
  builder: 'buildkit',
  os: 'linux',
  arch: 'amd64',
};

/** The push is proven and the registry confirms it; with some parts otherwise. */
export function proveSight(parts: Partial<ProveSight> = {}): ProveSight {
  return {
    known: knownWith(),
    registry: 'docker.io',
    repository: 'alice/flask-app',
    credential: { seen: { username: 'alice', password } },
    build: { dockerfile: 'Dockerfile', context: '.', buildArgs: {} },
    fingerprint,
    proof,
    served: { kind: 'served', digest },
    ...parts,
  };
}

/** The same before anything was pushed. */
export function unproven(parts: Partial<ProveSight> = {}): ProveSight {
  const { proof: _, served: __, ...sight } = proveSight();
  return { ...sight, engine, ...parts };
}

const seenProject: ProjectFacts = {
  name: 'flask-app',
  arn: 'arn:aws:codebuild:us-east-1:123456789012:project/flask-app',
  source: { type: 'GITHUB', location: 'https://github.com/alice/flask-app' },
  image: 'aws/codebuild/standard:7.0',
  environmentType: 'LINUX_CONTAINER',
  computeType: 'BUILD_GENERAL1_SMALL',
  privilegedMode: true,
  role: 'arn:aws:iam::123456789012:role/build',
  variables: [],
  logGroup: '/aws/codebuild/flask-app',
  logsEnabled: true,
};

/** What running a buildspec's commands depends on, all of it there; with some parts otherwise. */
export function commandsSight(parts: Partial<CommandsSight> = {}): CommandsSight {
  return {
    where: 'codebuild',
    location: 'buildspec.yml',
    buildspec: 'version: 0.2\n',
    retagged: { text: 'version: 0.2 # retagged\n' },
    moving: [],
    docker: 'called',
    projectName: 'flask-app',
    project: { seen: seenProject },
    caller: { seen: dev },
    upload: {
      bucket: 'firstpush-source-123456789012-us-east-1',
      object: 'flask-app/source.zip',
      held: { seen: 'ours' },
    },
    ...parts,
  };
}

/** The same before anything was pushed from CodeBuild. */
export function unbuilt(commands: CommandsSight = commandsSight(), setup: Setup = {}): ProveSight {
  const { engine: _, ...sight } = unproven({ commands });
  return { ...sight, known: knownWith({ where: commands.where, ...setup }) };
}
