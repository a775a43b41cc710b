import { isEcr } from '../../image/ecr.ts';
import { Secret } from '../../secret.ts';
import type { Known, Reads, Seen, StoredCredential } from '../../types.ts';
import { parameterNames } from '../name/conventions.ts';

/** The stored pair, read back; for ECR the pair that the caller's own right gives. */
export async function credentialOf(
  { setup }: Known,
  reads: Reads,
): Promise<Seen<StoredCredential | undefined>> {
  const { registry = '' } = setup;
  if (isEcr(registry)) return reads.ecrCredential(registry);
  const names = parameterNames(setup);
  const read = await reads.parameters([names.username], [names.password]);
  if ('unseen' in read) return read;
  const username = read.seen.find(({ name }) => name === names.username)?.value;
  const password = read.seen.find(({ name }) => name === names.password)?.value;
  if (typeof username !== 'string' || !(password instanceof Secret)) return { seen: undefined };
  const stored = { username: names.username, password: names.password };
  return { seen: { username, password, stored } };
}
