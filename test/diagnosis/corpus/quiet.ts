import { artifacts, failedBuild, log, phase, ran, start } from '../build-log.ts';
import type { Case } from './types.ts';

const fine = (name: string, ...parts: readonly (readonly string[])[]): Case => ({
  name,
  cause: undefined,
  log: log(start(), ...parts),
});
const build = (...commands: Parameters<typeof phase> extends [string, ...infer C] ? C : never) =>
  phase('BUILD', ...commands);
const pushed = phase(
  'POST_BUILD',
  ran(
    'docker push maria/shop:latest',
    'The push refers to repository [docker.io/maria/shop]',
    '6512f535df6e: Pushed',
    'latest: digest: sha256:0f1e2d size: 1787',
  ),
);

/** Builds that went well, whatever they printed. */
export const successes: readonly Case[] = [
  fine(
    'a plain build',
    build(ran('docker build -t shop .', 'Successfully tagged shop:latest')),
    pushed,
  ),
  fine(
    'npm’s warnings',
    build(
      ran(
        'npm ci',
        'npm WARN deprecated request@2.88.2: request has been deprecated',
        'npm notice new version',
        'found 0 vulnerabilities',
      ),
    ),
  ),
  fine(
    'audit findings',
    build(ran('npm install', '12 vulnerabilities (2 low, 10 high)', 'Some issues need review')),
  ),
  fine(
    'a test about errors',
    build(
      ran(
        'pytest',
        'tests/test_errors.py::test_denied PASSED',
        'tests/test_login.py::test_unauthorized_user PASSED',
        '=== 42 passed in 3.11s ===',
      ),
    ),
  ),
  fine(
    'an echo of an error',
    build(
      ran(
        'echo "ERROR: denied: requested access to the resource is denied"',
        'ERROR: denied: requested access to the resource is denied',
      ),
    ),
  ),
  fine(
    'a pull that may fail',
    phase(
      'PRE_BUILD',
      ran(
        'docker pull maria/shop:latest || true',
        "Error response from daemon: pull access denied for maria/shop, repository does not exist or may require 'docker login'",
      ),
    ),
    pushed,
  ),
  fine(
    'a daemon that comes up late',
    phase(
      'INSTALL',
      ran(
        'timeout 15 sh -c "until docker info; do sleep 1; done"',
        'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
        'Server Version: 26.1.4',
      ),
    ),
  ),
  fine(
    'a repository that exists',
    phase(
      'PRE_BUILD',
      ran(
        'aws ecr create-repository --repository-name shop || true',
        "An error occurred (RepositoryAlreadyExistsException) when calling the CreateRepository operation: The repository with name 'shop' already exists",
      ),
    ),
  ),
  fine(
    'a warning about the login',
    phase(
      'PRE_BUILD',
      ran(
        'docker login',
        'WARNING! Your password will be stored unencrypted in /root/.docker/config.json.',
        'Login Succeeded',
      ),
    ),
    pushed,
  ),
  fine(
    'files named error',
    build(
      ran(
        'cp -v templates/* dist',
        "'templates/error.html' -> 'dist/error.html'",
        "'templates/not-found.html' -> 'dist/not-found.html'",
      ),
    ),
  ),
  fine(
    'maven’s debug',
    build(
      ran(
        'mvn -B package',
        '[INFO] --- maven-failsafe-plugin ---',
        '[WARNING] error-prone is not enabled',
        '[INFO] Tests run: 8, Failures: 0, Errors: 0',
        '[INFO] BUILD SUCCESS',
      ),
    ),
  ),
  fine('artifacts that are there', build(ran('make')), artifacts('imagedefinitions.json', true)),
  fine(
    'a scan without findings',
    build(
      ran('trivy image shop', 'Total: 0 (UNKNOWN: 0, LOW: 0, HIGH: 0, CRITICAL: 0)', 'no errors'),
    ),
  ),
  fine(
    'a cache miss',
    build(
      ran(
        'docker build --cache-from maria/shop:cache .',
        '#5 importing cache manifest from maria/shop:cache',
        '#5 ERROR: maria/shop:cache: not found',
        '#9 DONE 4.0s',
        '#10 naming to docker.io/library/shop done',
      ),
    ),
  ),
  fine(
    'daemon chatter',
    phase(
      'PRE_BUILD',
      ran(
        'nohup dockerd &',
        'time="2024-06-11T08:15:40Z" level=error msg="Failed to built-in GetDriver graph zfs"',
        'time="2024-06-11T08:15:41Z" level=info msg="API listen on /var/run/docker.sock"',
      ),
    ),
    pushed,
  ),
];

const unknown = (
  name: string,
  command: string,
  exit: number,
  ...printed: readonly string[]
): Case => ({
  name,
  cause: undefined,
  log: failedBuild(command, exit, ...printed),
});

/** Builds that failed without a word that tells why: a guess would be wrong. */
export const unknowns: readonly Case[] = [
  unknown('a program that says nothing', './release.sh', 3),
  unknown(
    'a script that says nothing of use',
    './release.sh',
    3,
    'step 1 done',
    'step 2 done',
    'giving up',
  ),
  unknown(
    'a warning of a key, and something else',
    './setup.sh',
    1,
    'W: GPG error: https://example.org/debian stable InRelease: NO_PUBKEY 62D54FD4003F6525',
    'setup gave up',
  ),
  unknown(
    'a script of the project that builds',
    'npm run build',
    1,
    'npm ERR! code ELIFECYCLE',
    'npm ERR! errno 1',
  ),
  unknown('yarn’s word for it alone', 'yarn build', 1, 'error Command failed with exit code 1.'),
  unknown('make’s word for it alone', 'make dist', 2, 'make: *** [Makefile:12: dist] Error 3'),
  unknown(
    'only what npm warns of',
    './setup.sh',
    1,
    'npm WARN deprecated request@2.88.2: request has been deprecated',
    'npm notice New major version of npm available!',
  ),
  unknown('a word alone', './check.sh', 1, 'FAILED'),
  unknown('only that it failed', 'task deploy', 201, 'task: Failed', 'Deployment failed'),
  unknown(
    'many lines that complain, none above the others',
    './migrate.sh',
    1,
    'orders: 3 rows are missing',
    'carts: 12 rows are missing',
    'users: 1 row does not fit',
    'prices: 9 rows are missing',
  ),
  unknown(
    'a command that reports a status',
    './run.sh',
    1,
    'worker 3 exited with status 9',
    'worker 4 done',
  ),
];
