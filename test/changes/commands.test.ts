import { describe, expect, test } from 'vitest';
import { commands } from '../../src/changes/verbs.ts';
import type { Change } from '../../src/types.ts';
import { document, examples, role, roleArn } from './examples.ts';

/** The programs of a change, each as its words in one line; words with spaces stand in brackets. */
const lines = (change: Change): string[] =>
  commands(change).map(({ pipeline, secret }) =>
    [...(secret ? [secret] : []), ...pipeline.map((argv) => argv.map(shown).join(' '))].join(' | '),
  );
const shown = (word: string) => (/[\s"{]/.test(word) ? `[${word}]` : word);

const trust = `[${JSON.stringify(document('sts:AssumeRole'))}]`;
const fetched = JSON.stringify({
  name: 'DOCKER_USERNAME',
  type: 'PARAMETER_STORE',
  value: '/flask-app/docker-credentials/username',
});
const tag = 'Key=firstpush:app,Value=flask-app';

describe('the commands that do the same by hand', () => {
  test.each<[keyof typeof examples, string[]]>([
    [
      'put',
      [
        `aws ssm put-parameter --name /flask-app/docker-registry/url --type String --value docker.io --tags ${tag}`,
      ],
    ],
    [
      'overwrite',
      [
        'aws ssm put-parameter --name /flask-app/docker-registry/url --type String --value ghcr.io --overwrite',
      ],
    ],
    [
      'putSecret',
      [
        `password | aws ssm put-parameter --name /flask-app/docker-credentials/password --type SecureString --value file:///dev/stdin --key-id alias/docker --tags ${tag}`,
      ],
    ],
    [
      'createRole',
      [
        `aws iam create-role --role-name ${role} --assume-role-policy-document ${trust} --description [CodeBuild builds and pushes the image of flask-app] --tags ${tag}`,
      ],
    ],
    ['trust', [`aws iam update-assume-role-policy --role-name ${role} --policy-document ${trust}`]],
    [
      'policy',
      [
        `aws iam put-role-policy --role-name ${role} --policy-name docker-credentials-flask-app --policy-document [${JSON.stringify(examples.policy.document)}]`,
      ],
    ],
    [
      'attach',
      [
        `aws iam attach-role-policy --role-name ${role} --policy-arn arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess`,
      ],
    ],
    [
      'bucket',
      [
        'aws s3api create-bucket --bucket firstpush-source-x --create-bucket-configuration LocationConstraint=eu-west-1',
        'aws s3api put-public-access-block --bucket firstpush-source-x --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
      ],
    ],
    [
      'project',
      [
        `aws codebuild create-project --name flask-app --source type=S3,location=firstpush-source-x/flask-app/source.zip --artifacts type=NO_ARTIFACTS --environment type=LINUX_CONTAINER,image=aws/codebuild/standard:7.0,computeType=BUILD_GENERAL1_SMALL,privilegedMode=true --service-role ${roleArn} --tags key=firstpush:app,value=flask-app`,
      ],
    ],
    [
      'update',
      [
        'aws codebuild batch-get-projects --names flask-app --query projects[0].environment --output json | jq [.privilegedMode = true] | aws codebuild update-project --name flask-app --environment file:///dev/stdin',
        `aws codebuild update-project --name flask-app --service-role ${roleArn}`,
        'aws codebuild batch-get-projects --names flask-app --query projects[0].environment --output json | jq [.image = "aws/codebuild/standard:8.0"] | aws codebuild update-project --name flask-app --environment file:///dev/stdin',
        'aws codebuild batch-get-projects --names flask-app --query projects[0].source --output json | jq [.buildspec = "ci/buildspec.yml"] | aws codebuild update-project --name flask-app --source file:///dev/stdin',
      ],
    ],
    [
      'variables',
      [
        `aws codebuild batch-get-projects --names flask-app --query projects[0].environment --output json | jq [.environmentVariables |= ((. // []) | if any(.[]; .name == "DOCKER_USERNAME") then map(if .name == "DOCKER_USERNAME" then ${fetched} else . end) else . + [${fetched}] end)] | aws codebuild update-project --name flask-app --environment file:///dev/stdin`,
        'aws codebuild batch-get-projects --names flask-app --query projects[0].environment --output json | jq [del(.environmentVariables[]? | select(.name == "DOCKER_PASSWORD"))] | aws codebuild update-project --name flask-app --environment file:///dev/stdin',
        'aws codebuild batch-get-projects --names flask-app --query projects[0].environment --output json | jq [.imagePullCredentialsType = "CODEBUILD"] | aws codebuild update-project --name flask-app --environment file:///dev/stdin',
      ],
    ],
    ['write', [`printf %s [${examples.write.text}] | tee Dockerfile`]],
    [
      'rewrite',
      ['mkdir -p ci', 'printf %s [a\nb] | tee [ci/build it.sh]', 'chmod +x [ci/build it.sh]'],
    ],
    [
      'push',
      [
        'docker build --file app/Dockerfile --tag docker.io/alice/flask-app:firstpush-c0ffee123456 --build-arg [GREETING=hello world] --target web --platform linux/amd64 app',
        'password | docker login --username alice --password-stdin docker.io',
        'docker push docker.io/alice/flask-app:firstpush-c0ffee123456',
      ],
    ],
    [
      'build',
      [
        'zip -qry /tmp/source.zip . -x .git/*',
        'aws s3 cp /tmp/source.zip s3://firstpush-source-x/flask-app/test.zip',
        `aws codebuild start-build --project-name flask-app --buildspec-override [${examples.build.buildspec}] --source-type-override S3 --source-location-override firstpush-source-x/flask-app/test.zip --artifacts-override type=NO_ARTIFACTS --no-report-build-status-override`,
        'aws codebuild list-builds-for-project --project-name flask-app',
        'aws s3 rm s3://firstpush-source-x/flask-app/test.zip',
      ],
    ],
    ['rehearsal', ['firstpush prove --where rehearse']],
  ])('%s', (example, expected) => {
    expect(lines(examples[example])).toEqual(expected);
  });

  test('a bucket in the first region names no location: S3 refuses it there', () => {
    const [create] = lines({ ...examples.bucket, region: 'us-east-1' });
    expect(create).toBe('aws s3api create-bucket --bucket firstpush-source-x');
  });

  test('a project that reads from a connection', () => {
    const connection = 'arn:aws:codeconnections:us-east-1:123456789012:connection/c1';
    const source = {
      type: 'GITHUB',
      location: 'https://github.com/alice/app.git',
      buildspec: 'ci/buildspec.yml',
      connection,
    };
    const { project } = examples.project;
    const [line] = lines({ ...examples.project, project: { ...project, source } });
    expect(line).toContain(
      `[type=GITHUB,location=https://github.com/alice/app.git,buildspec=ci/buildspec.yml,auth={type=CODECONNECTIONS,resource=${connection}}]`,
    );
  });
});
