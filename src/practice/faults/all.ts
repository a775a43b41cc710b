import { answersNotKept } from './answers-not-kept.ts';
import { buildImageUnpullable } from './build-image-unpullable.ts';
import { buildspecEnvKeyMisspelt } from './buildspec-env-key-misspelt.ts';
import { buildspecFileMissing } from './buildspec-file-missing.ts';
import { buildspecLegacyEnvKeys } from './buildspec-legacy-env-keys.ts';
import { buildspecNamesOtherParameters } from './buildspec-names-other-parameters.ts';
import { buildspecPhaseNameInvalid } from './buildspec-phase-name-invalid.ts';
import { buildspecVersionInvalid } from './buildspec-version-invalid.ts';
import { buildspecYamlVsYml } from './buildspec-yaml-vs-yml.ts';
import { commandsInlineDash } from './commands-inline-dash.ts';
import { connectionDenied } from './connection-useconnection-denied.ts';
import { dockerfileMissing } from './dockerfile-missing.ts';
import { ecrLoginDenied } from './ecr-getauthorizationtoken-denied.ts';
import { envPrecedenceShadow } from './env-precedence-shadow.ts';
import type { Fault } from './fault.ts';
import { imageNameUppercase } from './image-name-uppercase.ts';
import { inlineBuildspecOverridesFile } from './inline-buildspec-overrides-file.ts';
import { logsPermissionMissing } from './logs-permission-missing.ts';
import { parameterKeyDiffers } from './parameter-key-differs.ts';
import { parameterValueDiffers } from './parameter-value-differs.ts';
import { passwordOnCommandLine } from './password-on-command-line.ts';
import { privilegedModeOff } from './privileged-mode-off.ts';
import { projectEnvTypePlaintext } from './project-env-type-plaintext.ts';
import { projectMissing } from './project-missing.ts';
import { projectUsesOtherRole } from './project-uses-other-role.ts';
import { pullCredentialsType } from './pull-credentials-type.ts';
import { pushNotProven } from './push-not-proven.ts';
import { registryCredentialSecretDenied } from './registry-credential-secret-denied.ts';
import { repoFolderMismatch } from './repo-folder-mismatch.ts';
import { resolveSsmInBuildspec } from './resolve-ssm-in-buildspec.ts';
import { roleMissing } from './role-missing.ts';
import { roleTrustWrong } from './role-trust-wrong.ts';
import { s3SourceDenied } from './s3-source-artifact-denied.ts';
import { getParametersDenied } from './ssm-getparameters-denied.ts';
import { decryptDenied } from './ssm-kms-decrypt-denied.ts';
import { parameterMissing } from './ssm-parameter-missing.ts';
import { policyActionSingular } from './ssm-policy-action-singular.ts';
import { policyArnMalformed } from './ssm-policy-arn-malformed.ts';
import { valueTrailingNewline } from './ssm-value-trailing-newline.ts';
import { ssmWrongRegion } from './ssm-wrong-region.ts';
import { storedAddressNotBare } from './stored-address-not-bare.ts';
import { yamlCommandParsedAsMap } from './yaml-command-parsed-as-map.ts';
import { yamlTabs } from './yaml-tabs.ts';

/**
 * Faults that the walk repairs, in the order of the walk; last those after which the project or the
 * folder is repaired and not as before.
 */
export const faults: readonly Fault[] = [
  answersNotKept,
  ssmWrongRegion,
  parameterMissing,
  valueTrailingNewline,
  storedAddressNotBare,
  parameterValueDiffers,
  roleMissing,
  roleTrustWrong,
  getParametersDenied,
  policyActionSingular,
  policyArnMalformed,
  decryptDenied,
  logsPermissionMissing,
  s3SourceDenied,
  projectMissing,
  projectUsesOtherRole,
  privilegedModeOff,
  projectEnvTypePlaintext,
  buildspecFileMissing,
  inlineBuildspecOverridesFile,
  yamlTabs,
  yamlCommandParsedAsMap,
  commandsInlineDash,
  buildspecVersionInvalid,
  buildspecPhaseNameInvalid,
  buildspecLegacyEnvKeys,
  buildspecEnvKeyMisspelt,
  resolveSsmInBuildspec,
  buildspecNamesOtherParameters,
  envPrecedenceShadow,
  passwordOnCommandLine,
  imageNameUppercase,
  repoFolderMismatch,
  pushNotProven,
  pullCredentialsType,
  registryCredentialSecretDenied,
  ecrLoginDenied,
  buildImageUnpullable,
  connectionDenied,
  buildspecYamlVsYml,
  parameterKeyDiffers,
  dockerfileMissing,
];
