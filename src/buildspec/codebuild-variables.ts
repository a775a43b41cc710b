/**
 * The variables that CodeBuild sets in every build or in some, by name (AWS CodeBuild User Guide,
 * “Environment variables in build environments”), and those that builds are seen to hold besides.
 */
const named = new Set(
  [
    'AUTH_TOKEN BATCH_BUILD_IDENTIFIER BMR_URL BUILD_ARN BUILD_ID BUILD_IMAGE BUILD_NUMBER',
    'BUILD_SUCCEEDING BUILD_URL CI CONTAINER_NAME EXECUTION_ROLE_BUILD FE_REPORT_ENDPOINT GOPATH',
    'INITIATOR KMS_KEY_ID LAST_EXIT LOG_PATH PROJECT_ARN PROJECT_UUID PUBLIC_BUILD_URL',
    'RESOLVED_SOURCE_VERSION SOURCE_REPO_URL SOURCE_VERSION SRC_DIR START_TIME',
  ]
    .join(' ')
    .split(' '),
);

/** Families of names: those of a further source end with its identifier. */
const family =
  /^((SRC_DIR|SOURCE_REPO_URL|SOURCE_VERSION|RESOLVED_SOURCE_VERSION)_\w+|(WEBHOOK|RUNNER|AGENT|BATCH)_\w+)$/;

/** True where a name begins as those of CodeBuild's own variables do, and none of them has it. */
export function isNoVariableOfCodeBuild(name: string): boolean {
  const [, rest] = name.match(/^CODEBUILD_(\w+)$/) ?? [];
  return rest !== undefined && !named.has(rest) && !family.test(rest);
}

/** The variable that most likely was meant by a name that is none. */
export function variableMeant(name: string): string | undefined {
  if (/BRANCH|REF/.test(name)) return 'CODEBUILD_WEBHOOK_HEAD_REF';
  if (/COMMIT|HASH|SHA|REVISION|RESOLVED/.test(name)) return 'CODEBUILD_RESOLVED_SOURCE_VERSION';
  const close = [...named].find((one) => name.includes(one) || one.includes(name.slice(10)));
  return close && `CODEBUILD_${close}`;
}
