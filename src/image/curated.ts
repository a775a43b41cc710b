/** True for an image that CodeBuild keeps itself, as `aws/codebuild/standard:7.0`. */
export function isOfCodeBuild(image: string): boolean {
  return image.startsWith('aws/codebuild/');
}
