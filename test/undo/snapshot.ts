import { lstat, readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import {
  BatchGetProjectsCommand,
  CodeBuildClient,
  paginateListProjects,
} from '@aws-sdk/client-codebuild';
import {
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  paginateListRoles,
} from '@aws-sdk/client-iam';
import { ListBucketsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import {
  GetParameterCommand,
  ListTagsForResourceCommand,
  paginateDescribeParameters,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { Secret } from '../../src/secret.ts';
import { digestIn } from '../../src/world/registry/digest.ts';
import { openSession } from '../../src/world/registry/session.ts';
import { tagsOf } from '../../src/world/registry/tags.ts';
import type { Login } from '../e2e/outside.ts';
import { config } from '../e2e-codebuild/breaking.ts';

/** What is looked at. */
export interface Scope {
  /** Leads to AWS. */
  environment: Readonly<Record<string, string>>;
  registry: string;
  repository: string;
  login: Login;
  folder: string;
}

/** All that an account, a repository and a folder hold, in words that can be compared. */
export async function snapshotOf(scope: Scope) {
  const [parameters, roles, projects, buckets, tags, folder] = await Promise.all([
    parametersIn(scope),
    rolesIn(scope),
    projectsIn(scope),
    bucketsIn(scope),
    tagsIn(scope),
    entriesBelow(scope.folder),
  ]);
  return { parameters, roles, projects, buckets, tags, folder };
}

/** Of each parameter its latest version: what it says, and how it is kept. */
async function parametersIn(scope: Scope) {
  const client = new SSMClient(config(scope));
  const found: Record<string, unknown> = {};
  for await (const page of paginateDescribeParameters({ client }, {})) {
    for (const { Name = '', Type, KeyId, Tier, Description } of page.Parameters ?? []) {
      const get = new GetParameterCommand({ Name, WithDecryption: true });
      const { Parameter } = await client.send(get);
      const list = { ResourceType: 'Parameter', ResourceId: Name } as const;
      const { TagList = [] } = await client.send(new ListTagsForResourceCommand(list));
      const tags = pairs(TagList);
      found[Name] = { Type, KeyId, Tier, Description, Value: Parameter?.Value, tags };
    }
  }
  return found;
}

async function rolesIn(scope: Scope) {
  const client = new IAMClient(config(scope));
  const found: Record<string, unknown> = {};
  for await (const page of paginateListRoles({ client }, {})) {
    for (const { RoleName = '' } of page.Roles ?? []) {
      const { Role } = await client.send(new GetRoleCommand({ RoleName }));
      const { PolicyNames = [] } = await client.send(new ListRolePoliciesCommand({ RoleName }));
      const inline = await Promise.all(
        PolicyNames.map(async (PolicyName) => {
          const get = new GetRolePolicyCommand({ RoleName, PolicyName });
          return [PolicyName, documentIn((await client.send(get)).PolicyDocument)] as const;
        }),
      );
      const list = new ListAttachedRolePoliciesCommand({ RoleName });
      const { AttachedPolicies = [] } = await client.send(list);
      found[RoleName] = {
        trust: documentIn(Role?.AssumeRolePolicyDocument),
        description: Role?.Description,
        tags: pairs(Role?.Tags ?? []),
        inline: Object.fromEntries(inline),
        attached: AttachedPolicies.map(({ PolicyArn }) => PolicyArn).sort(),
      };
    }
  }
  return found;
}

/** Each project whole, but for the time of its last change. */
async function projectsIn(scope: Scope) {
  const client = new CodeBuildClient(config(scope));
  const names: string[] = [];
  for await (const page of paginateListProjects({ client }, {}))
    names.push(...(page.projects ?? []));
  if (names.length === 0) return {};
  const { projects = [] } = await client.send(new BatchGetProjectsCommand({ names }));
  return Object.fromEntries(
    projects.map(({ lastModified: _, ...project }) => [
      project.name ?? '',
      { ...project, environment: withVariables(project.environment) },
    ]),
  );
}

/** No variables, and an empty list of them, are the same. */
function withVariables(environment: { environmentVariables?: unknown } | undefined) {
  return { ...environment, environmentVariables: environment?.environmentVariables ?? [] };
}

async function bucketsIn(scope: Scope) {
  const client = new S3Client({ ...config(scope), forcePathStyle: true });
  const { Buckets = [] } = await client.send(new ListBucketsCommand({}));
  const found: Record<string, string[]> = {};
  for (const { Name = '' } of Buckets) {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: Name }));
    found[Name] = Contents.map(({ Key = '' }) => Key);
  }
  return found;
}

/** Each tag of the repository with its digest; none where there is no such repository. */
async function tagsIn({ registry, repository, login }: Scope) {
  const credential = { username: login.username, password: new Secret(login.password) };
  const bounds = { signal: new AbortController().signal };
  const session = openSession({ registry, repository, actions: 'pull', credential }, bounds);
  const tags = await tagsOf(session, repository).catch(() => []);
  const found: Record<string, unknown> = {};
  for (const tag of tags) {
    const served = await digestIn(session, repository, tag);
    if (served.kind === 'served') found[tag] = served.digest;
  }
  return found;
}

/** Files and folders, each with its mode, and what the files say. */
async function entriesBelow(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = entries.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    const mode = ((await lstat(path)).mode & 0o777).toString(8);
    const said = entry.isFile() ? `${mode} ${await readFile(path, 'latin1')}` : `${mode} folder`;
    return [relative(folder, path), said] as const;
  });
  return Object.fromEntries((await Promise.all(found)).sort());
}

const documentIn = (text = ''): unknown => JSON.parse(decodeURIComponent(text));

const pairs = (tags: readonly { Key?: string | undefined; Value?: string | undefined }[]) =>
  Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
