import {
  CodeBuildClient,
  CreateProjectCommand,
  type CreateProjectCommandInput,
} from '@aws-sdk/client-codebuild';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { expect, onTestFinished, test } from 'vitest';
import { openProjects } from '../../../src/world/aws/projects.ts';
import { ground, trust } from '../../practice/aws/ground.ts';

async function projectWith(parts: Partial<CreateProjectCommandInput>) {
  const endpoint = await ground();
  onTestFinished(() => endpoint.close());
  await new IAMClient(endpoint.config).send(
    new CreateRoleCommand({ RoleName: 'build', AssumeRolePolicyDocument: trust }),
  );
  await new CodeBuildClient(endpoint.config).send(
    new CreateProjectCommand({
      name: 'app',
      source: { type: 'S3', location: 'bucket/source.zip' },
      artifacts: { type: 'NO_ARTIFACTS' },
      environment: {
        type: 'LINUX_CONTAINER',
        image: 'aws/codebuild/standard:7.0',
        computeType: 'BUILD_GENERAL1_SMALL',
      },
      serviceRole: 'arn:aws:iam::123456789012:role/build',
      ...parts,
    }),
  );
  return openProjects(endpoint.config);
}

test('the network of the account that a project builds in is seen', async () => {
  const vpcConfig = { vpcId: 'vpc-1', subnets: ['subnet-1'], securityGroupIds: ['sg-1'] };
  const { project } = await projectWith({ vpcConfig });
  expect(await project('app')).toMatchObject({
    seen: { vpc: { id: 'vpc-1', subnets: ['subnet-1'] } },
  });
});

test('one in CodeBuild’s own network has none', async () => {
  const { project } = await projectWith({});
  const facts = await project('app');
  expect('seen' in facts && facts.seen && 'vpc' in facts.seen).toBe(false);
});

test('the images that CodeBuild keeps are listed once each', async () => {
  const { curatedImages } = await projectWith({});
  const images = await curatedImages();
  const list = 'seen' in images ? images.seen : [];
  expect(list).toContain('aws/codebuild/standard:7.0');
  expect(list).toEqual([...new Set(list)]);
});
