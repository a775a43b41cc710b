import type { Build } from '@aws-sdk/client-codebuild';
import type { Call } from '../aws/service.ts';
import { s3Place } from './source.ts';

/**
 * The variables that CodeBuild sets (CodeBuild User Guide, "Environment variables in build
 * environments"), besides those of the running build. A source in S3 has no resolved version.
 */
export function codebuildVariables(build: Build, call: Call): Record<string, string> {
  const { partition, region, account } = call;
  const id = build.id ?? '';
  const inRegion = `https://${region}.console.aws.amazon.com/codesuite/codebuild/${account}/projects`;
  const page = `${inRegion}/${build.projectName}/build/${encodeURIComponent(id)}/?region=${region}`;
  const place = s3Place(build);
  const object = place && `${place.bucket}/${place.key}`;
  const variables = {
    AWS_DEFAULT_REGION: region,
    AWS_REGION: region,
    CODEBUILD_BUILD_ARN: build.arn,
    CODEBUILD_BUILD_ID: id,
    CODEBUILD_BUILD_IMAGE: build.environment?.image,
    CODEBUILD_BUILD_NUMBER: String(build.buildNumber ?? 1),
    CODEBUILD_BUILD_URL: page,
    CODEBUILD_INITIATOR: build.initiator,
    CODEBUILD_KMS_KEY_ID:
      build.encryptionKey ?? `arn:${partition}:kms:${region}:${account}:alias/aws/s3`,
    CODEBUILD_PROJECT_ARN: `arn:${partition}:codebuild:${region}:${account}:project/${build.projectName}`,
    CODEBUILD_SOURCE_REPO_URL: object,
    CODEBUILD_SOURCE_VERSION: place?.version ?? (object && `arn:${partition}:s3:::${object}`),
    CODEBUILD_START_TIME: String(build.startTime?.getTime() ?? 0),
  };
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
