// The real engine and registry that a benchmark pushes to, as the tests are told of them.
import { readFileSync } from 'node:fs';

const names = [
  'FIRSTPUSH_TEST_ENGINE',
  'FIRSTPUSH_TEST_REGISTRY',
  'FIRSTPUSH_TEST_REGISTRY_USERNAME',
  'FIRSTPUSH_TEST_REGISTRY_PASSWORD_FILE',
];

/** What the environment names, or undefined after a line that says what was left out and why. */
export function realServers(what) {
  const [engine, registry, username, file] = names.map((name) => process.env[name]);
  if (engine && registry && username && file) {
    return { engine, registry, username, password: readFileSync(file, 'utf8').trim() };
  }
  process.stdout.write(
    `${what}: left out, it needs a real engine and registry: ${names.join(', ')}\n`,
  );
  return undefined;
}
