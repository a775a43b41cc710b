/**
 * The keys that CodeBuild knows, per section (AWS CodeBuild User Guide, Build specification
 * reference; Batch build buildspec reference).
 */
export const known = {
  top: ['version', 'run-as', 'env', 'proxy', 'batch', 'phases', 'reports', 'artifacts', 'cache'],
  env: [
    'shell',
    'variables',
    'parameter-store',
    'secrets-manager',
    'exported-variables',
    'git-credential-helper',
  ],
  phases: ['install', 'pre_build', 'build', 'post_build'],
  phase: ['run-as', 'on-failure', 'runtime-versions', 'commands', 'finally'],
  artifacts: [
    'files',
    'name',
    'base-directory',
    'discard-paths',
    'exclude-paths',
    'enable-symlinks',
    's3-prefix',
    'secondary-artifacts',
  ],
  report: ['files', 'file-format', 'base-directory', 'discard-paths'],
  cache: ['paths', 'key', 'fallback-keys', 'action'],
  proxy: ['upload-artifacts', 'logs'],
  batch: ['fast-fail', 'build-graph', 'build-list', 'build-matrix', 'build-fanout'],
} as const;

/** The known key that was most likely meant: other case or dashes, or two letters off at most. */
export function nearest(key: string, keys: readonly string[]): string | undefined {
  const plain = folded(key);
  const same = keys.find((candidate) => folded(candidate) === plain);
  if (same !== undefined || plain.length < 4) return same;
  return keys.find((candidate) => candidate.length > 4 && distance(plain, folded(candidate)) <= 2);
}

function folded(key: string): string {
  return key.toLowerCase().replace(/[-_ ]/g, '');
}

/** How many letters must be put in, taken out or changed to turn one text into the other. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
