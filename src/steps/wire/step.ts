import { t } from '../../language.ts';
import type { Step } from '../../types.ts';
import { askWiring } from './ask.ts';
import { broadPolicyAttached } from './checks/broad-policy-attached.ts';
import { buildImageOtherProcessor } from './checks/build-image-other-processor.ts';
import { buildImageTooOld } from './checks/build-image-too-old.ts';
import { buildImageUnpullable } from './checks/build-image-unpullable.ts';
import { buildWithoutLog } from './checks/build-without-log.ts';
import { computeWithoutDocker } from './checks/compute-without-docker.ts';
import { concurrencyLimit } from './checks/concurrency-limit.ts';
import { connectionDenied } from './checks/connection-useconnection-denied.ts';
import { curatedImageRetired } from './checks/curated-image-retired.ts';
import { ecrLoginDenied } from './checks/ecr-getauthorizationtoken-denied.ts';
import { ecrPushMissing } from './checks/ecr-push-permissions-missing.ts';
import { logsPermissionMissing } from './checks/logs-permission-missing.ts';
import { privilegedModeOff } from './checks/privileged-mode-off.ts';
import { projectBuildsOtherRepository } from './checks/project-builds-other-repository.ts';
import { projectEnvTypePlaintext } from './checks/project-env-type-plaintext.ts';
import { projectMissing } from './checks/project-missing.ts';
import { projectUsesOtherRole } from './checks/project-uses-other-role.ts';
import { pullCredentialsType } from './checks/pull-credentials-type.ts';
import { registryCredentialSecretDenied } from './checks/registry-credential-secret-denied.ts';
import { roleMissing } from './checks/role-missing.ts';
import { roleTrustWrong } from './checks/role-trust-wrong.ts';
import { s3BucketOtherRegion } from './checks/s3-bucket-other-region.ts';
import { s3SourceDenied } from './checks/s3-source-artifact-denied.ts';
import { scpOrBoundaryDeny } from './checks/scp-or-boundary-deny.ts';
import { sourceCredentialMissing } from './checks/source-credential-missing.ts';
import { sourceVersionMissing } from './checks/source-version-missing.ts';
import { getParametersDenied } from './checks/ssm-getparameters-denied.ts';
import { decryptDenied } from './checks/ssm-kms-decrypt-denied.ts';
import { policyActionSingular } from './checks/ssm-policy-action-singular.ts';
import { policyArnMalformed } from './checks/ssm-policy-arn-malformed.ts';
import { statusNotReported } from './checks/status-not-reported.ts';
import { vpcEniPermission } from './checks/vpc-eni-permission.ts';
import { vpcNoInternet } from './checks/vpc-no-internet.ts';
import { wireNameInvalid } from './checks/wire-name-invalid.ts';
import { wiringUnseen } from './checks/wiring-unseen.ts';
import { lookAtWiring } from './look.ts';
import type { WireSight } from './sight.ts';

/** Step 3: CodeBuild's service role, what it may do, and the project that uses it. */
export const wire: Step<WireSight> = {
  id: 'wire',
  title: t`May CodeBuild’s role read exactly these parameters and write its log?`,
  look: lookAtWiring,
  ask: askWiring,
  checks: [
    wireNameInvalid,
    wiringUnseen,
    roleMissing,
    roleTrustWrong,
    scpOrBoundaryDeny,
    policyActionSingular,
    policyArnMalformed,
    getParametersDenied,
    decryptDenied,
    logsPermissionMissing,
    s3BucketOtherRegion,
    s3SourceDenied,
    connectionDenied,
    vpcEniPermission,
    pullCredentialsType,
    registryCredentialSecretDenied,
    ecrLoginDenied,
    ecrPushMissing,
    buildImageUnpullable,
    broadPolicyAttached,
    curatedImageRetired,
    projectMissing,
    projectUsesOtherRole,
    computeWithoutDocker,
    buildImageOtherProcessor,
    privilegedModeOff,
    projectEnvTypePlaintext,
    sourceCredentialMissing,
    projectBuildsOtherRepository,
    sourceVersionMissing,
    buildImageTooOld,
    vpcNoInternet,
    concurrencyLimit,
    buildWithoutLog,
    statusNotReported,
  ],
  summary({ roleName, projectName, judged, judgedBy }) {
    const how = judgedBy === 'simulation' ? t`IAM’s simulation says so` : t`by its own policies`;
    return {
      subject: `${roleName}, ${projectName}`,
      proof: t`${judged.length} permissions, ${how}`,
    };
  },
};
