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

/** Keys of `artifacts` in version 0.1 (the same, Buildspec versions): 0.2 has no `type`. */
export const oldArtifacts = ['type', ...known.artifacts] as const;
