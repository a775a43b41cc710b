import { setTimeout as sleep } from 'node:timers/promises';
import type {
  CodeBuildClient,
  Project,
  UpdateProjectCommandInput,
} from '@aws-sdk/client-codebuild';
import { t } from '../../language.ts';
import type {
  CreateProject,
  ProjectFacts,
  Seen,
  SourceConnection,
  Tell,
  UpdateProject,
} from '../../types.ts';
import { type ClientConfig, once } from './clients.ts';
import { isNamed, seen, written } from './failure.ts';
import { edited } from './project-edits.ts';

/** Reads and writes CodeBuild projects. */
export function openProjects(config: ClientConfig) {
  const client = once(async () => {
    const { CodeBuildClient } = await import('@aws-sdk/client-codebuild');
    return new CodeBuildClient(config);
  });
  return {
    project: (name: string): Promise<Seen<ProjectFacts | undefined>> =>
      seen('codebuild:BatchGetProjects', async () => {
        const [project] = await read(await client(), [name]);
        return project && factsOf(project);
      }),

    projects: (): Promise<Seen<readonly ProjectFacts[]>> =>
      seen('codebuild:ListProjects', async () => {
        const { ListProjectsCommand } = await import('@aws-sdk/client-codebuild');
        const list = new ListProjectsCommand({
          sortBy: 'LAST_MODIFIED_TIME',
          sortOrder: 'DESCENDING',
        });
        const { projects: names = [] } = await (await client()).send(list);
        return names.length === 0 ? [] : (await read(await client(), names)).map(factsOf);
      }),

    connections: (): Promise<Seen<readonly SourceConnection[]>> =>
      seen('codebuild:ListSourceCredentials', async () => readConnections(await client())),

    curatedImages: (): Promise<Seen<readonly string[]>> =>
      seen('codebuild:ListCuratedEnvironmentImages', async () => readImages(await client())),

    async createProject({ project, tags }: CreateProject, tell: Tell): Promise<void> {
      const { CreateProjectCommand } = await import('@aws-sdk/client-codebuild');
      const { name, source, image, environmentType, computeType, privilegedMode, role } = project;
      const command = new CreateProjectCommand({
        name,
        source: {
          type: source.type as 'S3',
          ...(source.location && { location: source.location }),
          ...(source.buildspec && { buildspec: source.buildspec }),
          ...(source.connection && {
            auth: { type: 'CODECONNECTIONS', resource: source.connection },
          }),
        },
        artifacts: { type: 'NO_ARTIFACTS' },
        environment: {
          type: environmentType as 'LINUX_CONTAINER',
          image,
          computeType: computeType as 'BUILD_GENERAL1_SMALL',
          privilegedMode,
        },
        serviceRole: role,
        tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
      });
      await written('codebuild:CreateProject', () =>
        onceAssumable(tell, async () => {
          try {
            await (await client()).send(command);
          } catch (error) {
            // Made meanwhile: looking again tells whether it is as it must be.
            if (!isNamed(error, 'ResourceAlreadyExists')) throw error;
          }
        }),
      );
    },

    async updateProject({ name, settings }: UpdateProject, tell: Tell): Promise<void> {
      const { UpdateProjectCommand } = await import('@aws-sdk/client-codebuild');
      await written('codebuild:UpdateProject', () =>
        onceAssumable(tell, async () => {
          const [project] = await read(await client(), [name]);
          if (!project) throw new Error(t`the project ${name} is gone`);
          const unchanged: UpdateProjectCommandInput = { name };
          const input = settings.reduce((update, edit) => edited(update, project, edit), unchanged);
          await (await client()).send(new UpdateProjectCommand(input));
        }),
      );
    },
  };
}

async function read(client: CodeBuildClient, names: string[]): Promise<Project[]> {
  const { BatchGetProjectsCommand } = await import('@aws-sdk/client-codebuild');
  const { projects = [] } = await client.send(new BatchGetProjectsCommand({ names }));
  return projects;
}

async function readConnections(client: CodeBuildClient): Promise<SourceConnection[]> {
  const { ListSourceCredentialsCommand } = await import('@aws-sdk/client-codebuild');
  const { sourceCredentialsInfos = [] } = await client.send(new ListSourceCredentialsCommand({}));
  return sourceCredentialsInfos.flatMap(({ arn, serverType, authType, resource }) =>
    arn && serverType
      ? [
          {
            arn,
            provider: serverType,
            ...(authType === 'CODECONNECTIONS' && resource && { connection: resource }),
          },
        ]
      : [],
  );
}

async function readImages(client: CodeBuildClient): Promise<string[]> {
  const { ListCuratedEnvironmentImagesCommand } = await import('@aws-sdk/client-codebuild');
  const { platforms = [] } = await client.send(new ListCuratedEnvironmentImagesCommand({}));
  const images = platforms
    .flatMap(({ languages = [] }) => languages)
    .flatMap((language) => language.images ?? []);
  return [
    ...new Set(
      images.flatMap(({ name, versions = [] }) => (name ? [name, ...versions] : versions)),
    ),
  ];
}

/** What a project's record tells. */
export function factsOf(project: Project): ProjectFacts {
  const { name = '', arn = '', source, environment, serviceRole = '', logsConfig } = project;
  const logs = logsConfig?.cloudWatchLogs;
  const connection = source?.auth?.type === 'CODECONNECTIONS' ? source.auth.resource : undefined;
  return {
    name,
    arn,
    role: serviceRole,
    source: {
      type: source?.type ?? 'NO_SOURCE',
      ...(source?.location && { location: source.location }),
      ...(source?.buildspec && { buildspec: source.buildspec }),
      ...(connection && { connection }),
    },
    image: environment?.image ?? '',
    environmentType: environment?.type ?? '',
    computeType: environment?.computeType ?? '',
    privilegedMode: environment?.privilegedMode === true,
    ...(project.vpcConfig?.vpcId && {
      vpc: { id: project.vpcConfig.vpcId, subnets: project.vpcConfig.subnets ?? [] },
    }),
    ...(project.sourceVersion && { sourceVersion: project.sourceVersion }),
    variables: (environment?.environmentVariables ?? []).map((variable) => ({
      name: variable.name ?? '',
      value: variable.value ?? '',
      type: variable.type ?? 'PLAINTEXT',
    })),
    logGroup: logs?.groupName ?? `/aws/codebuild/${name}`,
    logsEnabled: logs?.status !== 'DISABLED',
    ...pullFacts(environment),
    ...(project.concurrentBuildLimit && { concurrentBuildLimit: project.concurrentBuildLimit }),
    ...(project.webhook && { webhook: { reportsStatus: source?.reportBuildStatus === true } }),
  };
}

function pullFacts(environment: Project['environment']) {
  const { imagePullCredentialsType, registryCredential } = environment ?? {};
  const secret = registryCredential?.credential;
  return {
    ...(imagePullCredentialsType && { imagePullCredentialsType }),
    ...(secret && { registryCredential: secret }),
  };
}

/** Longest wait for a role that was just made, and the pause between two tries. */
const patience = { milliseconds: 120_000, pause: 5_000 };

/**
 * A role just made cannot be assumed for some seconds; CodeBuild says so in these words, and only
 * for these words it is worth trying again.
 */
export async function onceAssumable<T>(tell: Tell, send: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + patience.milliseconds;
  for (;;) {
    try {
      return await send();
    } catch (error) {
      const notYet =
        error instanceof Error && /not authorized to perform: sts:AssumeRole/.test(error.message);
      if (!notYet || Date.now() > deadline) throw error;
      tell({
        text: t`IAM has not spread the new role yet; CodeBuild is asked again in five seconds`,
      });
      await sleep(patience.pause);
    }
  }
}
