import { readFileSync } from 'node:fs';
import { Secret } from '../src/secret.ts';
import { required } from './real.ts';

/** A Docker Engine and a registry behind a login that tests may build on and push to. */
export interface RealEngine {
  /** `unix:///…` or `tcp://…`. */
  host: string;
  registry: {
    /** `127.0.0.1:5000`. */
    host: string;
    username: string;
    password: Secret;
  };
}

const names = [
  'FIRSTPUSH_TEST_ENGINE',
  'FIRSTPUSH_TEST_REGISTRY',
  'FIRSTPUSH_TEST_REGISTRY_USERNAME',
  'FIRSTPUSH_TEST_REGISTRY_PASSWORD_FILE',
] as const;

/**
 * The engine and registry that the environment names, or undefined where it names none, so that the
 * test can say that it was skipped and why.
 * @throws when the run requires the real ones and the environment names none
 */
export function realEngine(): RealEngine | undefined {
  const [host, registry, username, passwordFile] = names.map((name) => process.env[name]);
  if (host && registry && username && passwordFile) {
    const password = new Secret(readFileSync(passwordFile, 'utf8').trim());
    return { host, registry: { host: registry, username, password } };
  }
  if (required) throw new Error(`a real engine and registry are required: set ${names.join(', ')}`);
  return undefined;
}
