import { archMismatch } from './checks/arch-mismatch.ts';
import { archiveMeetsFolder } from './checks/archive-meets-folder.ts';
import { artifactsBaseDirMissing } from './checks/artifacts-base-dir-missing.ts';
import { artifactsFlattened } from './checks/artifacts-flattened.ts';
import { artifactsNoMatch } from './checks/artifacts-no-match.ts';
import { assignmentNotMade } from './checks/assignment-not-made.ts';
import { bareCdGoesHome } from './checks/bare-cd-goes-home.ts';
import { bracketNotSpaced } from './checks/bracket-not-spaced.ts';
import { buildspecEnvKeyMisspelt } from './checks/buildspec-env-key-misspelt.ts';
import { buildspecEnvUnindented } from './checks/buildspec-env-unindented.ts';
import { buildspecKeyUnknown } from './checks/buildspec-key-unknown.ts';
import { buildspecLegacyEnvKeys } from './checks/buildspec-legacy-env-keys.ts';
import { buildspecNamesOtherParameters } from './checks/buildspec-names-other-parameters.ts';
import { buildspecPhaseNameInvalid } from './checks/buildspec-phase-name-invalid.ts';
import { buildspecPhaseNested } from './checks/buildspec-phase-nested.ts';
import { buildspecPhasesMissing } from './checks/buildspec-phases-missing.ts';
import { buildspecPushesOtherImage } from './checks/buildspec-pushes-other-image.ts';
import { buildspecValueMisshapen } from './checks/buildspec-value-misshapen.ts';
import { buildspecVersion01StateLost } from './checks/buildspec-version-01-state-lost.ts';
import { buildspecVersionInvalid } from './checks/buildspec-version-invalid.ts';
import { cdAboveSource } from './checks/cd-above-source.ts';
import { codebuildVariableUnknown } from './checks/codebuild-variable-unknown.ts';
import { commandLineRefused } from './checks/command-line-refused.ts';
import { commandNeverEnds } from './checks/command-never-ends.ts';
import { commandsInlineDash } from './checks/commands-inline-dash.ts';
import { commandsNotFollowed } from './checks/commands-not-followed.ts';
import { copiedIntoItself } from './checks/copied-into-itself.ts';
import { copyOutsideContext } from './checks/copy-outside-context.ts';
import { copySourceMissing } from './checks/copy-source-missing.ts';
import { crlfInScript } from './checks/crlf-in-script.ts';
import { cwdCarriesOver } from './checks/cwd-carries-over.ts';
import { dockerBuildExtraArgument } from './checks/docker-build-extra-argument.ts';
import { dockerBuildNoContextArg } from './checks/docker-build-no-context-arg.ts';
import { dockerCommandUnknown } from './checks/docker-command-unknown.ts';
import { dockerContextMissing } from './checks/docker-context-missing.ts';
import { dockerLoginEmptyCredentials } from './checks/docker-login-empty-credentials.ts';
import { dockerLoginLate } from './checks/docker-login-late.ts';
import { dockerLoginMissing } from './checks/docker-login-missing.ts';
import { dockerOptionUnknown } from './checks/docker-option-unknown.ts';
import { dockerdStartedByHand } from './checks/dockerd-started-by-hand.ts';
import { dockerhubPushDeniedNamespace } from './checks/dockerhub-push-denied-namespace.ts';
import { duplicateKey } from './checks/duplicate-key.ts';
import { echoCutShort } from './checks/echo-cut-short.ts';
import { ecrGetLoginRemoved } from './checks/ecr-get-login-removed.ts';
import { ecrLoginNotPiped } from './checks/ecr-login-not-piped.ts';
import { ecrUriWrongAccountOrRegion } from './checks/ecr-uri-wrong-account-or-region.ts';
import { envPrecedenceShadow } from './checks/env-precedence-shadow.ts';
import { envValueNotExpanded } from './checks/env-value-not-expanded.ts';
import { exitCodeHidden } from './checks/exit-code-hidden.ts';
import { globNotQuoted } from './checks/glob-not-quoted.ts';
import { imageDeployedNotPushed } from './checks/image-deployed-not-pushed.ts';
import { imageNameUppercase } from './checks/image-name-uppercase.ts';
import { imageNamedAsCommand } from './checks/image-named-as-command.ts';
import { imagePushMissing } from './checks/image-push-missing.ts';
import { imagePushedNotBuilt } from './checks/image-pushed-not-built.ts';
import { imageReferenceEmptyPart } from './checks/image-reference-empty-part.ts';
import { imagedefinitionsFormat } from './checks/imagedefinitions-format.ts';
import { installAsksFirst } from './checks/install-asks-first.ts';
import { localProgramNotOnPath } from './checks/local-program-not-on-path.ts';
import { loginCommandSubstituted } from './checks/login-command-substituted.ts';
import { maskedShortValue } from './checks/masked-short-value.ts';
import { multilineShellFolded } from './checks/multiline-shell-folded.ts';
import { noCredentialsInsideDockerBuild } from './checks/no-credentials-inside-docker-build.ts';
import { npmTooNew } from './checks/npm-too-new.ts';
import { onlyLatestPushed } from './checks/only-latest-pushed.ts';
import { optionRunAsCommand } from './checks/option-run-as-command.ts';
import { parameterStoreShellExpression } from './checks/parameter-store-shell-expression.ts';
import { passwordInBuildspec } from './checks/password-in-buildspec.ts';
import { passwordOnCommandLine } from './checks/password-on-command-line.ts';
import { pathFromMachineRoot } from './checks/path-from-machine-root.ts';
import { programNotInstalled } from './checks/program-not-installed.ts';
import { pushUnguarded } from './checks/push-unguarded.ts';
import { pythonModuleIsFile } from './checks/python-module-is-file.ts';
import { questionUnanswered } from './checks/question-unanswered.ts';
import { regionUnknown } from './checks/region-unknown.ts';
import { registryCredentialsMismatch } from './checks/registry-credentials-mismatch.ts';
import { registryUrlSchemeOrSlash } from './checks/registry-url-scheme-or-slash.ts';
import { repoFolderMismatch } from './checks/repo-folder-mismatch.ts';
import { reportFormatMismatch } from './checks/report-format-mismatch.ts';
import { reportNotWritten } from './checks/report-not-written.ts';
import { resolveSsmInBuildspec } from './checks/resolve-ssm-in-buildspec.ts';
import { runtimeUnknown } from './checks/runtime-unknown.ts';
import { runtimeVersionUnknown } from './checks/runtime-version-unknown.ts';
import { runtimeVersionsRequired } from './checks/runtime-versions-required.ts';
import { s3CopyRefused } from './checks/s3-copy-refused.ts';
import { secretsManagerVsSsm } from './checks/secrets-manager-vs-ssm.ts';
import { sedDelimiterInValue } from './checks/sed-delimiter-in-value.ts';
import { shellShVsBash } from './checks/shell-sh-vs-bash.ts';
import { shellSyntaxBroken } from './checks/shell-syntax-broken.ts';
import { ssmValueUsedAsParameterName } from './checks/ssm-value-used-as-parameter-name.ts';
import { systemdNotRunning } from './checks/systemd-not-running.ts';
import { tagFromCodebuildSourceVersion } from './checks/tag-from-codebuild-source-version.ts';
import { templatePlaceholderLeft } from './checks/template-placeholder-left.ts';
import { terraformNotInitialised } from './checks/terraform-not-initialised.ts';
import { typographicSign } from './checks/typographic-sign.ts';
import { variableInSingleQuotes } from './checks/variable-in-single-quotes.ts';
import { variableMisspelt } from './checks/variable-misspelt.ts';
import { yamlCommandParsedAsMap } from './checks/yaml-command-parsed-as-map.ts';
import { yamlFlowBroken } from './checks/yaml-flow-broken.ts';
import { yamlMappingNotAllowed } from './checks/yaml-mapping-not-allowed.ts';
import { yamlNotValid } from './checks/yaml-not-valid.ts';
import { yamlTabs } from './checks/yaml-tabs.ts';
import type { FileCheck } from './fault.ts';

/** The checks of the file itself, cause before symptom: its form, its names, what it does, its paths. */
export const fileChecks: readonly FileCheck[] = [
  yamlTabs,
  yamlCommandParsedAsMap,
  yamlMappingNotAllowed,
  yamlFlowBroken,
  commandsInlineDash,
  yamlNotValid,
  buildspecVersionInvalid,
  buildspecPhasesMissing,
  buildspecValueMisshapen,
  duplicateKey,
  buildspecPhaseNameInvalid,
  buildspecPhaseNested,
  buildspecEnvUnindented,
  buildspecLegacyEnvKeys,
  buildspecEnvKeyMisspelt,
  resolveSsmInBuildspec,
  envValueNotExpanded,
  buildspecKeyUnknown,
  runtimeUnknown,
  runtimeVersionUnknown,
  runtimeVersionsRequired,
  buildspecVersion01StateLost,
  multilineShellFolded,
  shellSyntaxBroken,
  optionRunAsCommand,
  assignmentNotMade,
  codebuildVariableUnknown,
  bracketNotSpaced,
  echoCutShort,
  typographicSign,
  shellShVsBash,
  commandsNotFollowed,
  ssmValueUsedAsParameterName,
  parameterStoreShellExpression,
  secretsManagerVsSsm,
  envPrecedenceShadow,
  buildspecNamesOtherParameters,
  imageNamedAsCommand,
  templatePlaceholderLeft,
  ecrGetLoginRemoved,
  ecrLoginNotPiped,
  loginCommandSubstituted,
  registryCredentialsMismatch,
  regionUnknown,
  ecrUriWrongAccountOrRegion,
  dockerLoginEmptyCredentials,
  imagePushMissing,
  dockerBuildNoContextArg,
  dockerBuildExtraArgument,
  dockerCommandUnknown,
  dockerOptionUnknown,
  registryUrlSchemeOrSlash,
  imageNameUppercase,
  variableMisspelt,
  imageReferenceEmptyPart,
  tagFromCodebuildSourceVersion,
  imagePushedNotBuilt,
  imageDeployedNotPushed,
  variableInSingleQuotes,
  sedDelimiterInValue,
  dockerhubPushDeniedNamespace,
  buildspecPushesOtherImage,
  dockerLoginMissing,
  dockerLoginLate,
  passwordInBuildspec,
  passwordOnCommandLine,
  bareCdGoesHome,
  cdAboveSource,
  pathFromMachineRoot,
  archiveMeetsFolder,
  cwdCarriesOver,
  repoFolderMismatch,
  dockerContextMissing,
  copyOutsideContext,
  copySourceMissing,
  crlfInScript,
  s3CopyRefused,
  pythonModuleIsFile,
  commandLineRefused,
  terraformNotInitialised,
  globNotQuoted,
  localProgramNotOnPath,
  programNotInstalled,
  npmTooNew,
  copiedIntoItself,
  questionUnanswered,
  installAsksFirst,
  commandNeverEnds,
  archMismatch,
  noCredentialsInsideDockerBuild,
  imagedefinitionsFormat,
  artifactsNoMatch,
  artifactsBaseDirMissing,
  artifactsFlattened,
  reportFormatMismatch,
  reportNotWritten,
  pushUnguarded,
  exitCodeHidden,
  dockerdStartedByHand,
  systemdNotRunning,
  onlyLatestPushed,
  maskedShortValue,
];
