import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tool } from '../../real.ts';
import { account, ground, trust, typed } from './ground.ts';

const cli = tool('aws');

describe.skipIf(!cli)(
  'the AWS CLI, unmodified (skipped where there is none)',
  { timeout: 60_000 },
  () => {
    let aws: Awaited<ReturnType<typeof ground>>;
    let folder: string;
    const type = (line: string) => typed(line, aws.url, folder);

    beforeAll(async () => {
      aws = await ground();
      folder = await mkdtemp(join(tmpdir(), 'practice-'));
    });

    afterAll(async () => {
      await aws.close();
      await rm(folder, { recursive: true });
    });

    test('the tutorial stores its parameters and reads them back', async () => {
      await type(
        'aws ssm put-parameter --name "myapp_Docker_registry_URL" --value "docker.io" --type "String"',
      );
      await type(
        'aws ssm put-parameter --name "DockerPassword" --value "s3cret" --type "SecureString"',
      );
      const plain = JSON.parse(
        await type('aws ssm get-parameter --name "DockerPassword" --with-decryption'),
      );
      expect(plain.Parameter).toMatchObject({ Value: 's3cret', Type: 'SecureString', Version: 1 });
      const opaque = await type('aws ssm get-parameter --name "DockerPassword"');
      expect(opaque).not.toContain('s3cret');
      await expect(
        type('aws ssm put-parameter --name DockerPassword --value again --type SecureString'),
      ).rejects.toThrow(
        'An error occurred (ParameterAlreadyExists) when calling the PutParameter operation: The parameter already exists.',
      );
      await expect(type('aws ssm get-parameter --name absent')).rejects.toThrow(
        'An error occurred (ParameterNotFound) when calling the GetParameter operation',
      );
    });

    test('the caller, and a role wired as the tutorial does', async () => {
      expect(await type('aws sts get-caller-identity --query Arn --output text')).toBe(
        `arn:aws:iam::${account}:user/practice`,
      );
      await writeFile(join(folder, 'trust.json'), trust);
      await type(
        'aws iam create-role --role-name CodeBuildServiceRole --assume-role-policy-document file://trust.json',
      );
      await type(
        'aws iam attach-role-policy --role-name CodeBuildServiceRole --policy-arn arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess',
      );
      const { Role } = JSON.parse(await type('aws iam get-role --role-name CodeBuildServiceRole'));
      expect(Role.AssumeRolePolicyDocument).toEqual(JSON.parse(trust));
      const decisions = await type(
        `aws iam simulate-principal-policy --policy-source-arn ${Role.Arn} --action-names ssm:GetParameters ssm:PutParameter --resource-arns arn:aws:ssm:us-east-1:${account}:parameter/a --query "EvaluationResults[].EvalDecision" --output text`,
      );
      expect(decisions.split(/\s+/)).toEqual(['allowed', 'implicitDeny']);
    });

    test('a project, whose builds nobody runs', async () => {
      await type(
        `aws codebuild create-project --name app --source type=NO_SOURCE,buildspec="version: 0.2" --artifacts type=NO_ARTIFACTS --environment type=LINUX_CONTAINER,image=aws/codebuild/standard:7.0,computeType=BUILD_GENERAL1_SMALL --service-role arn:aws:iam::${account}:role/CodeBuildServiceRole`,
      );
      const privileged = '"projects[0].environment.privilegedMode"';
      expect(await type(`aws codebuild batch-get-projects --names app --query ${privileged}`)).toBe(
        'false',
      );
      await expect(type('aws codebuild start-build --project-name app')).rejects.toThrow(
        'the practice ground does not run builds yet',
      );
    });

    test('a log is written and read', async () => {
      await type('aws logs create-log-group --log-group-name /aws/codebuild/app');
      await type(
        'aws logs create-log-stream --log-group-name /aws/codebuild/app --log-stream-name s',
      );
      await type(
        `aws logs put-log-events --log-group-name /aws/codebuild/app --log-stream-name s --log-events timestamp=${Date.now()},message=pushed`,
      );
      expect(
        await type(
          'aws logs get-log-events --log-group-name /aws/codebuild/app --log-stream-name s --query "events[].message" --output text',
        ),
      ).toBe('pushed');
    });

    test('a file goes to a bucket and comes back', async () => {
      await writeFile(join(folder, 'source.zip'), Buffer.alloc(300_000, 7));
      await type('aws s3 mb s3://practice-source');
      await type('aws s3 cp source.zip "s3://practice-source/in/so urce.zip"');
      expect(await type('aws s3 ls --recursive s3://practice-source')).toMatch(
        /300000 in\/so urce\.zip$/,
      );
      await type('aws s3 cp "s3://practice-source/in/so urce.zip" back.zip');
      expect(await readFile(join(folder, 'back.zip'))).toEqual(Buffer.alloc(300_000, 7));
      await type('aws s3 rb --force s3://practice-source');
      expect(await type('aws s3 ls')).toBe('');
    });

    test('what is not spoken is refused by name', async () => {
      await expect(type('aws ssm list-documents')).rejects.toThrow(
        'the practice ground does not speak ssm:ListDocuments',
      );
      await expect(type('aws ecr get-login-password')).rejects.toThrow(
        'the practice ground does not speak ecr:GetAuthorizationToken',
      );
    });
  },
);
