import { t } from '../../language.ts';
import { commandFails, phaseFails } from '../example.ts';
import type { Rule, Sighting } from '../rule.ts';

const missing = [
  /parameters? does not exist(?:: ?(?<name>\S.*?))?\s*$/i,
  /ParameterNotFound\b(?:.{0,120}operation: ?(?<name>\S+)$)?/,
];
const named = [...missing, /ssm:GetParameters?\b on resource: \S+?:parameter\/(?<name>\S*)/i];

/** A parameter that is not there, or whose name is something else. */
export const parameterNameRules: readonly Rule[] = [
  {
    id: 'ssm-parameter-missing',
    title: t`a parameter does not exist`,
    where: ['context', 'log'],
    match: missing,
    what: ({ name }) =>
      name ? t`parameter ${name} does not exist` : t`the parameter does not exist`,
    why: t`it was never created, or stands in another region or account than the project, or its name differs in a letter`,
    remedy: t`create it in the region of the project, as a SecureString where it is secret, or correct the name`,
    step: 'store',
    autoFix: 'after-asking',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'Decrypted Variables Error',
      'parameter does not exist: /myapp/docker-credentials/username',
    ),
  },
  {
    id: 'ssm-name-near-miss',
    title: t`a parameter’s name is almost right`,
    where: ['context', 'log'],
    rank: 'precise',
    likely: true,
    match: missing,
    when: ({ evidence }, { name = '' }) => nearest(evidence.parameters, name) !== undefined,
    what: ({ name = '' }, { evidence }) =>
      t`parameter ${name} does not exist; ${nearest(evidence.parameters, name)} does`,
    why: t`names are compared letter by letter: case, - and _, and a leading / all count`,
    remedy: t`put the stored name into the buildspec`,
    step: 'write',
    autoFix: 'yes',
    example: {
      parameters: { '/myapp/docker-credentials/url': 'docker.io' },
      log: phaseFails(
        'DOWNLOAD_SOURCE',
        'Decrypted Variables Error',
        'parameter does not exist: /myapp/docker_credential/url',
      ),
    },
  },
  {
    id: 'ssm-value-used-as-parameter-name',
    title: t`a value stands where a parameter’s name belongs`,
    where: ['context', 'log'],
    rank: 'decisive',
    match: named,
    when: (_, { name = '' }) => looksLikeValue(name),
    what: t`a value, not a name, is given as the name of a parameter`,
    why: t`under parameter-store stands the name of a parameter; an address, an e-mail or a token typed there is looked up as a name, so the failure reads like a missing right`,
    remedy: t`store the value as a parameter and give its name; replace a token that reached the log by a new one`,
    step: 'write',
    autoFix: 'after-asking',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'Decrypted Variables Error',
      'AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/codebuild-flask-app/AWSCodeBuild-6b1f is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:eu-west-1:111122223333:parameter/alice@example.com because no identity-based policy allows the ssm:GetParameters action',
    ),
  },
  {
    id: 'parameter-store-shell-expression',
    title: t`a shell expression stands where a parameter’s name belongs`,
    where: ['context'],
    rank: 'decisive',
    match: named,
    when: (_, { name = '' }) => /\$\(|`/.test(name),
    what: t`shell text is given as the name of a parameter`,
    why: t`CodeBuild reads the names under parameter-store as they stand, before there is a shell`,
    remedy: t`set that variable in a command of pre_build`,
    step: 'write',
    autoFix: 'yes',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'Decrypted Variables Error',
      'parameter does not exist: $(aws sts get-caller-identity --query Account --output text)',
    ),
  },
  {
    id: 'ssm-wrong-region',
    title: t`the parameter is looked up in another region`,
    where: ['context', 'log'],
    rank: 'precise',
    match: /ssm:GetParameters?\b on resource: arn:aws[\w-]*:ssm:(?<region>[\w-]+):\d*:parameter/i,
    when: ({ evidence }, { region }) => {
      const own = evidence.build?.arn?.split(':')[3];
      return own !== undefined && own !== region;
    },
    what: ({ region = '' }, { evidence }) =>
      t`the parameters are read in ${region}, and the project is in ${evidence.build?.arn?.split(':')[3]}`,
    why: t`a parameter lives in one region, and a role is mostly let at those of its own`,
    remedy: t`store the parameters in the region of the project`,
    step: 'store',
    autoFix: 'after-asking',
    example: {
      build: {
        arn: 'arn:aws:codebuild:eu-west-1:111122223333:build/flask-app:6b1f',
        phases: [],
      },
      log: commandFails(
        'PRE_BUILD',
        'aws ssm get-parameter --name /myapp/url --region us-east-1',
        [
          'An error occurred (AccessDeniedException) when calling the GetParameter operation: User: arn:aws:sts::111122223333:assumed-role/codebuild-flask-app/AWSCodeBuild-6b1f is not authorized to perform: ssm:GetParameter on resource: arn:aws:ssm:us-east-1:111122223333:parameter/myapp/url because no identity-based policy allows the ssm:GetParameter action',
        ],
        { exit: 254 },
      ),
    },
  },
  {
    id: 'local-agent-parameters',
    title: t`the local agent has no credentials or region`,
    where: ['context', 'log'],
    rank: 'precise',
    match: [/MissingRegion/, ...missing],
    when: ({ text, evidence }) =>
      /MissingRegion/.test(text) || evidence.build?.id?.startsWith('local:') === true,
    likely: ({ text }) => !/MissingRegion/.test(text),
    what: t`the local agent cannot read parameters`,
    why: t`codebuild_build.sh gives the build no credentials and no region unless told to`,
    remedy: t`run it with -c and with AWS_REGION set`,
    step: 'prove',
    autoFix: 'no',
    example: [
      'agent_1  | [Container] 2024/05/14 09:12:31 Processing environment variables',
      'agent_1  | [Container] 2024/05/14 09:12:31 Decrypting parameter store environment variables',
      'agent_1  | [Container] 2024/05/14 09:12:31 Phase complete: DOWNLOAD_SOURCE State: FAILED',
      'agent_1  | [Container] 2024/05/14 09:12:31 Phase context status code: Decrypted Variables Error Message: MissingRegion: could not find region configuration',
    ].join('\n'),
  },
];

/** A stored name that differs in spelling only: case, plural, `-` and `_`, a leading `/`. */
function nearest(
  parameters: Sighting['evidence']['parameters'],
  wanted: string,
): string | undefined {
  const folded = fold(wanted);
  return Object.keys(parameters ?? {}).find((name) => name !== wanted && fold(name) === folded);
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[-_/s]/g, '');
}

function looksLikeValue(name: string): boolean {
  return (
    /^[^/\s]+@[^/\s]+\.\w+/.test(name) ||
    /^(?:dckr_[po]at_|gh[pousr]_|github_pat_|glpat-)/.test(name) ||
    /^https?:/i.test(name) ||
    /^(?:[\w-]+\.)*(?:docker\.(?:io|com)|ghcr\.io|amazonaws\.com|gcr\.io|quay\.io)\/?(?:v[12]\/?)?$/i.test(
      name,
    )
  );
}
