import type { Context } from '../../policy/context.ts';
import { evaluate, evaluateTrust, type Verdict } from '../../policy/evaluate.ts';
import { parsePolicy } from '../../policy/parse.ts';
import { awsManagedPolicies } from './iam-aws-managed.ts';
import { operationsOn } from './iam-operations.ts';
import { carriedByRole } from './iam-principals.ts';
import { type IamStore, roleOfArn } from './iam-store.ts';
import type { Operations } from './service.ts';

/** IAM of the practice ground, and what the rest of it asks of IAM. */
export interface Iam {
  operations: Operations;
  /** Whether CodeBuild may assume the role of this ARN, by the role's trust policy. */
  assumable(roleArn: string, context: Context): boolean;
  /** What the role's policies decide; a role that is not there may do nothing. */
  permitted(roleArn: string, action: string, resource: string, context?: Context): Verdict;
}

/**
 * IAM without roles at first, with AWS's managed policies. An evaluator of policies, not AWS:
 * changes hold at once, and organizations, sessions and policies of resources are not part of it.
 */
export function iamOperations({
  partition = 'aws',
  now = () => new Date(),
}: {
  partition?: string;
  now?: () => Date;
} = {}): Iam {
  const clock = () => `${now().toISOString().slice(0, 19)}Z`;
  const store: IamStore = {
    roles: new Map(),
    policies: awsManagedPolicies(partition),
    started: clock(),
    now: clock,
  };
  return {
    operations: operationsOn(store),
    assumable: (roleArn, context) => {
      const trust = roleOfArn(store, roleArn)?.trust;
      if (trust === undefined) return false;
      const caller = { service: 'codebuild.amazonaws.com', context };
      return evaluateTrust(parsePolicy(trust), caller).decision === 'allowed';
    },
    permitted: (roleArn, action, resource, context = {}) => {
      const role = roleOfArn(store, roleArn);
      const { identity, boundary } = role ? carriedByRole(store, role) : { identity: [] };
      return evaluate(
        { action, resource, context, principal: roleArn },
        {
          identity: identity.map(({ policy }) => policy),
          ...(boundary && { boundary: boundary.policy }),
        },
      );
    },
  };
}
