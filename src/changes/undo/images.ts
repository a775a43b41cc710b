import { t } from '../../language.ts';
import type { Finding, StepId, WithdrawTag } from '../../types.ts';
import type { Verb } from '../verb.ts';
import { notTakenBack } from './not-taken-back.ts';

export const withdrawTag: Verb<WithdrawTag> = {
  say: (change) => t`- image ${nameOf(change)}  the tag of a test`,

  commands({ registry, repository, tag, credential }) {
    const login = ['regctl', 'registry', 'login', registry, '--user', credential.username];
    return [
      { pipeline: [[...login, '--pass-stdin']], secret: 'password' },
      { pipeline: [['regctl', 'tag', 'delete', `${registry}/${repository}:${tag}`]] },
    ];
  },

  async apply(writes, change, step) {
    const withdrawal = await writes.withdrawTag(change);
    switch (withdrawal.kind) {
      case 'withdrawn':
      case 'absent':
        return undefined;
      case 'refused':
        return imageStays(change, step, t`${change.registry} said: ${withdrawal.said}`);
      case 'shared':
        return imageStays(
          change,
          step,
          t`${withdrawal.tags.join(', ')} is on the same digest, and the registry can only take both`,
        );
      case 'unknown':
        return imageUnseen(change, step, withdrawal.said);
    }
  },

  refused: (change, step, unseen) =>
    notTakenBack(step, t`${nameOf(change)} could not be removed`, unseen, t`deleting the tag`),
};

type Image = Pick<WithdrawTag, 'registry' | 'repository' | 'tag'>;

const nameOf = ({ registry, repository, tag }: Image) => `${registry}/${repository}:${tag}`;

/** A test tag that stays harms nobody, so that it is a warning. */
export function imageStays(image: Image, step: StepId, why: string): Finding {
  return {
    check: 'test-image-stays',
    step,
    severity: 'warning',
    what: t`the test image ${nameOf(image)} stays in the registry`,
    why,
    where: { registry: image.registry },
    remedy: {
      kind: 'advice',
      text: t`delete that tag in the registry’s own pages if you want it gone`,
    },
  };
}

/** Nothing is claimed of a tag that the registry does not tell about. */
export function imageUnseen(image: Image, step: StepId, said: string): Finding {
  return {
    check: 'test-image-unseen',
    step,
    severity: 'unknown',
    what: t`it could not be told whether ${nameOf(image)} is still there`,
    why: said,
    where: { registry: image.registry },
    remedy: {
      kind: 'advice',
      text: t`run undo again when the registry answers, with --username and --password-stdin`,
    },
  };
}
