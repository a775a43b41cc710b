import { t } from '../../language.ts';
import { phaseFails } from '../example.ts';
import type { Rule } from '../rule.ts';

/** What CodeBuild itself says of a phase, where no other rule knows it. */
export const phaseReasonRules: readonly Rule[] = [
  {
    id: 'phase-ended',
    title: t`CodeBuild ends a phase by itself`,
    where: ['context'],
    rank: 'last',
    likely: true,
    match:
      /^(?:CLIENT_ERROR|YAML_FILE_ERROR|VPC_CLIENT_ERROR|INTERNAL_SERVICE_ERROR|INVALID_INPUT_ERROR|ACCESS_DENIED|BATCH_SPEC_VALIDATION_ERROR|STATIC_COMPUTE_ERROR)(?: Message)?: (?<said>\S.*)$/,
    what: ({ said = '' }) => t`CodeBuild ends the phase by itself, and says: ${said}`,
    why: t`no command of the buildspec failed; these words of CodeBuild are all that the build tells of it`,
    remedy: t`put right what CodeBuild names`,
    step: 'wire',
    autoFix: 'no',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'CLIENT_ERROR',
      'the requested volume of the file system cannot be mounted',
    ),
  },
];
