import type { Known, ParameterFacts, Reads } from '../../types.ts';
import type { ParameterNames } from '../name/conventions.ts';
import { awsManaged } from '../wire/customer-keys.ts';
import type { OtherKey } from './sight.ts';

/** The parameters that are encrypted with another key than the one that was given for them. */
export async function otherKeys(
  { setup }: Known,
  names: ParameterNames,
  reads: Reads,
): Promise<OtherKey[]> {
  const { key: wanted } = setup;
  if (!wanted) return [];
  const stored = await reads.describeParameters({ named: [names.username, names.password] });
  const encrypted = ('seen' in stored ? stored.seen : []).filter(isEncrypted);
  const differ = await Promise.all(encrypted.map(({ key }) => areOthers(key, wanted, reads)));
  return encrypted.filter((_, at) => differ[at]).map(({ name, key }) => ({ name, key }));
}

function isEncrypted(facts: ParameterFacts): facts is ParameterFacts & { key: string } {
  return facts.type === 'SecureString' && facts.key !== undefined;
}

/** True only where both are known: a key has an id, an ARN and any number of aliases. */
async function areOthers(one: string, other: string, reads: Reads): Promise<boolean> {
  if (one === other) return false;
  const isManaged = awsManaged.test(one);
  if (isManaged || awsManaged.test(other)) return isManaged !== awsManaged.test(other);
  const [left, right] = await Promise.all([reads.keyArn(one), reads.keyArn(other)]);
  return 'seen' in left && 'seen' in right && left.seen !== right.seen;
}
