import { knownFrom } from '../../src/known.ts';
import { Secret } from '../../src/secret.ts';
import type { Caller, Known, Setup, Unseen } from '../../src/types.ts';

/** The application of these tests, as its answers are settled. */
export const setup: Setup = {
  app: 'flask-app',
  registry: 'docker.io',
  repository: 'alice/flask-app',
  username: 'alice',
  convention: 'path',
  dockerfile: 'Dockerfile',
  context: '.',
};

/** The same with some answers otherwise. */
export const knownWith = (parts: Setup = {}, from = 'flag'): Known =>
  knownFrom({ ...setup, ...parts }, from);

/** A developer in an account. */
export const dev: Caller = {
  account: '123456789012',
  partition: 'aws',
  region: 'us-east-1',
  arn: 'arn:aws:iam::123456789012:user/dev',
  buildsRunHere: false,
};

/** What could not be looked at. */
export const unseen = (reason: Unseen['reason'], tried: string, said: string) => ({
  unseen: { reason, tried, said },
});

/** A password that no output may ever hold. */
export const plaintext = 'dckr_pat_hunter2';
export const password = new Secret(plaintext);
