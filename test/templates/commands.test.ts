import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBuildspec } from '../../src/buildspec/read.ts';
import { templatesFolder } from '../steps/write/folder-reads.ts';

/** Says what it was called with and what came on its standard input. */
const recorder = `#!/bin/sh
line="$(basename "$0")"
for word in "$@"; do line="$line <$word>"; done
printf '%s\\n' "$line" >> "$RECORD"
case "$1" in
  login) cat > "$RECORD.password" ;;
  ecr) printf 'short-lived' ;;
esac
`;

const password = `%s $HOME \\n "quoted" 'single' \`x\` -n`;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firstpush-templates-'));
  mkdirSync(join(folder, 'bin'));
  for (const program of ['docker', 'aws', 'python', 'npm', 'mvn']) {
    writeFileSync(join(folder, 'bin', program), recorder);
    chmodSync(join(folder, 'bin', program), 0o755);
  }
  mkdirSync(join(folder, 'src dir/services/api'), { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the commands of a template in one POSIX shell, as CodeBuild does; gives what was called. */
function run(name: string, given: Record<string, string>): string[] {
  const path = join(templatesFolder, 'buildspecs', `${name}.buildspec.yml`);
  const { env, phases } = readBuildspec(readFileSync(path, 'utf8'));
  const script = phases.flatMap(({ commands }) => commands.map(({ text }) => text)).join('\n');
  const root = join(folder, 'src dir');
  execFileSync('sh', ['-eu', '-c', script], {
    cwd: root,
    env: {
      PATH: `${join(folder, 'bin')}:/usr/bin:/bin`,
      RECORD: join(folder, 'record'),
      CODEBUILD_SRC_DIR: root,
      CODEBUILD_BUILD_NUMBER: '7',
      CODEBUILD_SOURCE_REPO_URL: 'https://example.org/alice/app.git',
      ...Object.fromEntries(env.variables.map((entry) => [entry.name, entry.value])),
      ...given,
    },
  });
  const lines = readFileSync(join(folder, 'record'), 'utf8').trimEnd().split('\n');
  return lines.map((line) => line.replaceAll(root, 'SRC'));
}

const stored = {
  DOCKER_REGISTRY_URL: 'registry.example.org:5000',
  DOCKER_REGISTRY_USERNAME: 'alice o’neill',
  DOCKER_REGISTRY_PASSWORD: password,
};

describe.each(['cache', 'ghcr', 'java', 'monorepo', 'multi-arch', 'node', 'python', 'registry'])(
  'the commands of %s',
  (name) => {
    it('log in with the password letter by letter, build, and push what was built', () => {
      const calls = run(name, { ...stored, CODEBUILD_RESOLVED_SOURCE_VERSION: 'abc123' });
      expect(readFileSync(join(folder, 'record.password'), 'utf8')).toBe(password);
      expect(calls).toMatchSnapshot();
    });

    it('take the build’s number where the source has no commit', () => {
      const calls = run(name, { ...stored, CODEBUILD_RESOLVED_SOURCE_VERSION: '' });
      expect(calls.filter((call) => call.includes(':7>')).length).toBeGreaterThan(0);
    });
  },
);

it('the commands of ecr log in with the password that ECR gives', () => {
  const calls = run('ecr', { CODEBUILD_RESOLVED_SOURCE_VERSION: 'abc123' });
  expect(readFileSync(join(folder, 'record.password'), 'utf8')).toBe('short-lived');
  expect(calls.sort()).toMatchSnapshot();
});
