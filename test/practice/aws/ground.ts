import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { codebuildOperations } from '../../../src/practice/aws/codebuild.ts';
import type { RunBuild } from '../../../src/practice/aws/codebuild-start.ts';
import { iamOperations } from '../../../src/practice/aws/iam.ts';
import { logsOperations } from '../../../src/practice/aws/logs.ts';
import { emptyObjects } from '../../../src/practice/aws/s3-store.ts';
import { secretsOperations } from '../../../src/practice/aws/secrets.ts';
import { type AwsOptions, serveAws } from '../../../src/practice/aws/server.ts';
import { ssmOperations } from '../../../src/practice/aws/ssm.ts';
import { stsOperations } from '../../../src/practice/aws/sts.ts';

export const accessKeyId = 'AKIAPRACTICEGROUND00';
export const account = '123456789012';

/** Environment of the AWS CLI: the endpoint and nothing of the machine's own configuration. */
function cliEnvironment(url: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'any',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_REGION: 'us-east-1',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
    AWS_PAGER: '',
  };
}

interface Extra extends Partial<AwsOptions> {
  run?: RunBuild;
  /** Roles that anybody may assume by STS. */
  open?: string[];
}

/** An endpoint with every service, and what the SDK's clients need to reach it. */
export async function ground({ run, open = [], ...extra }: Extra = {}) {
  const iam = iamOperations();
  const sessions = new Map<string, string>();
  const endpoint = await serveAws({
    services: {
      ssm: ssmOperations(),
      secretsmanager: secretsOperations(),
      iam: iam.operations,
      sts: stsOperations({ sessions, assumable: (arn) => open.includes(arn) }),
      codebuild: codebuildOperations({ assumable: iam.assumable, ...(run && { run }) }),
      logs: logsOperations(),
    },
    s3: emptyObjects(),
    accessKeyId,
    sessions,
    ...extra,
  });
  const config = {
    endpoint: endpoint.url,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey: 'any' },
    maxAttempts: 1,
  };
  return { ...endpoint, config };
}

/** Runs a command line as typed and gives its output; rejects with its error text. */
export async function typed(line: string, url: string, cwd?: string): Promise<string> {
  const options = { env: cliEnvironment(url), ...(cwd && { cwd }) };
  const { stdout } = await promisify(execFile)('/bin/sh', ['-c', line], options);
  return stdout.trim();
}

/** A trust policy for CodeBuild. */
export const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'codebuild.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ],
});
