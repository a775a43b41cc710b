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
import { buildspecVersionInvalid } from './checks/buildspec-version-invalid.ts';
import { commandsInlineDash } from './checks/commands-inline-dash.ts';
import { commandsNotFollowed } from './checks/commands-not-followed.ts';
import { copyOutsideContext } from './checks/copy-outside-context.ts';
import { copySourceMissing } from './checks/copy-source-missing.ts';
import { dockerLoginLate } from './checks/docker-login-late.ts';
import { dockerLoginMissing } from './checks/docker-login-missing.ts';
import { envPrecedenceShadow } from './checks/env-precedence-shadow.ts';
import { imagePushMissing } from './checks/image-push-missing.ts';
import { imageReferenceEmptyPart } from './checks/image-reference-empty-part.ts';
import { passwordInBuildspec } from './checks/password-in-buildspec.ts';
import { passwordOnCommandLine } from './checks/password-on-command-line.ts';
import { pushUnguarded } from './checks/push-unguarded.ts';
import { repoFolderMismatch } from './checks/repo-folder-mismatch.ts';
import { resolveSsmInBuildspec } from './checks/resolve-ssm-in-buildspec.ts';
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
  buildspecPhaseNameInvalid,
  buildspecPhaseNested,
  buildspecEnvUnindented,
  buildspecLegacyEnvKeys,
  buildspecEnvKeyMisspelt,
  resolveSsmInBuildspec,
  buildspecKeyUnknown,
  commandsNotFollowed,
  envPrecedenceShadow,
  buildspecNamesOtherParameters,
  imagePushMissing,
  imageReferenceEmptyPart,
  buildspecPushesOtherImage,
  dockerLoginMissing,
  dockerLoginLate,
  passwordInBuildspec,
  passwordOnCommandLine,
  pushUnguarded,
  repoFolderMismatch,
  copyOutsideContext,
  copySourceMissing,
];
