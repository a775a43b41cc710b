import type { Context } from '../../policy/context.ts';
import { evaluate, evaluateTrust, type Verdict } from '../../policy/evaluate.ts';
import { parsePolicy } from '../../policy/parse.ts';
import { awsManagedPolicies } from './iam-aws-managed.ts';
import { codeCounts } from './iam-mfa.ts';
import { operationsOn } from './iam-operations.ts';
import { carriedByCaller, carriedByRole } from './iam-principals.ts';
import { type IamStore, roleOfArn } from './iam-store.ts';
import type { Call, Operations } from './service.ts';

/** Roles are passed to nobody else here. */
const passed = { 'iam:PassedToService': 'codebuild.amazonaws.com' };

/** IAM of the practice ground, and what the rest of it asks of IAM. */
export interface Iam {
  operations: Operations;
  /** Whether CodeBuild may assume the role of this ARN, by the role's trust policy. */
  assumable(roleArn: string, context: Context): boolean;
  /** What the role's policies decide; a role that is not there may do nothing. */
  permitted(roleArn: string, action: string, resource: string, context?: Context): Verdict;
  /** Whether a user or role may assume the role of this ARN, with an MFA code that counts or none. */
  letsIn(
    roleArn: string,
    caller: string,
    mfa?: { serial: string; code: string },
  ): boolean | 'wrong code';
  /** True where the caller's policies do not allow it; the administrator may do everything. */
  refuses(action: string, resource: string, call: Call): boolean;
}

/**
 * IAM without roles at first, with AWS's managed policies. An evaluator of policies, not AWS:
 * changes hold at once, and organizations, sessions and policies of resources are not part of it.
 */
export function iamOperations({
  partition = 'aws',
  now = () => new Date(),
  sessions = new Map(),
}: {
  partition?: string;
  now?: () => Date;
  /** Where access keys are noted for the server, with the ARN of whom each speaks for. */
  sessions?: Map<string, string>;
} = {}): Iam {
  const clock = () => `${now().toISOString().slice(0, 19)}Z`;
  const store: IamStore = {
    roles: new Map(),
    users: new Map(),
    devices: new Map(),
    sessions,
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
    letsIn: (roleArn, caller, mfa) => {
      const trust = roleOfArn(store, roleArn)?.trust;
      if (trust === undefined) return false;
      const present = mfa ? codeCounts(store, caller, mfa.serial, mfa.code) : false;
      if (mfa && !present) return 'wrong code';
      const context = { 'aws:MultiFactorAuthPresent': String(present) };
      return evaluateTrust(parsePolicy(trust), { arn: caller, context }).decision === 'allowed';
    },
    refuses: (action, resource, { caller }) => {
      const carried = carriedByCaller(store, caller);
      if (!carried) return false;
      const policies = {
        identity: carried.identity.map(({ policy }) => policy),
        ...(carried.boundary && { boundary: carried.boundary.policy }),
      };
      const request = { action, resource, principal: caller, context: passed };
      const verdict = evaluate(request, policies);
      return verdict.decision !== 'allowed';
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
