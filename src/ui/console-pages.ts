/** Pages of the AWS console, by what they show. */

/** The account of AWS's own examples, which emulators of AWS show: nobody has it. */
const exampleAccount = '123456789012';

/** A project or a build. Source: AWS CodeBuild User Guide, ARNs; a build's name ends in its UUID. */
const codebuild =
  /^arn:([\w-]+):codebuild:([a-z0-9-]+):(\d{12}):(project|build)\/([\w-]+)(?::([0-9a-f-]{36}))?$/;

/** A private registry. Source: Amazon ECR User Guide, Private registries. */
const ecr = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com$/;

/** Hosts of the console by partition. Source: AWS General Reference, console endpoints. */
function hostOf(partition: string, region: string): string | undefined {
  const hosts: Readonly<Record<string, string>> = {
    aws: `${region}.console.aws.amazon.com`,
    'aws-us-gov': 'console.amazonaws-us-gov.com',
    'aws-cn': 'console.amazonaws.cn',
  };
  return hosts[partition];
}

/** The page of a CodeBuild project or build by its ARN; undefined for other things. */
export function consolePage(arn: string): string | undefined {
  const [, partition = '', region = '', account = '', kind, project = '', build] =
    arn.match(codebuild) ?? [];
  const host = hostOf(partition, region);
  if (!host || account === exampleAccount) return undefined;
  const page = kind === 'build' ? `build/${project}%3A${build}/` : 'details';
  return `https://${host}/codesuite/codebuild/${account}/projects/${project}/${page}?region=${region}`;
}

/** The page of a repository in a private registry of ECR; undefined for other registries. */
export function ecrPage(registry: string, repository: string): string | undefined {
  const [, account, region = ''] = registry.match(ecr) ?? [];
  if (!account || account === exampleAccount) return undefined;
  const host = hostOf('aws', region);
  return `https://${host}/ecr/repositories/private/${account}/${repository}?region=${region}`;
}
