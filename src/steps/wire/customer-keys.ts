import type { Known, Reads } from '../../types.ts';
import type { ParameterNames } from '../name/conventions.ts';
import type { CustomerKey } from './sight.ts';

/** The key that AWS manages for Parameter Store, and that needs no statement. */
const awsManaged = /(^|:)alias\/aws\/ssm$/;

/**
 * The customer keys that encrypt the parameters: for those that are stored the key that they are
 * stored with, as far as it may be seen; for the others the key that was given.
 */
export async function customerKeys(
  { setup }: Known,
  names: ParameterNames,
  reads: Reads,
): Promise<CustomerKey[]> {
  const stored = await reads.describeParameters({ named: Object.values(names) });
  const facts = 'seen' in stored ? stored.seen : [];
  const encrypts = new Map<string, string[]>();
  for (const name of Object.values(names)) {
    const there = facts.find((one) => one.name === name);
    // A new address is no secret, and so is not encrypted.
    const given = name === names.url ? undefined : setup.key;
    const key = there ? there.key : given;
    if (key && !awsManaged.test(key)) encrypts.set(key, [...(encrypts.get(key) ?? []), name]);
  }
  return Promise.all(
    [...encrypts].map(async ([key, list]) => ({
      key,
      arn: await reads.keyArn(key),
      encrypts: list,
    })),
  );
}
