import { setTimeout as sleep } from 'node:timers/promises';
import type {
  DeleteRole,
  DeleteRolePolicy,
  DetachRolePolicy,
  RestoreRolePolicy,
  RestoreTrustPolicy,
} from '../../types.ts';
import { type ClientConfig, once } from './clients.ts';
import { isNamed, written } from './failure.ts';

/** Times that a role is deleted while IAM still spreads that its policies are gone, and the pause. */
const patience = { tries: 4, milliseconds: 1_500 };

/** Takes back what was written to IAM. What is gone already is well. */
export function openRoleRemovals(config: ClientConfig) {
  const iam = () => import('@aws-sdk/client-iam');
  const client = once(async () => new (await iam()).IAMClient(config));
  return {
    async restoreTrustPolicy({ role, document }: RestoreTrustPolicy): Promise<void> {
      const { UpdateAssumeRolePolicyCommand } = await iam();
      const input = { RoleName: role, PolicyDocument: document };
      await written('iam:UpdateAssumeRolePolicy', async () =>
        (await client()).send(new UpdateAssumeRolePolicyCommand(input)),
      );
    },

    async restoreRolePolicy({ role, policy, document }: RestoreRolePolicy): Promise<void> {
      const { PutRolePolicyCommand } = await iam();
      const input = { RoleName: role, PolicyName: policy, PolicyDocument: document };
      await written('iam:PutRolePolicy', async () =>
        (await client()).send(new PutRolePolicyCommand(input)),
      );
    },

    async deleteRolePolicy({ role, policy }: DeleteRolePolicy): Promise<void> {
      const { DeleteRolePolicyCommand } = await iam();
      const command = new DeleteRolePolicyCommand({ RoleName: role, PolicyName: policy });
      await written('iam:DeleteRolePolicy', () =>
        unlessGone(async () => (await client()).send(command)),
      );
    },

    async detachRolePolicy({ role, arn }: DetachRolePolicy): Promise<void> {
      const { DetachRolePolicyCommand } = await iam();
      const command = new DetachRolePolicyCommand({ RoleName: role, PolicyArn: arn });
      await written('iam:DetachRolePolicy', () =>
        unlessGone(async () => (await client()).send(command)),
      );
    },

    async deleteRole({ role }: DeleteRole): Promise<void> {
      const { DeleteRoleCommand } = await iam();
      const command = new DeleteRoleCommand({ RoleName: role });
      await written('iam:DeleteRole', () =>
        onceEmpty(() => unlessGone(async () => (await client()).send(command))),
      );
    },
  };
}

async function unlessGone(remove: () => Promise<unknown>): Promise<void> {
  try {
    await remove();
  } catch (error) {
    if (!isNamed(error, 'NoSuchEntity')) throw error;
  }
}

/** A role whose last policy was removed just now may still count as having it. */
async function onceEmpty(remove: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await remove();
      return;
    } catch (error) {
      if (!isNamed(error, 'DeleteConflict') || tries === patience.tries) throw error;
      await sleep(patience.milliseconds);
    }
  }
}
