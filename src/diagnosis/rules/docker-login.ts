import { t } from '../../language.ts';
import { above, commandsUntil, sawBeginning } from '../around.ts';
import { knownValue, login, triedLogin } from '../docker-words.ts';
import { commandFails, pushWithoutLogin, ran } from '../example.ts';
import type { Rule, Sighting } from '../rule.ts';
import { isNoise, saysError } from '../words-of-trouble.ts';

const noPassword =
  /cannot perform an interactive login from a non[- ]TTY device|^(?:error: )?(?:username|password) is empty|--password-stdin option requires --username|Must provide --username with --password-stdin|password can['’]t be empty|flag needs an argument: (?:'[up]' in -[up]|--(?:username|password))/i;
const badPair =
  /unauthorized: incorrect username or password|malformed HTTP Authorization header|unauthorized: (?:please use|your account must log in with) a personal access token|(?:personal access token|access token) (?:is|has) expired|unauthorized: authentication failed|login attempt to \S+ failed with status: 401\b/i;

/** `docker login`. */
export const dockerLoginRules: readonly Rule[] = [
  {
    id: 'docker-login-empty-credentials',
    title: t`docker login gets no user name or no password`,
    where: ['log'],
    match: noPassword,
    follows: (sighting) => above(sighting).some(({ text }) => leftSideFailed(text)),
    what: t`docker login is given no user name, or no password`,
    why: t`a variable is empty: its name is misspelt, it is not declared under env, or the command left of the pipe printed nothing`,
    remedy: t`declare the variables under env: parameter-store, by the names that the command uses`,
    step: 'write',
    autoFix: 'after-asking',
    example: commandFails(
      'PRE_BUILD',
      'echo $DOCKER_PASWORD | docker login -u $DOCKER_USERNAME --password-stdin',
      ['Error: Cannot perform an interactive login from a non TTY device'],
    ),
  },
  {
    id: 'dockerhub-bad-credentials',
    title: t`Docker Hub does not take this user name and password`,
    where: ['log'],
    match: badPair,
    what: t`the registry refuses the user name and password`,
    why: t`the password was changed, the token was withdrawn, two-factor login asks for a token in place of the password, or an e-mail stands for the user name`,
    remedy: t`make an access token, and store it with the user name`,
    step: 'store',
    autoFix: 'no',
    example: commandFails(
      'PRE_BUILD',
      'echo $DOCKER_PASSWORD | docker login -u $DOCKER_USERNAME --password-stdin docker.io',
      [
        'Error response from daemon: Get "https://registry-1.docker.io/v2/": unauthorized: incorrect username or password',
      ],
    ),
  },
  {
    id: 'ssm-value-trailing-newline',
    title: t`a stored value ends with a line end or a space`,
    where: ['log'],
    rank: 'decisive',
    match: [
      badPair,
      /invalid reference format/i,
      /malformed HTTP Authorization header/i,
      /invalid (?:argument|tag) "[^"]*(?:\\n|\\r)/,
    ],
    when: ({ evidence, text }) => /"[^"]*\\[nr]/.test(text) || untrimmed(evidence.parameters),
    likely: ({ evidence }) => !untrimmed(evidence.parameters),
    what: t`a stored value carries a line end or a space that does not belong to it`,
    why: t`a value put from a file or pasted keeps its line end, and docker takes off only one`,
    remedy: t`store the value again without it; in a shell by printf %s`,
    step: 'store',
    autoFix: 'yes',
    example: {
      parameters: { '/myapp/docker-credentials/password': 'not-a-real-password\n' },
      log: commandFails(
        'PRE_BUILD',
        'echo $DOCKER_PASSWORD | docker login -u $DOCKER_USERNAME --password-stdin docker.io',
        [
          'Error response from daemon: Get "https://registry-1.docker.io/v2/": unauthorized: incorrect username or password',
        ],
      ),
    },
  },
  {
    id: 'registry-credentials-mismatch',
    title: t`the credentials are another registry’s`,
    where: ['log'],
    rank: 'precise',
    match: [
      /login attempt to https:\/\/\d{12}\.dkr\.ecr\.\S+ failed with status: 40[01]/i,
      /unauthorized: incorrect username or password/i,
    ],
    when: (sighting) => mismatched(sighting),
    what: t`docker login sends the credentials of one registry to another`,
    why: t`ECR takes the user AWS and a password that AWS gives; Docker Hub takes a Docker ID and its token`,
    remedy: t`log in to each registry with its own credentials`,
    step: 'write',
    autoFix: 'after-asking',
    example: commandFails(
      'PRE_BUILD',
      'echo $DOCKER_PASSWORD | docker login -u $DOCKER_USERNAME --password-stdin 111122223333.dkr.ecr.eu-west-1.amazonaws.com',
      [
        'Error response from daemon: login attempt to https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/ failed with status: 400 Bad Request',
      ],
    ),
  },
  {
    id: 'login-command-substituted',
    title: t`the words “Login Succeeded” are run as a command`,
    where: ['log', 'exit'],
    rank: 'precise',
    match: [/: Login: (?:command )?not found$/, /^exit status 127: \$\(.*\bdocker login\b/],
    what: t`the login succeeds, and its answer is then run as a command`,
    why: t`$( … ) runs what the command inside prints, which is “Login Succeeded”`,
    remedy: t`write the command without $( )`,
    step: 'write',
    autoFix: 'yes',
    example: commandFails(
      'PRE_BUILD',
      '$(aws ecr get-login-password | docker login --username AWS --password-stdin $REGISTRY)',
      ['/codebuild/output/tmp/script.sh: line 4: Login: command not found'],
      { exit: 127 },
    ),
  },
  {
    id: 'ecr-get-login-removed',
    title: t`aws ecr get-login does not exist any more`,
    where: ['log', 'exit'],
    rank: 'precise',
    match: [
      /argument operation: (?:Invalid choice|Found invalid choice)/i,
      /Unknown options: --no-include-email/,
      /unknown shorthand flag: 'e' in -e/,
      /^(?<usage>usage: aws) \[options\] <command>/,
      /^exit status (?:2|25[234]): .*\becr get-login(?![\w-])/,
    ],
    when: ({ text, command = '', printed, log }, { usage }) =>
      /get-login(?!-)|no-include-email|'e' in -e/.test(text) ||
      (!log.marked && usage === undefined) ||
      /\becr get-login(?![\w-])/.test(`${command}\n${printed.map((line) => line.text).join('\n')}`),
    likely: ({ log }) => !log.marked,
    what: t`the build calls aws ecr get-login, which version 2 of the AWS CLI does not have`,
    why: t`it was replaced by get-login-password, whose answer is piped into docker login`,
    remedy: t`write aws ecr get-login-password --region $AWS_DEFAULT_REGION | docker login --username AWS --password-stdin and the host`,
    step: 'write',
    autoFix: 'yes',
    example: commandFails(
      'PRE_BUILD',
      '$(aws ecr get-login --no-include-email --region eu-west-1)',
      [
        'usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]',
        'aws: error: argument operation: Invalid choice, valid choices are:',
      ],
      { exit: 252 },
    ),
  },
  {
    id: 'docker-login-missing',
    title: t`nobody logged in to the registry`,
    where: ['log'],
    match: [
      /(?<basic>no basic auth credentials)/i,
      /^(?!.*pull access denied).*denied: requested access to the resource is denied/i,
      /unauthorized: authentication required/i,
    ],
    when: (sighting, { basic }) =>
      !triedLogin(sighting) && (basic !== undefined || sawBeginning(sighting.log)),
    rank: 'precise',
    likely: true,
    what: t`docker pushes or pulls without having logged in`,
    why: t`no command before this one logs in to the registry that the image’s name begins with`,
    remedy: t`log in to that registry in pre_build`,
    step: 'write',
    autoFix: 'yes',
    example: pushWithoutLogin(
      ran('docker build -t $REPOSITORY_URI:latest .', 'Successfully tagged app:latest'),
    ),
  },
  {
    id: 'ecr-login-not-piped',
    title: t`the password for ECR is printed, not used`,
    where: ['log'],
    rank: 'decisive',
    match: /no basic auth credentials/i,
    when: (sighting) => printsPassword(sighting),
    what: t`the password for ECR is printed into the log, and nobody logs in with it`,
    why: t`aws ecr get-login-password only prints; docker login has to read it from a pipe`,
    remedy: t`write | docker login --username AWS --password-stdin and the host behind it, and delete this log`,
    step: 'write',
    autoFix: 'yes',
    example: pushWithoutLogin(ran('aws ecr get-login-password --region eu-west-1')),
  },
];

/** True for an error of the command left of the pipe; the daemon’s own messages may stand in between. */
function leftSideFailed(text: string): boolean {
  return saysError(text) && !isNoise(text) && !text.startsWith('time="') && !noPassword.test(text);
}

function untrimmed(parameters: Sighting['evidence']['parameters']): boolean {
  return Object.values(parameters ?? {}).some((value) => value !== value.trim());
}

function mismatched(sighting: Sighting): boolean {
  const { host, user } = login(sighting) ?? {};
  const command = commandsUntil(sighting).find((text) => /docker login\b/.test(text)) ?? '';
  const awsUser = user === 'AWS' || /get-login/.test(command);
  if (/dkr\.ecr\./.test(sighting.text)) return !awsUser;
  const registry = knownValue(sighting.evidence, 'registry') ?? host ?? '';
  return user === 'AWS' && !/amazonaws/.test(registry);
}

function printsPassword(sighting: Sighting): boolean {
  return (
    !sighting.log.loggedIn &&
    commandsUntil(sighting).some(
      (text) =>
        /ecr get-login-password(?!.*(?:\||login |=|\$\())/.test(text) && !/\$\(|=/.test(text),
    )
  );
}
