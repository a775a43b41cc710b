import { answersNotKept } from './answers-not-kept.ts';
import { artifactsNoMatch } from './artifacts-no-match.ts';
import { assignmentNotMade } from './assignment-not-made.ts';
import { bareCdGoesHome } from './bare-cd-goes-home.ts';
import { bracketNotSpaced } from './bracket-not-spaced.ts';
import { buildImageUnpullable } from './build-image-unpullable.ts';
import { buildspecEnvKeyMisspelt } from './buildspec-env-key-misspelt.ts';
import { buildspecEnvUnindented } from './buildspec-env-unindented.ts';
import { buildspecFileMissing } from './buildspec-file-missing.ts';
import { buildspecKeyUnknown } from './buildspec-key-unknown.ts';
import { buildspecLegacyEnvKeys } from './buildspec-legacy-env-keys.ts';
import { buildspecNamesOtherParameters } from './buildspec-names-other-parameters.ts';
import { buildspecPhaseNameInvalid } from './buildspec-phase-name-invalid.ts';
import { buildspecPhaseNested } from './buildspec-phase-nested.ts';
import { buildspecPushesOtherImage } from './buildspec-pushes-other-image.ts';
import { buildspecVersion01StateLost } from './buildspec-version-01-state-lost.ts';
import { buildspecVersionInvalid } from './buildspec-version-invalid.ts';
import { buildspecYamlVsYml } from './buildspec-yaml-vs-yml.ts';
import { cdAboveSource } from './cd-above-source.ts';
import { commandLineRefused } from './command-line-refused.ts';
import { commandsInlineDash } from './commands-inline-dash.ts';
import { connectionDenied } from './connection-useconnection-denied.ts';
import { cwdCarriesOver } from './cwd-carries-over.ts';
import { dockerBuildNoContextArg } from './docker-build-no-context-arg.ts';
import { dockerContextMissing } from './docker-context-missing.ts';
import { dockerLoginLate } from './docker-login-late.ts';
import { dockerLoginMissing } from './docker-login-missing.ts';
import { dockerOptionUnknown } from './docker-option-unknown.ts';
import { dockerfileMissing } from './dockerfile-missing.ts';
import { echoCutShort } from './echo-cut-short.ts';
import { ecrLoginDenied } from './ecr-getauthorizationtoken-denied.ts';
import { envPrecedenceShadow } from './env-precedence-shadow.ts';
import type { Fault } from './fault.ts';
import { globNotQuoted } from './glob-not-quoted.ts';
import { imageNameUppercase } from './image-name-uppercase.ts';
import { imageNamedAsCommand } from './image-named-as-command.ts';
import { imagePushMissing } from './image-push-missing.ts';
import { imageReferenceEmptyPart } from './image-reference-empty-part.ts';
import { inlineBuildspecOverridesFile } from './inline-buildspec-overrides-file.ts';
import { localProgramNotOnPath } from './local-program-not-on-path.ts';
import { loginCommandSubstituted } from './login-command-substituted.ts';
import { logsPermissionMissing } from './logs-permission-missing.ts';
import { multilineShellFolded } from './multiline-shell-folded.ts';
import { parameterKeyDiffers } from './parameter-key-differs.ts';
import { parameterValueDiffers } from './parameter-value-differs.ts';
import { passwordOnCommandLine } from './password-on-command-line.ts';
import { pathFromMachineRoot } from './path-from-machine-root.ts';
import { privilegedModeOff } from './privileged-mode-off.ts';
import { projectEnvTypePlaintext } from './project-env-type-plaintext.ts';
import { projectMissing } from './project-missing.ts';
import { projectUsesOtherRole } from './project-uses-other-role.ts';
import { pullCredentialsType } from './pull-credentials-type.ts';
import { pushNotProven } from './push-not-proven.ts';
import { pythonModuleIsFile } from './python-module-is-file.ts';
import { registryCredentialSecretDenied } from './registry-credential-secret-denied.ts';
import { registryUrlSchemeOrSlash } from './registry-url-scheme-or-slash.ts';
import { repoFolderMismatch } from './repo-folder-mismatch.ts';
import { resolveSsmInBuildspec } from './resolve-ssm-in-buildspec.ts';
import { roleMissing } from './role-missing.ts';
import { roleTrustWrong } from './role-trust-wrong.ts';
import { runtimeUnknown } from './runtime-unknown.ts';
import { s3SourceDenied } from './s3-source-artifact-denied.ts';
import { secretsManagerVsSsm } from './secrets-manager-vs-ssm.ts';
import { shellShVsBash } from './shell-sh-vs-bash.ts';
import { getParametersDenied } from './ssm-getparameters-denied.ts';
import { decryptDenied } from './ssm-kms-decrypt-denied.ts';
import { parameterMissing } from './ssm-parameter-missing.ts';
import { policyActionSingular } from './ssm-policy-action-singular.ts';
import { policyArnMalformed } from './ssm-policy-arn-malformed.ts';
import { valueTrailingNewline } from './ssm-value-trailing-newline.ts';
import { ssmWrongRegion } from './ssm-wrong-region.ts';
import { storedAddressNotBare } from './stored-address-not-bare.ts';
import { variableInSingleQuotes } from './variable-in-single-quotes.ts';
import { variableMisspelt } from './variable-misspelt.ts';
import { yamlCommandParsedAsMap } from './yaml-command-parsed-as-map.ts';
import { yamlFlowBroken } from './yaml-flow-broken.ts';
import { yamlMappingNotAllowed } from './yaml-mapping-not-allowed.ts';
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
  yamlMappingNotAllowed,
  yamlFlowBroken,
  commandsInlineDash,
  buildspecVersionInvalid,
  buildspecPhaseNameInvalid,
  buildspecPhaseNested,
  buildspecEnvUnindented,
  buildspecLegacyEnvKeys,
  buildspecEnvKeyMisspelt,
  resolveSsmInBuildspec,
  buildspecKeyUnknown,
  runtimeUnknown,
  buildspecVersion01StateLost,
  multilineShellFolded,
  assignmentNotMade,
  bracketNotSpaced,
  secretsManagerVsSsm,
  buildspecNamesOtherParameters,
  envPrecedenceShadow,
  loginCommandSubstituted,
  imagePushMissing,
  imageNamedAsCommand,
  dockerBuildNoContextArg,
  dockerOptionUnknown,
  registryUrlSchemeOrSlash,
  imageNameUppercase,
  imageReferenceEmptyPart,
  variableInSingleQuotes,
  dockerLoginMissing,
  dockerLoginLate,
  passwordOnCommandLine,
  bareCdGoesHome,
  cdAboveSource,
  pathFromMachineRoot,
  cwdCarriesOver,
  repoFolderMismatch,
  dockerContextMissing,
  pythonModuleIsFile,
  commandLineRefused,
  globNotQuoted,
  echoCutShort,
  variableMisspelt,
  localProgramNotOnPath,
  artifactsNoMatch,
  pushNotProven,
  pullCredentialsType,
  registryCredentialSecretDenied,
  ecrLoginDenied,
  buildImageUnpullable,
  connectionDenied,
  shellShVsBash,
  buildspecPushesOtherImage,
  buildspecYamlVsYml,
  parameterKeyDiffers,
  dockerfileMissing,
];
