import { type IamStore, type ManagedPolicy, noSuchEntity } from './iam-store.ts';
import { Fault } from './service.ts';

/**
 * The policy of this ARN.
 * @throws Fault InvalidInput when it is no policy's ARN, NoSuchEntity when there is none
 */
export function policyOfArn(store: IamStore, arn = ''): ManagedPolicy {
  return find(store, arn, `Policy ${arn} was not found.`);
}

/** The same in the words of AttachRolePolicy. */
export function attachablePolicy(store: IamStore, arn = ''): ManagedPolicy {
  return find(store, arn, `Policy ${arn} does not exist or is not attachable.`);
}

/** The same for a permissions boundary. */
export function boundaryPolicy(store: IamStore, arn = ''): ManagedPolicy {
  return find(store, arn, `Scope ARN: ${arn} does not exist or is not attachable.`);
}

function find(store: IamStore, arn: string, absent: string): ManagedPolicy {
  if (!/^arn:[^:]+:iam::(aws|\d{12}):policy\/.+$/.test(arn)) {
    throw new Fault('InvalidInput', `ARN ${arn} is not valid.`);
  }
  const policy = store.policies.get(arn);
  if (!policy) throw noSuchEntity(absent);
  return policy;
}
