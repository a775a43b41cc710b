import type { Known, Reads } from '../../types.ts';
import { parameterNames } from '../name/conventions.ts';
import type { CustomerKey } from './sight.ts';

/** The key that AWS manages for Parameter Store, and that needs no statement. */
export const awsManaged = /(^|:)alias\/aws\/ssm$/;

/**
 * The customer keys that encrypt the parameters: for those that are stored the key that they are
 * stored with, as far as it may be seen; for the others the key that was given.
 */
export async function customerKeys(
  { setup }: Known,
  names: readonly string[],
  reads: Reads,
): Promise<CustomerKey[]> {
  if (names.length === 0) return [];
  const stored = await reads.describeParameters({ named: names });
  const facts = 'seen' in stored ? stored.seen : [];
  const encrypts = new Map<string, string[]>();
  const { url } = parameterNames(setup);
  for (const name of names) {
    const there = facts.find((one) => one.name === name);
    // A new address is no secret, and so is not encrypted.
    const given = name === url ? undefined : setup.key;
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
