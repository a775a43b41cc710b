import { expect, test } from 'vitest';
import { diagnose, diagnoseLines } from '../../src/diagnosis/diagnose.ts';
import { artifacts, failed, log, phase, pushOfNothing, ran, start } from './build-log.ts';

const denied = 'denied: requested access to the resource is denied';
const pushTo = (repository: string, ...before: readonly ReturnType<typeof ran>[]) =>
  log(
    start(),
    phase('PRE_BUILD', ...before),
    phase(
      'POST_BUILD',
      failed('docker push $A/$B', 1, `The push refers to repository [${repository}]`, denied),
    ),
  );
const login = ran('docker login -u alice --password-stdin docker.io', 'Login Succeeded');

test('what follows from the first failure is named as following from it', () => {
  const { cause, cascades } = diagnose({
    log: log(
      start(),
      phase(
        'BUILD',
        failed('docker build .', 1, 'toomanyrequests: You have reached your pull rate limit'),
      ),
      pushOfNothing(),
      artifacts('imagedefinitions.json', false),
    ),
  });
  expect(cause).toMatchObject({
    id: 'dockerhub-rate-limit',
    phase: 'BUILD',
    confidence: 'certain',
  });
  expect(cascades.map(({ id, phase, because }) => ({ id, phase, because }))).toEqual([
    { id: 'cascade-after-build-failure', phase: 'POST_BUILD', because: 'dockerhub-rate-limit' },
    { id: 'artifacts-no-match', phase: 'UPLOAD_ARTIFACTS', because: 'dockerhub-rate-limit' },
  ]);
});

test('the left side of a pipe comes before its right side', () => {
  const { cause, cascades } = diagnose({
    log: log(
      start(),
      phase(
        'PRE_BUILD',
        failed(
          'aws ecr get-login-password | docker login --username AWS --password-stdin $R',
          1,
          'An error occurred (AccessDeniedException) when calling the GetAuthorizationToken operation: User: arn:aws:sts::1:assumed-role/r/s is not authorized to perform: ecr:GetAuthorizationToken on resource: *',
          'Error: Cannot perform an interactive login from a non TTY device',
        ),
      ),
    ),
  });
  expect(cause?.id).toBe('ecr-getauthorizationtoken-denied');
  expect(cascades.map(({ id }) => id)).toEqual(['docker-login-empty-credentials']);
});

test('a left side that failed in an unknown way is not called an empty password', () => {
  const { cause } = diagnose({
    log: log(
      start(),
      phase(
        'PRE_BUILD',
        failed(
          'vault read hub | docker login -u a --password-stdin',
          1,
          'Error making API request: Code: 403, permission denied',
          'Error: Cannot perform an interactive login from a non TTY device',
        ),
      ),
    ),
  });
  expect(cause).toMatchObject({
    id: 'tool-failed',
    text: 'Error making API request: Code: 403, permission denied',
  });
});

test('a record’s contexts come before the log', () => {
  const { cause, phase } = diagnose({
    build: {
      status: 'FAILED',
      phases: [
        {
          type: 'DOWNLOAD_SOURCE',
          status: 'FAILED',
          contexts: [{ code: 'YAML_FILE_ERROR', message: 'YAML file does not exist' }],
        },
        {
          type: 'FINALIZING',
          status: 'FAILED',
          contexts: [{ code: 'CLIENT_ERROR', message: 'no matching artifact paths found' }],
        },
      ],
    },
    log: denied,
  });
  expect(cause?.id).toBe('buildspec-file-missing');
  expect(phase).toBe('DOWNLOAD_SOURCE');
});

test('the phases of a record are put in their order', () => {
  const failedPhase = (type: string, message: string) => ({
    type,
    status: 'FAILED',
    contexts: [{ code: 'CLIENT_ERROR', message }],
  });
  const { phase } = diagnose({
    build: {
      phases: [
        failedPhase('UPLOAD_ARTIFACTS', 'no matching artifact paths found'),
        failedPhase('PROVISIONING', 'odd'),
      ],
    },
  });
  expect(phase).toBe('PROVISIONING');
});

test('a build that succeeded over a failure says so', () => {
  const { cause } = diagnose({
    log: log(
      start(),
      phase(
        'BUILD',
        ran(
          'docker build -t app . ; docker tag app app:1',
          'E: Unable to locate package python9',
          "The command '/bin/sh -c apt-get install -y python9' returned a non-zero code: 100",
        ),
      ),
    ),
  });
  expect(cause).toMatchObject({ id: 'exit-code-hidden', confidence: 'likely' });
});

test('where there is no build, the answer of the call is read', () => {
  expect(
    diagnose({
      startError: {
        code: 'AccountLimitExceededException',
        message: 'Cannot have more than 0 builds in queue for the account',
      },
    }).cause?.id,
  ).toBe('account-queue-zero');
  expect(diagnose({ startError: { code: 'OddException', message: 'odd' } })).toEqual({
    cascades: [],
    lines: [{ number: 1, text: 'OddException: odd' }],
    known: false,
  });
});

test.each([
  [
    'docker.io/alice/app',
    'dockerhub-token-scope',
    'the user’s own namespace: then it is the token',
  ],
  ['docker.io/bob/app', 'dockerhub-push-denied-namespace', 'another’s namespace'],
  ['docker.io/library/app', 'dockerhub-push-denied-namespace', 'no namespace'],
  ['***/***/app', 'dockerhub-push-denied-masked', 'hidden'],
  ['registry.hub.docker.com/alice/app', 'registry-url-wrong-host', 'a website'],
])('a push to %s, denied after a login: %s (%s)', (repository, id) => {
  expect(diagnose({ log: pushTo(repository, login) }).cause?.id).toBe(id);
});

test('without any login the login is what is missing', () => {
  expect(diagnose({ log: pushTo('docker.io/alice/app') }).cause?.id).toBe('docker-login-missing');
});

test('of a part of a log nothing is claimed about what it does not show', () => {
  const part = ['The push refers to repository [docker.io/alice/app]', denied].join('\n');
  expect(diagnose({ log: part }).cause).toMatchObject({
    id: 'dockerhub-push-denied-namespace',
    confidence: 'likely',
  });
});

test.each([
  [{ '/app/docker-registry/url': 'https://index.docker.io/v1/' }, 'registry-url-scheme-or-slash'],
  [{ '/app/docker-registry/url': 'docker.io\n' }, 'ssm-value-trailing-newline'],
])('known values tell what the log hides: %j', (parameters, id) => {
  const text = log(
    start(),
    phase(
      'BUILD',
      failed(
        'docker build -t $A/$B .',
        125,
        'invalid argument "***/***/app" for "-t, --tag" flag: invalid reference format',
      ),
    ),
  );
  expect(diagnose({ log: text }).cause?.id).toBe('masked-value-hides-cause');
  expect(diagnose({ log: text, parameters }).cause?.id).toBe(id);
});

test('no secret and no value of a parameter is repeated', () => {
  const value = 'a-very-secret-value';
  const said = JSON.stringify([
    diagnose({
      parameters: { '/app/password': value },
      log: log(
        start(),
        phase(
          'BUILD',
          failed(
            `./login.sh -p hunter2hunter2 ${value}`,
            9,
            `login failed for ${value} with dckr_pat_0123456789abcdef`,
            'error: https://bob:opensesame@example.org refused',
          ),
        ),
      ),
    }),
    diagnose({
      log: `Phase context status code: Decrypted Variables Error Message: parameter does not exist: dckr_pat_0123456789abcdef`,
    }),
  ]);
  for (const secret of [value, 'dckr_pat_0123456789abcdef', 'opensesame', 'hunter2hunter2']) {
    expect(said).not.toContain(secret);
  }
});

test('the AWS CLI’s JSON of a build is read as a record', () => {
  const printed = JSON.stringify({
    builds: [
      {
        id: 'app:1',
        buildStatus: 'FAILED',
        environment: { privilegedMode: false, image: 'aws/codebuild/standard:7.0' },
        phases: [
          { phaseType: 'SUBMITTED', phaseStatus: 'SUCCEEDED' },
          {
            phaseType: 'DOWNLOAD_SOURCE',
            phaseStatus: 'FAILED',
            contexts: [
              {
                statusCode: 'Decrypted Variables Error',
                message: 'parameter does not exist: /app/url',
              },
            ],
          },
          { phaseType: 'COMPLETED' },
        ],
      },
    ],
    buildsNotFound: [],
  });
  expect(diagnose({ log: printed }).cause).toMatchObject({
    id: 'ssm-parameter-missing',
    what: 'parameter /app/url does not exist',
  });
});

test('a record makes a cause certain', () => {
  const text = log(
    start(),
    phase(
      'BUILD',
      failed(
        'docker build .',
        1,
        'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
      ),
    ),
  );
  const confidence = (privilegedMode?: boolean) =>
    diagnose({
      log: text,
      build: {
        phases: [],
        environment: { ...(privilegedMode !== undefined && { privilegedMode }) },
      },
    }).cause;
  expect(confidence()).toMatchObject({ id: 'privileged-mode-off', confidence: 'likely' });
  expect(confidence(false)).toMatchObject({ id: 'privileged-mode-off', confidence: 'certain' });
  expect(confidence(true)).toMatchObject({ id: 'dockerd-not-started' });
});

test('a build that was stopped, or whose log is empty, gets no invented cause', () => {
  expect(diagnose({ build: { status: 'STOPPED', phases: [] }, log: denied }).known).toBe(false);
  expect(diagnose({}).known).toBe(false);
  expect(diagnose({ log: '' }).known).toBe(false);
  expect(diagnose({ log: '{"events": [' }).known).toBe(false);
});

test('lines one by one give what the whole gives', async () => {
  const text = pushTo('docker.io/library/app', login);
  expect(await diagnoseLines(text.split('\n'))).toEqual(diagnose({ log: text }));
});

test('a million lines are read, and the one that explains is found among them', async () => {
  function* lines() {
    yield* start();
    yield '[Container] 2024/06/11 08:15:42.118203 Entering phase BUILD';
    yield '[Container] 2024/06/11 08:15:42.118203 Running command docker build .';
    for (let at = 0; at < 500_000; at += 1) yield `#9 ${at}.001 compiling error_handling_${at}.o`;
    yield '#9 ERROR: write /var/lib/docker/tmp/x: no space left on device';
    for (let at = 0; at < 500_000; at += 1) yield `waiting, 0 errors so far ${at}`;
    yield '[Container] 2024/06/11 09:15:42.118203 Command did not exit successfully docker build . exit status 1';
    yield '[Container] 2024/06/11 09:15:42.118203 Phase complete: BUILD State: FAILED';
  }
  const before = process.memoryUsage().heapUsed;
  const { cause } = await diagnoseLines(lines());
  expect(cause).toMatchObject({ id: 'disk-full', line: 17 + 2 + 500_000 + 1 });
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(200_000_000);
}, 120_000);

test('a runner that GitHub does not register may have lost its user’s rights, and may not', () => {
  const refused = (said: string) =>
    diagnose({ log: `Phase context status code: CLIENT_ERROR Message: ${said}` }).cause;
  const unavailable =
    'Error while fetching runner token: error code 400: Unexpected error from GitHub while creating runner JIT configuration, please try again later';
  expect(refused(unavailable)).toMatchObject({
    id: 'source-user-lost-admin',
    confidence: 'likely',
  });
  expect(refused('Error while fetching runner token: error code 503')?.id).toBe('phase-ended');
});

test.each([
  ['certificate is valid for *.shop.test, not shop.example', /made out to other names/],
  ['certificate signed by unknown authority', /does not know who issued it/],
])('x509: %s has its own reason', (said, why) => {
  const line = `Error response from daemon: Get https://shop.example/v2/: x509: ${said}`;
  const { cause } = diagnose({
    log: log(start(), phase('PRE_BUILD', failed('docker login shop.example', 1, line))),
  });
  expect(cause?.id).toBe('certificate-not-trusted');
  expect(cause?.why).toMatch(why);
});
