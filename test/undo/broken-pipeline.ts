import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  BatchGetProjectsCommand,
  CodeBuildClient,
  UpdateProjectCommand,
} from '@aws-sdk/client-codebuild';
import { IAMClient, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { Room } from '../e2e/room.ts';
import { config, disarm, type Reach, spoilPassword } from '../e2e-codebuild/breaking.ts';

/** Files of an application whose image needs no base. */
export const files = {
  'app/Dockerfile': 'FROM scratch\nCOPY app.txt /\n',
  'app/app.txt': 'hello\n',
};

/** Forgets what firstpush made here: it is somebody's own from now on. */
const forgetJournal = (room: Room): Promise<void> =>
  rm(join(room.home, 'state', 'firstpush', 'journal'), { recursive: true, force: true });

/**
 * Breaks a pipeline that is set up in every way that firstpush mends by changing what is there: a
 * parameter's value, the role's trust and policy, settings of the project, the buildspec.
 */
export async function breakPipeline(
  reach: Reach,
  app: string,
  room: Room,
  { withProject = true } = {},
): Promise<void> {
  await forgetJournal(room);
  await spoilPassword(reach, app);
  const registry = {
    Name: `/${app}/docker-registry/url`,
    Value: 'registry.invalid',
    Type: 'String',
    Overwrite: true,
    Description: 'by hand',
  } as const;
  await new SSMClient(config(reach)).send(new PutParameterCommand(registry));
  await disarm(reach, app);
  // CodeBuild refuses to change a project whose role does not let it in.
  if (withProject) await spoilProject(reach, app);
  await trustNobody(reach, app);
  const text = await room.read('buildspec.yml');
  await room.write({ 'buildspec.yml': `# ours\r\n${text.replace('pre_build:', 'prebuild:')}` });
}

async function trustNobody(reach: Reach, app: string): Promise<void> {
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 'ec2.amazonaws.com' },
    Action: 'sts:AssumeRole',
  };
  const document = { Version: '2012-10-17', Statement: [statement] };
  await new IAMClient(config(reach)).send(
    new UpdateAssumeRolePolicyCommand({
      RoleName: `codebuild-${app}-service-role`,
      PolicyDocument: JSON.stringify(document),
    }),
  );
}

async function spoilProject(reach: Reach, app: string): Promise<void> {
  const client = new CodeBuildClient(config(reach));
  const { projects } = await client.send(new BatchGetProjectsCommand({ names: [app] }));
  const [project] = projects ?? [];
  if (!project?.environment) throw new Error(`there is no project ${app}`);
  const environmentVariables = [
    { name: 'STAGE', value: 'dev', type: 'PLAINTEXT' as const },
    ...['REGISTRY_URL', 'DOCKER_REGISTRY_USERNAME'].map((name) => ({
      name,
      value: `/${app}/docker-credentials/username`,
      type: 'PLAINTEXT' as const,
    })),
  ];
  const environment = { ...project.environment, privilegedMode: false, environmentVariables };
  await client.send(new UpdateProjectCommand({ name: app, environment }));
}
