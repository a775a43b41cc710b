import type { Rule } from '../rule.ts';
import { artifactRules } from './artifacts.ts';
import { buildspecFileRules } from './buildspec-file.ts';
import { buildspecKeyRules } from './buildspec-keys.ts';
import { buildspecYamlRules } from './buildspec-yaml.ts';
import { certificateRules } from './certificates.ts';
import { connectionRules } from './connections.ts';
import { credentialRules } from './credentials.ts';
import { denialRules } from './denials.ts';
import { dockerBuildRules } from './docker-build.ts';
import { dockerDaemonRules } from './docker-daemon.ts';
import { dockerLoginRules } from './docker-login.ts';
import { dockerPushRules } from './docker-push.ts';
import { ecrPushRules } from './ecr-push.ts';
import { gitRules } from './git.ts';
import { imageReferenceRules } from './image-reference.ts';
import { keyRules } from './keys.ts';
import { otherRightRules } from './other-rights.ts';
import { ownFailureRules } from './own-failures.ts';
import { packageRules } from './packages.ts';
import { parameterCallRules } from './parameter-calls.ts';
import { parameterNameRules } from './parameter-names.ts';
import { parameterStoreRules } from './parameter-store.ts';
import { pathRules } from './paths.ts';
import { permissionRules } from './permissions.ts';
import { phaseReasonRules } from './phase-reasons.ts';
import { projectRules } from './project.ts';
import { pullRules } from './pulls.ts';
import { runtimeRules } from './runtimes.ts';
import { shellRules } from './shell.ts';
import { toolRules } from './tools.ts';

/** Every way to fail that is known, each a row with its own example. Their order does not matter. */
export const rules: readonly Rule[] = [
  ...buildspecFileRules,
  ...buildspecYamlRules,
  ...buildspecKeyRules,
  ...runtimeRules,
  ...pathRules,
  ...shellRules,
  ...artifactRules,
  ...ownFailureRules,
  ...gitRules,
  ...otherRightRules,
  ...credentialRules,
  ...keyRules,
  ...pullRules,
  ...packageRules,
  ...toolRules,
  ...phaseReasonRules,
  ...parameterNameRules,
  ...parameterStoreRules,
  ...parameterCallRules,
  ...permissionRules,
  ...denialRules,
  ...connectionRules,
  ...projectRules,
  ...certificateRules,
  ...dockerDaemonRules,
  ...dockerBuildRules,
  ...dockerLoginRules,
  ...dockerPushRules,
  ...ecrPushRules,
  ...imageReferenceRules,
];
