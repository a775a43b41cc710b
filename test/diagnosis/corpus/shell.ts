import { artifacts, failed, log, phase, pushOfNothing, ran, start } from '../build-log.ts';
import type { Case } from './types.ts';

const script = '/codebuild/output/tmp/script.sh';
const build = (...commands: Parameters<typeof phase> extends [string, ...infer C] ? C : never) =>
  log(start(), phase('BUILD', ...commands));

/** Builds that fail in the shell, in the project’s own programs, or around them. */
export const shellCases: readonly Case[] = [
  {
    name: 'a folder of the course',
    cause: 'repo-folder-mismatch',
    log: log(
      start(),
      phase(
        'PRE_BUILD',
        ran('echo "Installing dependencies..."', 'Installing dependencies...'),
        failed(
          'pip install -r day-13/simple-python-app/requirements.txt',
          1,
          "ERROR: Could not open requirements file: [Errno 2] No such file or directory: 'day-13/simple-python-app/requirements.txt'",
          '[notice] A new release of pip is available: 23.0.1 -> 24.0',
        ),
      ),
    ),
  },
  {
    name: 'a cd that leads nowhere, in dash',
    cause: 'repo-folder-mismatch',
    log: build(
      failed(
        'cd day14/simple_python_app',
        2,
        `${script}: 4: cd: can't cd to day14/simple_python_app`,
      ),
    ),
  },
  {
    name: 'the same cd twice',
    cause: 'cwd-carries-over',
    log: log(
      start(),
      phase('PRE_BUILD', ran('cd backend'), ran('npm ci', 'added 120 packages in 4s')),
      phase(
        'BUILD',
        failed('cd backend', 1, `${script}: line 4: cd: backend: No such file or directory`),
      ),
    ),
  },
  {
    name: 'a cd home before docker build',
    cause: 'bare-cd-goes-home',
    log: build(
      ran('cd'),
      failed(
        'docker build -t shop .',
        1,
        'ERROR: failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory',
      ),
    ),
  },
  {
    name: 'sudo, in dash',
    cause: 'command-not-found-127',
    log: build(failed('sudo apt-key add -', 127, `${script}: 4: ${script}: sudo: not found`)),
  },
  {
    name: 'a word that is no command',
    cause: 'command-not-found-127',
    log: build(
      ran('whoami', 'root'),
      failed('PWD', 127, `${script}: line 4: PWD: command not found`),
    ),
  },
  {
    name: 'yarn on another image',
    cause: 'command-not-found-127',
    log: build(failed('yarn install --frozen-lockfile', 127, '/bin/sh: yarn: command not found')),
  },
  {
    name: 'node on a Lambda image',
    cause: 'command-not-found-127',
    log: build(
      failed(
        'node --version',
        127,
        '/tmp/codebuild/output/tmp/script.sh: line 4: node: command not found',
      ),
    ),
  },
  {
    name: 'a file name as a command',
    cause: 'buildspec-name-entered-as-command',
    log: build(failed('ci/buildspec.yaml', 127, `${script}: 4: ci/buildspec.yaml: not found`)),
  },
  {
    name: 'double brackets in sh',
    cause: 'shell-sh-vs-bash',
    log: build(
      failed(
        'if [[ "$STACK" = *ROLLBACK* ]]; then ./delete.sh; fi; ./deploy.sh',
        127,
        `${script}: 12: [[: not found`,
        `${script}: 34: ROLLBACK_COMPLETE: not found`,
      ),
    ),
  },
  {
    name: 'a folded if',
    cause: 'multiline-shell-folded',
    log: build(
      failed(
        'if ! aws ecr describe-repositories; then     echo create   fi',
        2,
        `${script}: 5: Syntax error: end of file unexpected (expecting "fi")`,
      ),
    ),
  },
  {
    name: 'Windows line ends in a script',
    cause: 'crlf-in-script',
    log: build(failed('./push.sh', 127, "./push.sh: line 2: $'\\r': command not found")),
  },
  {
    name: 'mocha',
    cause: 'build-command-failed',
    says: 'expected 200 "OK", got 404 "Not Found"',
    log: build(
      failed(
        'npm test',
        1,
        '> shop@1.0.0 test',
        '  1 passing (31ms)',
        '  1 failing',
        '  1) GET /',
        '     responds with 200:',
        '      Error: expected 200 "OK", got 404 "Not Found"',
        '      at Test.assert (node_modules/supertest/lib/test.js:172:8)',
      ),
    ),
  },
  {
    name: 'a check of their own',
    cause: 'build-command-failed',
    log: build(
      failed(
        'python3 tools/static_checks.py --all',
        1,
        'tools/Dockerfile:19: no lock file next to it',
        'Static checks failed with 3 error(s)',
      ),
    ),
  },
  {
    name: 'a scanner that says nothing, and the push after it',
    cause: 'build-command-failed',
    log: log(
      start(),
      phase('BUILD', failed('trufflehog --regex --max_depth 1 $APP_SOURCE_REPO_URL', 1)),
      pushOfNothing(),
      artifacts('imagedefinitions.json', false),
    ),
  },
  {
    name: 'an old C library',
    cause: 'build-image-too-old',
    log: log(
      start(),
      phase(
        'INSTALL',
        failed(
          'npm install',
          1,
          "node: /lib64/libm.so.6: version `GLIBC_2.27' not found (required by node)",
          "node: /lib64/libc.so.6: version `GLIBC_2.28' not found (required by node)",
        ),
      ),
    ),
  },
  {
    name: 'an old Go',
    cause: 'build-image-too-old',
    log: log(
      start(),
      phase(
        'INSTALL',
        failed(
          'go get example.org/hugo',
          1,
          'unrecognized import path "io/fs": import path does not begin with hostname',
        ),
      ),
    ),
  },
  {
    name: 'no way to the internet',
    cause: 'vpc-no-internet',
    log: build(
      failed(
        'docker build -t shop .',
        1,
        '#2 ERROR: failed to do request: Head "https://registry-1.docker.io/v2/library/node/manifests/20": dial tcp 98.85.153.80:443: i/o timeout',
      ),
    ),
  },
  {
    name: 'a block whose own text is full of errors',
    cause: 'ecr-getauthorizationtoken-denied',
    log: [
      ...start(),
      '[Container] 2024/06/11 08:15:42.118203 Entering phase BUILD',
      '[Container] 2024/06/11 08:15:42.118203 Running command set -e',
      'if ! docker push "$IMAGE"; then',
      '  echo "denied: requested access to the resource is denied"',
      '  cat no-such-file || echo "cat: no-such-file: No such file or directory"',
      'fi',
      'aws ecr get-authorization-token',
      '',
      'An error occurred (AccessDeniedException) when calling the GetAuthorizationToken operation: User: arn:aws:sts::210987654321:assumed-role/r/s is not authorized to perform: ecr:GetAuthorizationToken on resource: *',
      '[Container] 2024/06/11 08:15:43.118203 Command did not exit successfully set -e',
      'if ! docker push "$IMAGE"; then',
      '  echo "denied: requested access to the resource is denied"',
      '  cat no-such-file || echo "cat: no-such-file: No such file or directory"',
      'fi',
      'aws ecr get-authorization-token',
      ' exit status 254',
      '[Container] 2024/06/11 08:15:43.118203 Phase complete: BUILD State: FAILED',
      '[Container] 2024/06/11 08:15:43.118203 Phase context status code: COMMAND_EXECUTION_ERROR Message: Error while executing command: set -e',
      'if ! docker push "$IMAGE"; then',
      '  echo "denied: requested access to the resource is denied"',
      'fi',
      'aws ecr get-authorization-token',
      '. Reason: exit status 254',
    ].join('\n'),
  },
  {
    name: 'the build ran out of time',
    cause: 'build-timeout',
    log: log(start(), [
      '[Container] 2024/06/11 08:15:42.118203 Entering phase BUILD',
      '[Container] 2024/06/11 08:15:42.118203 Running command ./integration.sh',
      'waiting for database ...',
      '[Container] 2024/06/11 09:15:42.118203 Phase complete: BUILD State: TIMED_OUT',
      '[Container] 2024/06/11 09:15:42.118203 Phase context status code: BUILD_TIMED_OUT Message: Build has timed out. ',
    ]),
  },
  {
    name: 'a folder that ls does not find',
    cause: 'repo-folder-mismatch',
    log: build(
      failed('ls -la ./deploy', 2, 'ls: cannot access ./deploy: No such file or directory'),
    ),
  },
  {
    name: 'a folder that a template names',
    cause: 'repo-folder-mismatch',
    log: build(
      failed(
        'aws cloudformation package --template-file site.yml --s3-bucket $BUCKET',
        255,
        'Unable to upload artifact ../dist referenced by CodeUri parameter of Api resource.',
        'Parameter CodeUri of resource Api refers to a file or folder that does not exist /codebuild/output/src11/src/dist',
      ),
    ),
  },
  {
    name: 'a syntax that the Node.js of the build image does not know',
    cause: 'build-image-too-old',
    log: build(
      failed(
        'npm run synth',
        1,
        '/codebuild/output/src11/src/node_modules/tool/index.js:7',
        'const home = options.home ?? "/root";',
        '                           ^',
        "SyntaxError: Unexpected token '?'",
        'npm ERR! code ELIFECYCLE',
      ),
    ),
  },
  {
    name: 'terraform',
    cause: 'tool-failed',
    log: build(
      failed(
        'terraform apply -auto-approve',
        1,
        '│ Error: creating S3 Bucket (shop): BucketAlreadyExists',
        '│   with aws_s3_bucket.shop,',
      ),
    ),
  },
  {
    name: 'npm’s resolver',
    cause: 'packages-not-installed',
    log: build(
      failed(
        'npm ci',
        1,
        'npm ERR! code ERESOLVE',
        'npm ERR! ERESOLVE could not resolve',
        'npm ERR! Conflicting peer dependency: react@18.3.1',
      ),
    ),
  },
  {
    name: 'a private package',
    cause: 'packages-not-installed',
    log: build(
      failed(
        'npm ci',
        1,
        'npm ERR! code E401',
        'npm ERR! Unable to authenticate, your authentication token seems to be invalid.',
      ),
    ),
  },
  {
    name: 'a package that pip cannot find',
    cause: 'packages-not-installed',
    log: build(
      failed(
        'pip install -r requirements.txt',
        1,
        'ERROR: No matching distribution found for flask==99.0',
      ),
    ),
  },
  {
    name: 'what Python traces',
    cause: 'tool-failed',
    log: build(
      failed(
        'python release.py',
        1,
        'Traceback (most recent call last):',
        '  File "release.py", line 3, in <module>',
        '    stage = os.environ["STAGE"]',
        "KeyError: 'STAGE'",
      ),
    ),
  },
  {
    name: 'what Node.js throws',
    cause: 'tool-failed',
    log: build(
      failed(
        'node release.js',
        1,
        '/codebuild/output/src11/src/release.js:4',
        'TypeError: Cannot read properties of undefined (reading 0)',
        '    at Object.<anonymous> (/codebuild/output/src11/src/release.js:4:9)',
      ),
    ),
  },
  {
    name: 'a stack that stands in the way',
    cause: 'tool-failed',
    log: build(
      failed(
        'aws cloudformation create-stack --stack-name shop',
        254,
        'An error occurred (AlreadyExistsException) when calling the CreateStack operation: Stack [shop] already exists',
      ),
    ),
  },
  {
    name: 'a package that apt-get may not trust',
    cause: 'packages-not-installed',
    log: build(
      failed(
        'apt-get update',
        100,
        "E: The repository 'https://apt.acme.example/debian stable InRelease' is not signed.",
      ),
    ),
  },
  {
    name: 'a wheel that cannot be built',
    cause: 'packages-not-installed',
    log: build(
      failed(
        'pip install -r requirements.txt',
        1,
        '× Getting requirements to build wheel did not run successfully.',
      ),
    ),
  },
  {
    name: 'a plugin of the Serverless Framework',
    cause: 'tool-failed',
    log: build(
      failed(
        'serverless deploy',
        1,
        'Serverless Error ---------------------------------------',
        '',
        'Serverless plugin "serverless-acme" initialization errored: Unexpected token )',
      ),
    ),
  },
  {
    name: 'a promise that nobody caught',
    cause: 'tool-failed',
    log: build(
      failed(
        'npx cdk synth',
        1,
        '(node:71) UnhandledPromiseRejectionWarning: Error: docker exited with status 1',
      ),
    ),
  },
  {
    name: 'a module that Node.js does not find',
    cause: 'tool-failed',
    log: build(
      failed(
        'node build.js',
        1,
        "Error: Cannot find module 'lodash'",
        '    at Function.Module._resolveFilename (internal/modules/cjs/loader.js:902:15)',
        '    at internal/main/run_main_module.js:17:47 {',
        "  code: 'MODULE_NOT_FOUND',",
        '  requireStack: []',
        '}',
      ),
    ),
  },
  {
    name: 'an exception under the CDK',
    cause: 'tool-failed',
    log: build(
      failed(
        'cdk synth',
        1,
        'Traceback (most recent call last):',
        '  File "app.py", line 12, in <module>',
        '    main()',
        'IndexError: list index out of range',
        'Subprocess exited with error 1',
      ),
    ),
  },
  {
    name: 'another right',
    cause: 'aws-call-denied',
    log: build(
      failed(
        'aws s3 sync dist s3://shop-site',
        1,
        'fatal error: An error occurred (AccessDenied) when calling the ListObjectsV2 operation: Access Denied',
      ),
    ),
  },
  {
    name: 'a right of ECS',
    cause: 'aws-call-denied',
    log: build(
      failed(
        'aws ecs update-service --service shop',
        254,
        'An error occurred (AccessDeniedException) when calling the UpdateService operation: User: arn:aws:sts::210987654321:assumed-role/r/s is not authorized to perform: ecs:UpdateService on resource: arn:aws:ecs:eu-central-1:210987654321:service/shop because no identity-based policy allows the ecs:UpdateService action',
      ),
    ),
  },
  {
    name: 'a script without its right to run',
    cause: 'script-not-executable',
    log: build(
      failed(
        './gradlew build',
        126,
        '/codebuild/output/tmp/script.sh: line 4: ./gradlew: Permission denied',
      ),
    ),
  },
  {
    name: 'a template that is elsewhere',
    cause: 'repo-folder-mismatch',
    log: build(
      failed(
        'aws cloudformation package --template-file site.yml --s3-bucket $BUCKET',
        255,
        'Invalid template path site.yml',
      ),
    ),
  },
  {
    name: 'an empty word that bash runs',
    cause: 'command-not-found-127',
    log: build(
      failed(
        'if [[ -n "$STAGE" ]]; then $DEPLOY; "$NOTIFY"; fi',
        127,
        '/codebuild/output/tmp/script.sh: line 4: : command not found',
      ),
    ),
  },
  {
    name: 'a search in a pipe',
    cause: 'grep-found-nothing',
    log: build(failed('echo "$RESULT" | grep -q passed', 1)),
  },
  {
    name: 'an empty grep',
    cause: 'grep-found-nothing',
    log: build(failed('link=$(grep -o "http://[^ ]*" result.txt)', 1)),
  },
  {
    name: 'an exception that a test reports',
    cause: 'build-command-failed',
    log: build(
      failed(
        'python -m unittest',
        1,
        'Traceback (most recent call last):',
        '  File "/codebuild/output/src11/src/test_shop.py", line 5, in test_price',
        'AssertionError: 3 != 4',
        '----------------------------------------------------------------------',
        'Ran 2 tests in 0.001s',
        'FAILED (failures=1)',
      ),
    ),
  },
  {
    name: 'a clone without credentials',
    cause: 'git-credentials-missing',
    log: build(
      failed(
        'git clone $CHARTS charts',
        128,
        "Cloning into 'charts'...",
        "fatal: could not read Username for 'https://github.com': No such device or address",
      ),
    ),
  },
  {
    name: 'a clone by ssh without a key',
    cause: 'git-credentials-missing',
    log: build(
      failed(
        'git clone git@github.com:maria/charts.git',
        128,
        'git@github.com: Permission denied (publickey).',
        'fatal: Could not read from remote repository.',
      ),
    ),
  },
  {
    name: 'a heap that is full',
    cause: 'memory-exhausted',
    log: build(
      failed(
        'npm run build',
        134,
        '<--- Last few GCs --->',
        'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
      ),
    ),
  },
  {
    name: 'a program that the system ends',
    cause: 'memory-exhausted',
    log: build(failed('./gradlew build', 137, 'Starting a Gradle Daemon')),
  },
  {
    name: 'a template that SAM looks for',
    cause: 'repo-folder-mismatch',
    log: build(
      failed(
        'sam build -t stacks/site.yml',
        1,
        'Error: Template file not found at /codebuild/output/src11/src/stacks/site.yml',
      ),
    ),
  },
  {
    name: 'an error that names its kind',
    cause: 'tool-failed',
    log: build(
      failed('npx ampx pipeline-deploy', 1, '[AssetPublishError] CDK failed to publish assets'),
    ),
  },
  {
    name: 'a script that the shell cannot start',
    cause: 'script-not-startable',
    log: build(
      failed('./notify.sh', 127, '/codebuild/output/tmp/script.sh: 4: ./notify.sh: not found'),
    ),
  },
  {
    name: 'a profile of somebody’s own machine',
    cause: 'aws-credentials-missing',
    log: build(
      failed('aws s3 ls --profile maria', 255, 'The config profile (maria) could not be found'),
    ),
  },
  {
    name: 'a call of a Go program that is denied',
    cause: 'aws-call-denied',
    log: build(
      failed(
        'eksctl get cluster',
        1,
        'Error: listing clusters: operation error EKS: ListClusters, https response error StatusCode: 403, RequestID: 1f2e, api error AccessDeniedException: denied',
      ),
    ),
  },
  {
    name: 'a token for another service than ECR',
    cause: 'aws-call-denied',
    log: build(
      failed(
        'aws codeartifact login --tool npm --domain shop --repository npm',
        254,
        'An error occurred (AccessDeniedException) when calling the GetAuthorizationToken operation: User: arn:aws:sts::210987654321:assumed-role/codebuild-shop/AWSCodeBuild-1f2e is not authorized to perform: codeartifact:GetAuthorizationToken on resource: arn:aws:codeartifact:eu-central-1:210987654321:domain/shop',
      ),
    ),
  },
  {
    name: 'what Gradle says went wrong',
    cause: 'tool-failed',
    log: build(
      failed(
        './gradlew assemble',
        1,
        'FAILURE: Build failed with an exception.',
        '',
        '* What went wrong:',
        'Could not determine the dependencies of task :shop:assemble.',
      ),
    ),
  },
  {
    name: 'the last word of a program',
    cause: 'tool-failed',
    log: build(
      failed(
        'flyway migrate',
        1,
        'migrating schema shop',
        'ERROR: Validate failed for migration version 3',
      ),
    ),
  },
  {
    name: 'a lookup of the CDK that is denied',
    cause: 'aws-call-denied',
    log: build(
      failed(
        'npx cdk synth',
        1,
        '[Error at /Shop/Network] You are not authorized to perform this operation.',
      ),
    ),
  },
  {
    name: 'SAM without docker',
    cause: 'privileged-mode-off',
    log: build(
      failed(
        'sam build --use-container',
        1,
        'Error: Docker is unreachable. Docker needs to be running to build inside a container.',
      ),
    ),
  },
  {
    name: 'a certificate that does not verify is no failed check',
    cause: 'certificate-not-trusted',
    log: build(
      failed(
        'git clone https://git.acme.example/shop.git',
        128,
        "fatal: unable to access 'https://git.acme.example/shop.git/': server certificate verification failed. CAfile: none CRLfile: none",
      ),
    ),
  },
  {
    name: 'what Copilot cannot read, above its script’s own words',
    cause: 'tool-failed',
    log: build(
      failed(
        './copilot-linux svc package -n web -e test',
        1,
        '✘ read manifest for service web: yaml: line 7: could not find expected key',
        'Templates were not generated. See above for an error in a manifest.',
      ),
    ),
  },
  {
    name: 'a test that Playwright marks',
    cause: 'build-command-failed',
    log: build(
      failed(
        'npx playwright test',
        1,
        '✘ the basket: adds a book (412ms)',
        'npm ERR! Test failed.  See above for more details.',
      ),
    ),
  },
  {
    name: 'what CloudFormation says of the resource that failed',
    cause: 'tool-failed',
    log: build(
      failed(
        'npx serverless deploy',
        1,
        '✖ Stack shop-dev failed to deploy (14s)',
        'Error:',
        'CREATE_FAILED: Books (AWS::DynamoDB::Table)',
        'shop-books-dev already exists',
      ),
    ),
  },
  {
    name: 'a right that CloudFormation lacks, below the resource that failed',
    cause: 'aws-call-denied',
    log: build(
      failed(
        'npx serverless deploy',
        1,
        'Error:',
        'UPDATE_FAILED: Orders (AWS::SQS::Queue)',
        'Resource handler returned message: "User: arn:aws:sts::111122223333:assumed-role/codebuild-shop/AWSCodeBuild-6b1f is not authorized to perform: sqs:TagQueue on resource: arn:aws:sqs:eu-west-1:111122223333:orders"',
      ),
    ),
  },
  {
    name: 'a resource of a stack that is there already',
    cause: 'tool-failed',
    log: build(
      failed(
        'amplifyPush --simple',
        1,
        'Resource Name: Covers (AWS::S3::Bucket)',
        'Event Type: create',
        'Reason: shop-covers-dev already exists',
      ),
    ),
  },
  {
    name: 'an error of Node.js with its fields below',
    cause: 'tool-failed',
    log: build(
      failed(
        'node migrate.js',
        1,
        'Error: connect ECONNREFUSED 127.0.0.1:6379',
        '    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1555:16) {',
        '  errno: -111,',
        "  code: 'ECONNREFUSED',",
        "  syscall: 'connect'",
        '}',
      ),
    ),
  },
  {
    name: 'a module without the export',
    cause: 'tool-failed',
    log: build(
      failed(
        'npx vite build',
        1,
        "The requested module './dates.js' does not provide an export named 'today'",
        'Stack trace:',
      ),
    ),
  },
  {
    name: 'npm ci without a lock file',
    cause: 'packages-not-installed',
    log: build(
      failed(
        'npm ci',
        1,
        'npm error The `npm ci` command can only install with an existing package-lock.json or',
        'npm error npm-shrinkwrap.json with lockfileVersion >= 1.',
      ),
    ),
  },
  {
    name: 'a gem for another Ruby',
    cause: 'packages-not-installed',
    log: build(
      failed(
        'bundle install',
        5,
        'nokogiri-1.18.0 requires ruby version >= 3.1.0, which is incompatible with',
        'the current version, ruby 2.7.8p225',
      ),
    ),
  },
  {
    name: 'pip of a Python without SSL',
    cause: 'packages-not-installed',
    log: build(
      failed(
        'pip install flask',
        1,
        'WARNING: Disabling truststore since ssl support is missing',
        'SSLError("Can\'t connect to HTTPS URL because the SSL module is not available.")',
      ),
    ),
  },
  {
    name: 'a container whose script has no right to run',
    cause: 'script-not-executable',
    log: build(
      failed(
        'docker run --rm shop:test',
        126,
        'docker: Error response from daemon: OCI runtime create failed: runc create failed: unable to start container process: exec: "/app/start.sh": permission denied: unknown.',
      ),
    ),
  },
  {
    name: 'artifacts that are missing below a failed command, as a list',
    cause: undefined,
    log: [
      '* COMMAND_EXECUTION_ERROR: Error while executing command: make release. Reason: exit status 2',
      '* CLIENT_ERROR: no matching artifact paths found',
    ].join('\n'),
  },
];
