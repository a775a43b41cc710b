import { t } from '../../language.ts';
import { isMasked, knownValue, placeholderIn, quotedReference } from '../docker-words.ts';
import { commandFails } from '../example.ts';
import type { Rule, Sighting } from '../rule.ts';
import { saysError } from '../words-of-trouble.ts';

const unfit =
  /invalid reference format|invalid (?:argument|tag) "[^"]*"|Error parsing reference: "/i;

/** What docker says of a name that it cannot use. Other errors have causes of their own. */
const explains = /reference format|invalid (?:argument|tag)|parsing reference|no such host/i;

/** The image's name does not read as one. */
export const imageReferenceRules: readonly Rule[] = [
  {
    id: 'image-reference-empty-part',
    title: t`a part of the image’s name is empty`,
    where: ['log'],
    match: [
      unfit,
      /["']docker (?:image )?tag["'] requires (?:exactly )?2 arguments/i,
      /["']docker (?:image )?(?:push|pull)["'] requires (?:exactly )?1 argument/i,
    ],
    likely: ({ text }) => !/requires/.test(text) && !hasHole(quotedReference(text)),
    what: (_, { text }) => {
      if (/requires/.test(text))
        return t`docker is called with fewer names of images than it needs`;
      const reference = quotedReference(text);
      return reference
        ? t`the image’s name ${reference} lacks a part`
        : t`the image’s name lacks a part`;
    },
    why: t`a variable in it is empty: it is not declared, its name is misspelt, or it was set in a shell that has ended`,
    remedy: t`declare the variable, or give it a value to fall back on, as TAG:-latest in braces`,
    step: 'write',
    autoFix: 'yes',
    example: commandFails(
      'BUILD',
      'docker build -t $REPOSITORY_URI:$IMAGE_TAG .',
      [
        'invalid argument ":latest" for "-t, --tag" flag: invalid reference format',
        "See 'docker build --help'.",
      ],
      { exit: 125 },
    ),
  },
  {
    id: 'registry-url-scheme-or-slash',
    title: t`the registry’s address in the image’s name has https:// or a slash`,
    where: ['log'],
    rank: 'precise',
    match: unfit,
    when: ({ text, evidence }) =>
      /^https?:|\w\/\/[^/]+\/\w/.test(quotedReference(text) ?? '') ||
      /^https?:|\/$/.test(knownValue(evidence, 'registry')?.trim() ?? ''),
    what: t`the image’s name begins with an address, not with a host`,
    why: t`docker login takes https://index.docker.io/v1/, but an image’s name may only begin with a host`,
    remedy: t`store the host alone, as docker.io, or leave it out of the tag`,
    step: 'name',
    autoFix: 'yes',
    example: commandFails(
      'BUILD',
      'docker build -t $DOCKER_REGISTRY_URL/$DOCKER_USERNAME/app:latest .',
      [
        'invalid argument "https://index.docker.io/v1//alice/app:latest" for "-t, --tag" flag: invalid reference format',
      ],
      { exit: 125 },
    ),
  },
  {
    id: 'image-name-uppercase',
    title: t`the image’s name has capital letters`,
    where: ['log'],
    rank: 'decisive',
    match: /repository name(?: \((?<name>[^)]+)\))? must be lowercase/i,
    what: ({ name }) =>
      name
        ? t`the repository’s name ${name} has capital letters`
        : t`the repository’s name has capital letters`,
    why: t`docker takes lower-case names only; user names of Docker Hub are lower case too`,
    remedy: t`write the name in lower case`,
    step: 'name',
    autoFix: 'yes',
    example: commandFails(
      'BUILD',
      'docker build -t alice/Flask-App:latest .',
      [
        'invalid argument "alice/Flask-App:latest" for "-t, --tag" flag: invalid reference format: repository name (alice/Flask-App) must be lowercase',
      ],
      { exit: 125 },
    ),
  },
  {
    id: 'tag-from-codebuild-source-version',
    title: t`the tag is no tag but a source version`,
    where: ['log'],
    rank: 'decisive',
    match: [
      /invalid (?:argument|tag) "[^"]*:(?<version>arn:aws[\w-]*:s3:::[^"]*|refs\/[^"]*|pr\/\d+[^"]*)"/i,
      /Error parsing reference: "[^"]*:(?<version>arn:aws[\w-]*:s3:::[^"]*)"/i,
    ],
    what: ({ version = t`the source version` }) => t`the tag is ${version}`,
    why: t`under CodePipeline CODEBUILD_SOURCE_VERSION is the address of a zip; for a pull request or a branch it may hold slashes, which no tag may`,
    remedy: t`take CODEBUILD_RESOLVED_SOURCE_VERSION, cut to seven letters`,
    step: 'write',
    autoFix: 'yes',
    example: commandFails(
      'BUILD',
      'docker build -t $REPOSITORY_URI:$CODEBUILD_SOURCE_VERSION .',
      [
        'invalid argument "alice/app:arn:aws:s3:::codepipeline-eu-west-1-1234/flask-app/SourceArti/x1" for "-t, --tag" flag: invalid reference format',
      ],
      { exit: 125 },
    ),
  },
  {
    id: 'template-placeholder-left',
    title: t`a word of the template was never replaced`,
    where: ['log', 'exit'],
    rank: 'precise',
    likely: true,
    match: [unfit, /no such host/i, /^exit status \d+: .*\bdocker (?:build|tag|push)/],
    when: (sighting) =>
      placeholderIn(sighting) !== undefined &&
      !sighting.printed.some(({ text }) => saysError(text) && !explains.test(text)),
    what: (_, sighting) =>
      t`the command still holds ${placeholderIn(sighting)}, a word that was to be replaced`,
    why: t`the file was copied from an example whose names are placeholders; a variable counts only with its $`,
    remedy: t`put in the real name`,
    step: 'write',
    autoFix: 'after-asking',
    example: commandFails(
      'POST_BUILD',
      'docker push REPLACE_ME_ACCOUNT_ID.dkr.ecr.eu-west-1.amazonaws.com/app:latest',
      ['invalid reference format'],
    ),
  },
  {
    id: 'project-env-type-plaintext',
    title: t`a variable holds a parameter’s name, not its value`,
    where: ['log'],
    rank: 'precise',
    match: [
      unfit,
      /incorrect username or password|non[- ]TTY|no such host|denied: requested access/i,
    ],
    when: holdsName,
    what: t`a variable of the project holds the name of a parameter in place of its value`,
    why: t`the variable’s type is PLAINTEXT, so its text is taken as it stands`,
    remedy: t`set the variable’s type to PARAMETER_STORE`,
    step: 'wire',
    autoFix: 'yes',
    example: {
      build: {
        status: 'FAILED',
        phases: [],
        environment: {
          variables: [
            { name: 'DOCKER_REGISTRY_URL', value: '/myapp/docker-registry/url', type: 'PLAINTEXT' },
          ],
        },
      },
      log: commandFails(
        'BUILD',
        'docker build -t $DOCKER_REGISTRY_URL/$DOCKER_USERNAME/app .',
        [
          'invalid argument "/myapp/docker-registry/url/***/app" for "-t, --tag" flag: invalid reference format',
        ],
        { exit: 125 },
      ),
    },
  },
  {
    id: 'masked-value-hides-cause',
    title: t`the image’s name is unfit, and the log hides it`,
    where: ['log'],
    rank: 'precise',
    likely: true,
    match: unfit,
    when: ({ text, evidence }) => isMasked(text) && knownValue(evidence, 'registry') === undefined,
    what: t`docker does not take the image’s name, of which CodeBuild shows parts as ***`,
    why: t`values of parameters are hidden; one of them has a scheme, a slash, a space, a line end or a capital letter that no name may have`,
    remedy: t`look at the stored values themselves; firstpush check does, without showing them`,
    step: 'store',
    autoFix: 'no',
    example: commandFails(
      'BUILD',
      'docker build -t $DOCKER_REGISTRY_URL/$DOCKER_USERNAME/app .',
      ['invalid argument "***/***/app" for "-t, --tag" flag: invalid reference format'],
      { exit: 125 },
    ),
  },
];

function hasHole(reference: string | undefined): boolean {
  return reference !== undefined && /^$|^[:/]|[:/]$|\/\/|\/:/.test(reference);
}

/** True where a plain variable of the project, or the name that docker quotes, is a parameter's name. */
function holdsName({ evidence, text }: Sighting): boolean {
  const variables = evidence.build?.environment?.variables ?? [];
  const plain = variables.some(
    ({ type, value, name }) =>
      type === 'PLAINTEXT' &&
      /^\/\w[\w.-]*\/\w/.test(value) &&
      /DOCKER|REGISTRY|USER|PASS/i.test(name),
  );
  return (
    plain ||
    /^\/[\w.-]+\/[\w./-]*(?:url|username|password|credential|registry)/i.test(
      quotedReference(text) ?? '',
    )
  );
}
