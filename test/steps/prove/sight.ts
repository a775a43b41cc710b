import type { ProveSight } from '../../../src/steps/prove/sight.ts';
import type { EngineAnswer, Proof } from '../../../src/types.ts';
import { knownWith, password } from '../known.ts';

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
