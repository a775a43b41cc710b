import type { EnvironmentPlatform } from '@aws-sdk/client-codebuild';

const image = (name: string, description: string) => ({
  name: `aws/codebuild/${name}`,
  description: `AWS CodeBuild - ${description}`,
  versions: [`aws/codebuild/${name}`],
});

/**
 * The Linux images that CodeBuild keeps (CodeBuild User Guide, "Docker images provided by
 * CodeBuild"; github.com/aws/aws-codebuild-docker-images), without their dated versions.
 */
export const curatedPlatforms: EnvironmentPlatform[] = [
  {
    platform: 'AMAZON_LINUX',
    languages: [
      {
        language: 'BASE',
        images: [
          image('amazonlinux-x86_64-standard:4.0', 'Docker image with Amazon Linux 2'),
          image('amazonlinux-x86_64-standard:5.0', 'Docker image with Amazon Linux 2023'),
          image('amazonlinux-x86_64-standard:6.0', 'Docker image with Amazon Linux 2023'),
          image('amazonlinux-aarch64-standard:2.0', 'Docker image with Amazon Linux 2 for Arm'),
          image('amazonlinux-aarch64-standard:3.0', 'Docker image with Amazon Linux 2023 for Arm'),
          image('amazonlinux-aarch64-standard:4.0', 'Docker image with Amazon Linux 2023 for Arm'),
        ],
      },
    ],
  },
  {
    platform: 'UBUNTU',
    languages: [
      {
        language: 'BASE',
        images: [
          image('standard:5.0', 'Docker image with Ubuntu 20.04'),
          image('standard:6.0', 'Docker image with Ubuntu 22.04'),
          image('standard:7.0', 'Docker image with Ubuntu 22.04'),
          image('standard:8.0', 'Docker image with Ubuntu 24.04'),
        ],
      },
    ],
  },
];
