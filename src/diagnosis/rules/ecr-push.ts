import { t } from '../../language.ts';
import { triedLogin } from '../docker-words.ts';
import { commandFails, pushWithoutLogin, ran } from '../example.ts';
import type { Rule } from '../rule.ts';

/** Amazon ECR refuses `docker push`. */
export const ecrPushRules: readonly Rule[] = [
  {
    id: 'ecr-repository-missing',
    title: t`the ECR repository does not exist`,
    where: ['log'],
    match: [
      /The repository with name '(?<name>[^']+)' does not exist in the registry/i,
      /RepositoryNotFoundException/,
    ],
    what: ({ name }) =>
      name ? t`there is no ECR repository ${name}` : t`there is no ECR repository of that name`,
    why: t`ECR does not make a repository on the first push; it also asks for the right region and the whole name`,
    remedy: t`create the repository in that region, or correct the name`,
    step: 'name',
    autoFix: 'after-asking',
    example: commandFails('POST_BUILD', 'docker push $REPOSITORY_URI:latest', [
      'The push refers to repository [111122223333.dkr.ecr.eu-west-1.amazonaws.com/flask-app]',
      "name unknown: The repository with name 'flask-app' does not exist in the registry with id '111122223333'",
    ]),
  },
  {
    id: 'ecr-uri-wrong-account-or-region',
    title: t`the login is for another ECR host than the push`,
    where: ['log'],
    rank: 'precise',
    match: /no basic auth credentials/i,
    when: triedLogin,
    likely: true,
    what: t`docker logged in to one ECR host and pushes to another`,
    why: t`a login counts for exactly one host, which holds the account’s number and the region`,
    remedy: t`use one variable for the host in both commands`,
    step: 'write',
    autoFix: 'yes',
    example: pushWithoutLogin(
      ran(
        'aws ecr get-login-password --region us-east-1 | docker login --username AWS --password-stdin 111122223333.dkr.ecr.us-east-1.amazonaws.com',
        'Login Succeeded',
      ),
    ),
  },
  {
    id: 'ecr-tag-immutable',
    title: t`the tag exists and may not be replaced`,
    where: ['log'],
    match:
      /The image tag '(?<tag>[^']+)' already exists in the '(?<name>[^']+)' repository|cannot be overwritten because the (?:repository|(?:image )?tag) is immutable/i,
    what: ({ tag, name }) =>
      tag
        ? t`the tag ${tag} of ${name} exists and may not be replaced`
        : t`the tag exists and may not be replaced`,
    why: t`the repository’s tags are immutable; latest, or a second build of the same commit, meets its own tag`,
    remedy: t`push a tag of its own for each build, such as the commit`,
    step: 'write',
    autoFix: 'after-asking',
    example: commandFails('POST_BUILD', 'docker push $REPOSITORY_URI:latest', [
      'The push refers to repository [111122223333.dkr.ecr.eu-west-1.amazonaws.com/flask-app]',
      "tag invalid: The image tag 'latest' already exists in the 'flask-app' repository and cannot be overwritten because the tag is immutable.",
    ]),
  },
  {
    id: 'ecr-token-expired',
    title: t`the login for ECR has expired`,
    where: ['log'],
    rank: 'precise',
    match: /authorization token has expired/i,
    what: t`the login for ECR has expired`,
    why: t`the password that AWS gives is good for twelve hours`,
    remedy: t`log in right before the push`,
    step: 'write',
    autoFix: 'yes',
    example: commandFails('POST_BUILD', 'docker push $REPOSITORY_URI:latest', [
      'The push refers to repository [111122223333.dkr.ecr.eu-west-1.amazonaws.com/flask-app]',
      'denied: Your authorization token has expired. Reauthenticate and try again.',
    ]),
  },
];
