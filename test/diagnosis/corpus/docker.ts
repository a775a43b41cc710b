import { artifacts, failed, log, phase, pushOfNothing, ran, start } from '../build-log.ts';
import type { Case } from './types.ts';

const session =
  'User: arn:aws:sts::210987654321:assumed-role/codebuild-shop-service-role/AWSCodeBuild-1f2e3d4c-0000-4000-8000-000000000001';
const registry = '210987654321.dkr.ecr.eu-central-1.amazonaws.com';
const ecrLogin = `aws ecr get-login-password --region eu-central-1 | docker login --username AWS --password-stdin ${registry}`;
const warning = [
  'WARNING! Your password will be stored unencrypted in /root/.docker/config.json.',
  'Configure a credential helper to remove this warning. See',
  'https://docs.docker.com/engine/reference/commandline/login/#credentials-store',
  '',
  'Login Succeeded',
];
const daemonStarts = [
  'time="2024-06-11T08:15:40.877578031Z" level=warning msg="could not change group /var/run/docker.sock to docker: group docker not found"',
  'time="2024-06-11T08:15:40.878578031Z" level=error msg="Failed to built-in GetDriver graph btrfs /var/lib/docker"',
  'time="2024-06-11T08:15:40.879578031Z" level=info msg="Daemon has completed initialization"',
  'time="2024-06-11T08:15:40.907718211Z" level=info msg="API listen on /var/run/docker.sock"',
];
const layers = ['6512f535df6e: Preparing', 'a2bcea7dc112: Preparing', 'aeaf75cdf000: Waiting'];
const hubLogin =
  'echo $DOCKER_PASSWORD | docker login --username $DOCKER_USERNAME --password-stdin docker.io';
const loggedIn = phase('PRE_BUILD', ran(hubLogin, ...warning));
const built = ran(
  'docker build -t shop .',
  'Successfully built 3f9c2e7a1b0d',
  'Successfully tagged shop:latest',
);
const building = 'docker build -t $REPOSITORY_URI:latest .';
const buildFails = (...printed: readonly string[]) =>
  log(
    start(),
    phase('PRE_BUILD', ran(ecrLogin, ...warning)),
    phase('BUILD', ran('echo Building...', 'Building...'), failed(building, 1, ...printed)),
    pushOfNothing(),
    artifacts('imagedefinitions.json', false),
  );
const pushFails = (command: string, ...printed: readonly string[]) =>
  log(
    start(),
    loggedIn,
    phase('BUILD', built),
    phase('POST_BUILD', failed(command, 1, ...printed)),
  );
const loginFails = (command: string, exit: number, ...printed: readonly string[]) =>
  log(
    start(),
    phase(
      'PRE_BUILD',
      ran('docker --version', 'Docker version 26.1.4'),
      failed(command, exit, ...printed),
    ),
  );

/** Builds whose docker commands fail. */
export const dockerCases: readonly Case[] = [
  {
    name: 'no right to log in to ECR, with start-up chatter in between',
    cause: 'ecr-getauthorizationtoken-denied',
    log: loginFails(
      ecrLogin,
      1,
      `An error occurred (AccessDeniedException) when calling the GetAuthorizationToken operation: ${session} is not authorized to perform: ecr:GetAuthorizationToken on resource: * because no identity-based policy allows the ecr:GetAuthorizationToken action`,
      ...daemonStarts,
      'Error: Cannot perform an interactive login from a non TTY device',
    ),
  },
  {
    name: 'an empty password, with start-up chatter before',
    cause: 'docker-login-empty-credentials',
    log: loginFails(
      hubLogin,
      1,
      ...daemonStarts,
      'Error: Cannot perform an interactive login from a non TTY device',
    ),
  },
  {
    name: 'an empty password, in the words of 2026',
    cause: 'docker-login-empty-credentials',
    log: loginFails(
      hubLogin,
      1,
      'error: cannot perform an interactive login from a non-TTY device',
    ),
  },
  {
    name: 'an empty user name',
    cause: 'docker-login-empty-credentials',
    log: loginFails(hubLogin, 1, 'Must provide --username with --password-stdin'),
  },
  {
    name: 'Docker Hub refuses the pair',
    cause: 'dockerhub-bad-credentials',
    log: loginFails(
      hubLogin,
      1,
      'Error response from daemon: Get "https://registry-1.docker.io/v2/": unauthorized: incorrect username or password',
    ),
  },
  {
    name: 'the website as a registry',
    cause: 'registry-url-wrong-host',
    log: loginFails(
      'echo $P | docker login -u $U --password-stdin $DOCKER_REGISTRY_URL',
      1,
      'Error response from daemon: login attempt to https://hub.docker.com/v2/ failed with status: 404 Not Found',
    ),
  },
  {
    name: 'a Hub token sent to ECR',
    cause: 'registry-credentials-mismatch',
    log: loginFails(
      `echo $P | docker login -u $U --password-stdin ${registry}`,
      1,
      `Error response from daemon: login attempt to https://${registry}/v2/ failed with status: 401 Unauthorized`,
    ),
  },
  {
    name: 'get-login with the second CLI',
    cause: 'ecr-get-login-removed',
    log: loginFails(
      '$(aws ecr get-login --region $AWS_DEFAULT_REGION --no-include-email)',
      252,
      '',
      'usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]',
      'To see help text, you can run:',
      '  aws help',
      'aws: error: argument operation: Invalid choice, valid choices are:',
      'batch-check-layer-availability           | batch-delete-image',
    ),
  },
  {
    name: 'a login inside of $( )',
    cause: 'login-command-substituted',
    log: loginFails(
      `$(${ecrLogin})`,
      127,
      ...warning.slice(0, 3),
      '/codebuild/output/tmp/script.sh: line 4: Login: command not found',
    ),
  },
  {
    name: 'no daemon',
    cause: 'privileged-mode-off',
    log: buildFails(
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    ),
  },
  {
    name: 'no daemon, in the words of a new CLI',
    cause: 'privileged-mode-off',
    log: buildFails(
      'ERROR: failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: dial unix /var/run/docker.sock: connect: no such file or directory',
    ),
  },
  {
    name: 'no daemon at the login already',
    cause: 'privileged-mode-off',
    log: loginFails(
      '$(aws ecr get-login --no-include-email)',
      1,
      'WARNING! Using --password via the CLI is insecure. Use --password-stdin.',
      'Warning: failed to get default registry endpoint from daemon (Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?). Using system default: https://index.docker.io/v1/',
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    ),
  },
  {
    name: 'no daemon in an image of their own',
    cause: 'dockerd-not-started',
    log: buildFails(
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    ),
    evidence: {
      build: { phases: [], environment: { image: 'acme/builder:3', privilegedMode: true } },
    },
  },
  {
    name: 'the pull limit, below make',
    cause: 'dockerhub-rate-limit',
    log: log(
      start(),
      phase(
        'BUILD',
        failed(
          'make all',
          2,
          'Step 1/9 : FROM python:3.12-slim',
          '3.12-slim: Pulling from library/python',
          'toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit',
          'make: *** [deploy] Error 1',
        ),
      ),
    ),
  },
  {
    name: 'the pull limit, by BuildKit',
    cause: 'dockerhub-rate-limit',
    log: buildFails(
      '#2 [internal] load metadata for docker.io/library/node:20-alpine',
      '#2 ERROR: failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/node/manifests/sha256:0a1b: 429 Too Many Requests - Server message: toomanyrequests: You have reached your unauthenticated pull rate limit.',
      '------',
      ' > [internal] load metadata for docker.io/library/node:20-alpine:',
      '------',
      'ERROR: failed to solve: node:20-alpine: failed to resolve source metadata for docker.io/library/node:20-alpine: failed to copy: httpReadSeeker: failed open',
    ),
  },
  {
    name: 'an old image of CodeBuild',
    cause: 'build-image-too-old',
    log: buildFails(
      'Sending build context to Docker daemon  14.85kB',
      'Step 1/13 : FROM ubuntu:latest',
      'missing signature key',
    ),
  },
  {
    name: 'a base image that does not exist',
    cause: 'base-image-unknown',
    log: buildFails(
      '#2 [internal] load metadata for docker.io/library/pythn:3.12',
      '#2 ERROR: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
      'ERROR: failed to solve: pythn:3.12: failed to resolve source metadata for docker.io/library/pythn:3.12: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    ),
  },
  {
    name: 'no Dockerfile, classic builder',
    cause: 'dockerfile-missing',
    log: buildFails(
      'unable to prepare context: unable to evaluate symlinks in Dockerfile path: lstat /codebuild/output/src2519034471/src/Dockerfile: no such file or directory',
    ),
  },
  {
    name: 'no Dockerfile, BuildKit',
    cause: 'dockerfile-missing',
    log: buildFails(
      '#0 building with "default" instance using docker driver',
      '#1 [internal] load build definition from Dockerfile',
      '#1 transferring dockerfile: 2B done',
      '#1 DONE 0.0s',
      'ERROR: failed to build: failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory',
    ),
  },
  {
    name: 'a context that does not exist',
    cause: 'docker-context-missing',
    log: buildFails('unable to prepare context: path "./services/api" not found'),
  },
  {
    name: 'a COPY of what .dockerignore leaves out',
    cause: 'copy-source-missing',
    log: buildFails(
      '#7 [3/6] COPY dist/ /app/',
      '#7 ERROR: failed to calculate checksum of ref 3f9c::q1w2: "/dist": not found',
      '------',
      ' > [3/6] COPY dist/ /app/:',
      '------',
      'Dockerfile:6',
      '   6 | >>> COPY dist/ /app/',
      'ERROR: failed to solve: failed to compute cache key: failed to calculate checksum of ref 3f9c::q1w2: "/dist": not found',
    ),
  },
  {
    name: 'a COPY in the words of an old Docker',
    cause: 'copy-source-missing',
    log: buildFails(
      'Step 4/8 : COPY target/shop.jar app.jar',
      'COPY failed: stat /var/lib/docker/tmp/docker-builder114/target/shop.jar: no such file or directory',
    ),
  },
  {
    name: 'npm inside of the Dockerfile',
    cause: 'dockerfile-run-step-failed',
    log: buildFails(
      '#8 [4/5] RUN npm install',
      "#8 1.093 npm error 404  'expqress@*' is not in this registry.",
      '#8 1.096 npm notice To update run: npm install -g npm@12.0.2',
      '#8 ERROR: process "/bin/sh -c npm install" did not complete successfully: exit code: 1',
      '------',
      ' > [4/5] RUN npm install:',
      "1.093 npm error 404  'expqress@*' is not in this registry.",
      '------',
      'Dockerfile:9',
      'ERROR: failed to build: failed to solve: process "/bin/sh -c npm install" did not complete successfully: exit code: 1',
    ),
  },
  {
    name: 'a missing tool inside of the Dockerfile',
    cause: 'dockerfile-run-step-failed',
    log: buildFails(
      'Step 5/7 : RUN pip3 install -r requirements.txt',
      ' ---> Running in 0c1d2e3f4a5b',
      '/bin/sh: 1: pip3: not found',
      "The command '/bin/sh -c pip3 install -r requirements.txt' returned a non-zero code: 127",
    ),
  },
  {
    name: 'a scan inside of the Dockerfile',
    cause: 'dockerfile-run-step-failed',
    log: buildFails(
      'Step 8/9 : RUN ./snyk test',
      '✗ Medium severity vulnerability found in org.example:faces',
      'Tested 37 dependencies for known vulnerabilities, found 2 vulnerabilities, 2 vulnerable paths.',
      "The command '/bin/sh -c ./snyk test' returned a non-zero code: 1",
    ),
  },
  {
    name: 'another processor',
    cause: 'arch-mismatch',
    log: buildFails(
      'Step 3/6 : RUN apt-get update',
      ' ---> [Warning] The requested image platform (linux/arm64) does not match the detected host platform (linux/amd64)',
      ' ---> Running in 1a2b3c4d5e6f',
      'exec /bin/sh: exec format error',
      "The command '/bin/sh -c apt-get update' returned a non-zero code: 1",
    ),
  },
  {
    name: 'no room',
    cause: 'disk-full',
    log: buildFails(
      '#11 [6/7] RUN pip install torch',
      '#11 84.20 ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device',
      '#11 ERROR: process "/bin/sh -c pip install torch" did not complete successfully: exit code: 1',
    ),
  },
  {
    name: 'a tag that is a pipeline’s zip',
    cause: 'tag-from-codebuild-source-version',
    log: buildFails(
      'invalid argument "shop:arn:aws:s3:::codepipeline-eu-central-1-311/shop/MyApp/JrWYRbf" for t: Error parsing reference: "shop:arn:aws:s3:::codepipeline-eu-central-1-311/shop/MyApp/JrWYRbf" is not a valid repository/tag',
      "See 'docker build --help'.",
    ),
  },
  {
    name: 'an empty repository',
    cause: 'image-reference-empty-part',
    log: buildFails('ERROR: failed to build: invalid tag ":latest": invalid reference format'),
  },
  {
    name: 'an address in the tag',
    cause: 'registry-url-scheme-or-slash',
    log: buildFails(
      'ERROR: invalid tag "https://index.docker.io/v1//maria/shop:latest": invalid reference format',
    ),
  },
  {
    name: 'capital letters',
    cause: 'image-name-uppercase',
    log: buildFails(
      'invalid argument "Maria/Shop:latest" for "-t, --tag" flag: invalid reference format: repository name (Maria/Shop) must be lowercase',
    ),
  },
  {
    name: 'a push without a user, after a login',
    cause: 'dockerhub-push-denied-namespace',
    log: pushFails(
      'docker push shop:latest',
      'The push refers to repository [docker.io/library/shop]',
      ...layers,
      'denied: requested access to the resource is denied',
    ),
  },
  {
    name: 'a push to a name that is hidden',
    cause: 'dockerhub-push-denied-masked',
    log: pushFails(
      'docker push "$DOCKER_REGISTRY_URL/$DOCKER_USERNAME/shop:latest"',
      'The push refers to repository [***/***/shop]',
      ...layers,
      'denied: requested access to the resource is denied',
    ),
  },
  {
    name: 'a token that may read only',
    cause: 'dockerhub-token-scope',
    log: pushFails(
      'docker push maria/shop:latest',
      'The push refers to repository [docker.io/maria/shop]',
      ...layers,
      'error from registry: access token has insufficient scopes',
    ),
  },
  {
    name: 'a push without a login',
    cause: 'docker-login-missing',
    log: log(
      start(),
      phase('BUILD', built),
      phase(
        'POST_BUILD',
        failed(
          `docker push ${registry}/shop:latest`,
          1,
          `The push refers to repository [${registry}/shop]`,
          ...layers,
          'no basic auth credentials',
        ),
      ),
    ),
  },
  {
    name: 'a push to another region than the login',
    cause: 'ecr-uri-wrong-account-or-region',
    log: log(
      start(),
      phase(
        'PRE_BUILD',
        ran(
          'aws ecr get-login-password --region us-east-1 | docker login --username AWS --password-stdin 210987654321.dkr.ecr.us-east-1.amazonaws.com',
          ...warning,
        ),
      ),
      phase('BUILD', built),
      phase(
        'POST_BUILD',
        failed(
          `docker push ${registry}/shop:latest`,
          1,
          `The push refers to repository [${registry}/shop]`,
          'no basic auth credentials',
        ),
      ),
    ),
  },
  {
    name: 'no right to upload to ECR',
    cause: 'ecr-push-permissions-missing',
    log: pushFails(
      'docker push $REPOSITORY_URI:latest',
      `The push refers to repository [${registry}/shop]`,
      ...layers,
      `denied: ${session} is not authorized to perform: ecr:CompleteLayerUpload on resource: arn:aws:ecr:eu-central-1:210987654321:repository/shop`,
    ),
  },
  {
    name: 'a push that retries until EOF',
    cause: 'ecr-push-permissions-missing',
    log: pushFails(
      'docker push $IMAGE_URL/$REPO_NAME',
      'd945d3acfd66: Retrying in 3 seconds',
      '7f2fe4cb548a: Retrying in 1 second',
      'EOF',
    ),
  },
  {
    name: 'a pull that the role may not do',
    cause: 'ecr-push-permissions-missing',
    log: buildFails(
      `Error response from daemon: pull access denied for ${registry}/base, repository does not exist or may require 'docker login': denied: ${session} is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:eu-central-1:210987654321:repository/base because no identity-based policy allows the ecr:BatchGetImage action`,
    ),
  },
  {
    name: 'no such repository in ECR',
    cause: 'ecr-repository-missing',
    log: pushFails(
      'docker push "$(cat /tmp/tag.txt)"',
      `The push refers to repository [${registry}/shop-api]`,
      ...layers,
      "name unknown: The repository with name 'shop-api' does not exist in the registry with id '210987654321'",
    ),
  },
  {
    name: 'an immutable tag',
    cause: 'ecr-tag-immutable',
    log: pushFails(
      'docker push $REPOSITORY_URI:latest',
      `The push refers to repository [${registry}/shop]`,
      '6512f535df6e: Layer already exists',
      "tag invalid: The image tag 'latest' already exists in the 'shop' repository and cannot be overwritten because the repository is immutable.",
    ),
  },
  {
    name: 'a failure that tee hid, and the push of nothing',
    cause: 'dockerfile-run-step-failed',
    log: log(
      start(),
      phase('PRE_BUILD', ran(ecrLogin, ...warning)),
      phase(
        'BUILD',
        ran(
          './build.sh | tee build.log',
          '#9 ERROR: process "/bin/sh -c make dist" did not complete successfully: exit code: 2',
          'ERROR: failed to solve: process "/bin/sh -c make dist" did not complete successfully: exit code: 2',
        ),
      ),
      pushOfNothing(),
    ),
  },
  {
    name: 'a cache that is not there, and then a real failure',
    cause: 'dockerfile-run-step-failed',
    log: buildFails(
      '#9 importing cache manifest from 210987654321.dkr.ecr.eu-central-1.amazonaws.com/shop:cache',
      '#9 ERROR: 210987654321.dkr.ecr.eu-central-1.amazonaws.com/shop:cache: not found',
      '#22 0.335 /bin/sh: 1: /opt/setup.sh: not found',
      '#22 ERROR: process "/bin/sh -c /opt/setup.sh" did not complete successfully: exit code: 127',
    ),
  },
  {
    name: 'a log in which the account was replaced by a word',
    cause: 'ecr-getauthorizationtoken-denied',
    log: loginFails(
      'aws ecr get-login-password | docker login --username AWS --password-stdin <AWS_ACCOUNT_ID>.dkr.ecr.eu-central-1.amazonaws.com',
      1,
      'An error occurred (AccessDeniedException) when calling the GetAuthorizationToken operation: User: arn:aws:sts::<ACCOUNT_ID>:assumed-role/<ROLE>/AWSCodeBuild-62ff is not authorized to perform: ecr:GetAuthorizationToken on resource: *',
      'Error: Cannot perform an interactive login from a non TTY device',
    ),
  },
  {
    name: 'a word that was never replaced',
    cause: 'template-placeholder-left',
    log: buildFails(
      'ERROR: failed to build: invalid tag "REPLACE_ME_ECR/shop:latest": invalid reference format',
    ),
  },
  {
    name: 'a public registry that is asked with an old login',
    cause: 'base-image-refused',
    log: buildFails(
      '#3 [internal] load metadata for public.ecr.aws/nginx/nginx:1.27',
      '#3 ERROR: unexpected status from HEAD request to https://public.ecr.aws/v2/nginx/nginx/manifests/1.27: 403 Forbidden',
    ),
  },
  {
    name: 'a daemon that may not mount',
    cause: 'privileged-mode-off',
    log: buildFails('failed to start daemon: error initializing graphdriver: driver not supported'),
  },
];
