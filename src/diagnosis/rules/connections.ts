import { t } from '../../language.ts';
import { insideImageBuild } from '../around.ts';
import { phaseFails, refused } from '../example.ts';
import type { Rule } from '../rule.ts';

/** The way to the repository: connections, tokens, webhooks. */
export const connectionRules: readonly Rule[] = [
  {
    id: 'connection-useconnection-denied',
    title: t`the role may not use the connection`,
    where: ['context', 'log', 'api'],
    match: [
      /authorization failed for primary source/i,
      /Access denied to connection (?<arn>arn:\S+)/i,
      /is not authorized to access connection (?<arn>arn:\S+)/i,
      /not authorized to perform: (?:codestar-connections|codeconnections):(?:UseConnection|GetConnection(?:Token)?)\b/i,
    ],
    what: ({ arn }) =>
      arn
        ? t`the role of the build may not use the connection ${arn}`
        : t`the role of the build may not read the repository that is its source`,
    why: t`a repository behind a connection is read with the build role’s own right to that connection, one in CodeCommit with its right to git`,
    remedy: t`allow UseConnection, GetConnection and GetConnectionToken on the connection, under codeconnections and codestar-connections both; for CodeCommit, codecommit:GitPull on the repository`,
    step: 'wire',
    autoFix: 'yes',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'CLIENT_ERROR',
      'authorization failed for primary source and source version 3f9c2e7a1b',
    ),
  },
  {
    id: 'connection-prefix-mismatch',
    title: t`the policy names the connection by its other prefix`,
    where: ['context', 'log', 'api'],
    rank: 'precise',
    likely: true,
    match:
      /not authorized to perform: (?<action>codestar-connections|codeconnections):\w+ on resource: arn:aws[\w-]*:(?<resource>codestar-connections|codeconnections):/i,
    when: (_, { action, resource }) => action !== resource,
    what: ({ action = '', resource = '' }) =>
      t`the right is asked for under ${action}, and the connection’s ARN says ${resource}`,
    why: t`the service has an old and a new prefix; a policy that has one of them does not cover the other`,
    remedy: t`list both prefixes, for the actions and for the resource`,
    step: 'wire',
    autoFix: 'yes',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'CLIENT_ERROR',
      'User: arn:aws:sts::111122223333:assumed-role/codebuild-flask-app/AWSCodeBuild-6b1f is not authorized to perform: codestar-connections:UseConnection on resource: arn:aws:codeconnections:eu-west-1:111122223333:connection/0a1b',
    ),
  },
  {
    id: 'connection-pending',
    title: t`the connection was never approved`,
    where: ['api', 'context'],
    match: [
      /\bconnection arn:\S+.{0,100}(?:\bPENDING\b|is not (?:yet )?available|not in (?:an )?available)/i,
      /(?:codestar|codeconnections|github|gitlab|bitbucket).{0,120}\bconnection\b.{0,120}\bPENDING\b/i,
      /"?ConnectionStatus"?:? ?"?PENDING/i,
    ],
    what: t`the connection to the repository is still pending`,
    why: t`a connection that a template made waits until a person approves it in the browser`,
    remedy: t`approve it in the console, or point at one that is available`,
    step: 'wire',
    autoFix: 'no',
    example: refused(
      'InvalidInputException',
      'Connection arn:aws:codeconnections:eu-west-1:111122223333:connection/0a1b is not available',
    ),
  },
  {
    id: 'source-credential-missing',
    title: t`CodeBuild has no access to the Git provider here`,
    where: ['api', 'context'],
    match: [
      /Could not find access token for server type (?<provider>\w+)/i,
      /No Access ?token found/i,
      /authentication required for primary source/i,
      /could not read Username for 'https:\/\/(?:github|gitlab|bitbucket)\S*': (?:terminal prompts disabled|No such device)/i,
    ],
    when: (sighting) => !insideImageBuild(sighting),
    what: ({ provider = t`the Git provider` }) =>
      t`CodeBuild has no credential for ${provider} in this account and region`,
    why: t`the connection to a Git provider is kept for each account and each region`,
    remedy: t`connect once in the CodeBuild console of this region, or import a source credential`,
    step: 'wire',
    autoFix: 'no',
    example: refused('InvalidInputException', 'Could not find access token for server type github'),
  },
  {
    id: 'source-user-lost-admin',
    title: t`the credential’s user is no longer an administrator`,
    where: ['context', 'log', 'api'],
    match: [
      /error from GitHub while creating runner JIT configuration/i,
      /Error while fetching runner token: error code 40[0134]\b/i,
    ],
    // GitHub's own reason is not passed on.
    likely: true,
    what: t`GitHub refused to register the build as a runner`,
    why: t`that takes administrator rights on the repository; the user behind the credential may have lost them`,
    remedy: t`try again; if it stays, make the credential’s user an administrator of the repository, or connect by an app`,
    step: 'wire',
    autoFix: 'no',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'CLIENT_ERROR',
      'Error while fetching runner token: error code 400: BadRequest. Unexpected error from GitHub while creating runner JIT configuration',
    ),
  },
  {
    id: 'webhook-create-denied',
    title: t`the webhook cannot be made`,
    where: ['api', 'log'],
    rank: 'precise',
    match: [
      /CreateWebhook.{0,300}(?:denied|OAuthProviderException|not authorized|permission)/i,
      /OAuthProviderException(?!.*not authorized to access connection)/,
    ],
    what: t`the Git provider refuses to make the webhook`,
    why: t`the token has no admin:repo_hook scope, or the app is not installed for the owner of the repository`,
    remedy: t`give the token the scopes repo and admin:repo_hook, or install the app for that owner`,
    step: 'wire',
    autoFix: 'after-asking',
    example: refused(
      'OAuthProviderException',
      'Failed to call CreateWebhook, reason: Access denied to connection arn:aws:codeconnections:eu-west-1:111122223333:connection/0a1b',
    ),
  },
  {
    id: 'source-version-missing',
    title: t`the branch or repository does not exist`,
    where: ['context', 'api'],
    match: [
      /repository not found for primary source(?: and source version (?<ref>\S+))?/i,
      /\breference not found(?: for primary source and source version (?<ref>\S+)|$)/i,
      /couldn't find remote ref (?<ref>\S+)|Remote branch (?<branch>\S+) not found/i,
    ],
    what: ({ ref, branch }) => {
      const name = ref ?? branch;
      return name
        ? t`the source has no version ${name}`
        : t`the repository or its branch does not exist`;
    },
    why: t`the branch has another name, as main for master, or the repository’s address is not right`,
    remedy: t`correct the source version of the project`,
    step: 'wire',
    autoFix: 'after-asking',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'CLIENT_ERROR',
      'repository not found for primary source and source version master',
    ),
  },
  {
    id: 'source-artifact-gone-on-retry',
    title: t`the source of an old run is gone`,
    where: ['context'],
    match: /NoSuchKey(?:: |.{0,40})The specified key does not exist/i,
    what: t`the source that this run asks for is no longer in the bucket`,
    why: t`a retry takes the artifact of the old execution, which has been deleted since`,
    remedy: t`use Release change in place of Retry`,
    step: 'prove',
    autoFix: 'no',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'CLIENT_ERROR',
      'NoSuchKey: The specified key does not exist. status code: 404, request id: 5T for primary source and source version arn:aws:s3:::codepipeline-eu-west-1-1234/flask-app/SourceArti/x1',
    ),
  },
];
