import { failedBuild } from '../build-log.ts';
import type { Case } from './types.ts';

/** A command that fails, what it prints, and the line of it that tells why. */
const quoted = (
  name: string,
  command: string,
  says: string,
  ...printed: readonly string[]
): Case => ({
  name,
  cause: 'tool-failed',
  says,
  log: failedBuild(command, 1, ...printed),
});

/** Programs that no rule knows: what they say of why they stop is quoted, and nothing else. */
export const ownWords: readonly Case[] = [
  quoted(
    'CloudFormation',
    'aws cloudformation package --template t.yml',
    'Unable to upload artifact target/ROOT',
    'Unable to upload artifact target/ROOT referenced by SourceBundle parameter of Version resource.',
  ),
  quoted(
    'helm',
    'helm upgrade shop ./chart --wait',
    'UPGRADE FAILED: timed out',
    'Error: UPGRADE FAILED: timed out waiting for the condition',
  ),
  quoted(
    'a database',
    'mysql -h $DB_HOST -e "select 1"',
    "Can't connect to MySQL server",
    "ERROR 2002 (HY000): Can't connect to MySQL server on 'db.internal' (115)",
  ),
  quoted(
    'a push to a full registry',
    'docker push ghcr.io/maria/shop',
    'unexpected HTTP status: 500',
    'The push refers to repository [ghcr.io/maria/shop]',
    'received unexpected HTTP status: 500 Internal Server Error',
  ),
  quoted(
    'a cluster in a private network',
    'kubectl apply -f k8s',
    'Unable to connect to the server',
    'Unable to connect to the server: dial tcp 10.0.12.4:443: i/o timeout',
  ),
  quoted(
    'a program that the image does not have',
    'docker run --rm shop migrate',
    'exec: "migrate": executable file not found',
    'docker: Error response from daemon: failed to create task for container: OCI runtime create failed: runc create failed: exec: "migrate": executable file not found in $PATH: unknown.',
  ),
  quoted(
    'a socket without a right',
    'docker build -t shop .',
    'permission denied while trying to connect',
    'ERROR: permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: dial unix /var/run/docker.sock: connect: permission denied',
  ),
  quoted(
    'a script that only tries a file',
    './deploy.sh',
    'returned error: 500',
    "ls: cannot access 'old': No such file or directory",
    'curl: (22) The requested URL returned error: 500',
  ),
  quoted(
    'the first error of a compiler',
    'npm run build',
    "src/cart.ts(4,7): error TS2322: Type 'string'",
    '> shop@1.0.0 build',
    '> tsc -p .',
    "src/cart.ts(4,7): error TS2322: Type 'string' is not assignable to type 'number'.",
    "src/price.ts(9,1): error TS2304: Cannot find name 'currency'.",
    'npm ERR! code ELIFECYCLE',
    'npm ERR! errno 2',
    'npm ERR! shop@1.0.0 build: `tsc -p .`',
    'npm ERR! Exit status 2',
  ),
  quoted(
    'below the heading of Maven’s compiler',
    'mvn -B package',
    'Cart.java:[12,9] cannot find symbol',
    '[INFO] BUILD FAILURE',
    '[ERROR] COMPILATION ERROR : ',
    '[ERROR] /src/main/java/Cart.java:[12,9] cannot find symbol',
    '[ERROR] -> [Help 1]',
    '[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.',
  ),
  quoted(
    'below what went wrong in Gradle',
    './gradlew assemble',
    "Task 'assemblee' not found",
    'FAILURE: Build failed with an exception.',
    '* What went wrong:',
    "Task 'assemblee' not found in root project 'shop'.",
    '* Try:',
    'BUILD FAILED in 3s',
  ),
  quoted(
    'the last exception of a chain',
    'python deploy.py',
    "shop.DeployError: no stack 'shop-prod'",
    'Traceback (most recent call last):',
    '  File "deploy.py", line 9, in find',
    "KeyError: 'shop-prod'",
    'During handling of the above exception, another exception occurred:',
    'Traceback (most recent call last):',
    '  File "deploy.py", line 31, in <module>',
    '    raise DeployError(f"no stack {name!r}")',
    "shop.DeployError: no stack 'shop-prod'",
  ),
  quoted(
    'the reason below two headings',
    'sls deploy',
    'already in use',
    '× Stack shop-prod failed to deploy (11s)',
    'Error:',
    'CREATE_FAILED: Bucket (AWS::S3::Bucket)',
    'the name shop-assets is already in use',
  ),
  quoted(
    'the root of a chain of causes',
    'npx ampx pipeline-deploy',
    "Cannot find module '/src/auth/resource'",
    '[BackendBuildError] Unable to deploy due to CDK Assembly Error',
    '∟ Caused by: [AssemblyError] Assembly builder failed',
    "∟ Caused by: [Error] Cannot find module '/src/auth/resource'",
  ),
  quoted(
    'a statement with its particulars',
    'java -jar shop.jar',
    'Timed out waiting for container port',
    'Could not start container',
    'org.testcontainers.containers.ContainerLaunchException: Timed out waiting for container port to open',
    'at org.testcontainers.containers.wait.HostPort.waitUntilReady(HostPort.java:89)',
  ),
  quoted(
    'a reason that names a status',
    'npx nx test',
    'No tests found',
    'No tests found, exiting with code 1',
    'Run with `--passWithNoTests` to exit with code 0',
  ),
  quoted(
    'a complaint above a word that says nothing',
    'amplify push',
    'less than the minimum required version',
    'python3 found but version Python 3.7.4 is less than the minimum required version.',
    '✖ An error occurred when pushing the resources to the cloud',
  ),
  quoted(
    'an error long after others that did no harm',
    './release.sh',
    'release: no notes for 1.4.0, which are required',
    'fetch: cannot reach the mirror, taking the next',
    ...Array.from({ length: 20 }, (_, at) => `copied part ${at + 1}`),
    'release: no notes for 1.4.0, which are required',
  ),
  quoted(
    'a version that is not there, without a word like error',
    'python --version',
    "pyenv: version `3.8.2' is not installed",
    "pyenv: version `3.8.2' is not installed (set by /codebuild/output/src1/src/.python-version)",
  ),
];

/** Logs of Amplify, whose agent puts what a line is before it, and of pipes that were cut. */
export const wordsElsewhere: readonly Case[] = [
  {
    name: 'Amplify’s log',
    cause: 'tool-failed',
    says: "does not provide an export named 'today'",
    log: [
      '2024-03-28T18:13:46.621Z [INFO]: # Executing command: yarn run build',
      "2024-03-28T18:13:48.833Z [WARNING]: The requested module './dates.js' does not provide an export named 'today'",
      '2024-03-28T18:13:48.941Z [WARNING]: error Command failed with exit code 1.',
      '2024-03-28T18:13:48.955Z [ERROR]: !!! Build failed',
      '2024-03-28T18:13:48.956Z [ERROR]: !!! Error: Command failed with exit code 1',
      '2024-03-28T18:13:48.957Z [INFO]: # Uploading environment cache artifact...',
    ].join('\n'),
  },
  {
    name: 'the last of Amplify’s commands, not one that went on',
    cause: 'command-not-found-127',
    says: 'npm: command not found',
    log: [
      '# Starting phase: preBuild',
      '# Executing command: amplify --version',
      '2021-10-13T15:54:00.256Z [WARNING]: /codebuild/output/src3/src/shop/amplify.sh: line 4: amplify: command not found',
      '2021-10-13T15:54:00.274Z [INFO]: # Executing command: npm install',
      '2021-10-13T15:54:00.274Z [WARNING]: /codebuild/output/src3/src/shop/amplify.sh: line 13: npm: command not found',
      '2021-10-13T15:54:00.275Z [ERROR]: !!! Build failed',
      '2021-10-13T15:54:00.275Z [ERROR]: !!! Non-Zero Exit Code detected',
    ].join('\n'),
  },
  {
    name: 'stamps that a paste has put on one line',
    cause: 'packages-not-installed',
    says: 'No matching version found for editor@^9.9.9.',
    log: '2024-05-28T01:42:52.455Z [WARNING]: npm ERR! code ETARGET 2024-05-28T01:42:52.462Z [WARNING]: npm ERR! notarget No matching version found for editor@^9.9.9.',
  },
  {
    name: 'a process that the system killed',
    cause: 'memory-exhausted',
    says: 'Killed',
    log: [
      '2023-11-28T09:26:04.995Z [WARNING]: /codebuild/output/src4/src/shop/amplify.sh: line 18:  2807 Killed                  npm run build',
      '2023-11-28T09:26:05.001Z [ERROR]: !!! Build failed',
    ].join('\n'),
  },
  {
    name: 'a cut log with a stack below its error',
    cause: 'tool-failed',
    says: "Cannot access 'config' before initialization",
    log: [
      '[Container] 2024/09/15 23:48:45.372830 Running command yarn cdk deploy',
      "ReferenceError: Cannot access 'config' before initialization",
      ...Array.from({ length: 20 }, (_, at) => `    at Module.load (node:internal/loader:${at})`),
      'Subprocess exited with error 1',
    ].join('\n'),
  },
  {
    name: 'what Amplify’s agent says itself',
    cause: 'tool-failed',
    says: "Artifact directory doesn't exist: dist",
    log: [
      '2022-07-16T16:56:08.974Z [INFO]: # Completed phase: build',
      "2022-07-16T16:56:09.004Z [ERROR]: !!! CustomerError: Artifact directory doesn't exist: dist",
    ].join('\n'),
  },
  {
    name: 'a log that was cut at its error',
    cause: 'tool-failed',
    says: 'You must be logged in to the server',
    log: [
      '[Container] 2024/06/11 08:15:42.118203 Running command kubectl apply -f k8s',
      'error: You must be logged in to the server (Unauthorized)',
    ].join('\n'),
  },
];
