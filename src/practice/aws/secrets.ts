import type {
  DeleteSecretRequest,
  DescribeSecretRequest,
  Filter,
  ListSecretsRequest,
} from '@aws-sdk/client-secrets-manager';
import { modelled } from './modelled.ts';
import { page } from './paging.ts';
import { perRegion } from './regions.ts';
import { secretsModel } from './secrets-model.ts';
import { findSecret, type Secrets, type StoredSecret, secretArn } from './secrets-store.ts';
import { createSecret, getSecretValue, putSecretValue } from './secrets-values.ts';
import { type Call, Fault, type Operations } from './service.ts';

/**
 * Secrets Manager, empty at first, one store for each region. It neither rotates nor replicates, and
 * any well-formed KMS key is taken for granted.
 */
export function secretsOperations(): Operations {
  const store = perRegion((): Secrets => new Map());
  const on =
    <Input>(run: (secrets: Secrets, input: Input, call: Call) => unknown) =>
    (input: Input, call: Call) =>
      run(store(call), input, call);
  const runs = {
    CreateSecret: on(createSecret),
    PutSecretValue: on(putSecretValue),
    GetSecretValue: on(getSecretValue),
    DescribeSecret: on(describeSecret),
    ListSecrets: on(listSecrets),
    DeleteSecret: on(deleteSecret),
  };
  return modelled(secretsModel, runs, 'ValidationException');
}

function describeSecret(secrets: Secrets, { SecretId = '' }: DescribeSecretRequest, call: Call) {
  const secret = findSecret(secrets, SecretId, call);
  return { ...shown(secret, call), VersionIdsToStages: stagesOf(secret) };
}

function listSecrets(secrets: Secrets, input: ListSecretsRequest, call: Call) {
  const { Filters = [], IncludePlannedDeletion = false, SortOrder = 'desc' } = input;
  const found = [...secrets.values()]
    .filter(({ deleted }) => deleted === undefined || IncludePlannedDeletion)
    .filter((secret) => Filters.every((filter) => passes(secret, filter)));
  const order = SortOrder === 'desc' ? found.reverse() : found;
  const { items, next } = page(order, input.MaxResults ?? 100, input.NextToken, () => {
    return new Fault('InvalidNextTokenException', 'The NextToken value is invalid.');
  });
  return {
    SecretList: items.map((secret) => ({
      ...shown(secret, call),
      SecretVersionsToStages: stagesOf(secret),
    })),
    NextToken: next,
  };
}

/** Names and tags are compared by their beginnings (API reference, Filter). */
function passes({ name, description = '', tags }: StoredSecret, { Key, Values }: Filter): boolean {
  const members = {
    name: [name],
    description: [description],
    'tag-key': [...tags.keys()],
    'tag-value': [...tags.values()],
  };
  const held = Object.entries(members).flatMap(([key, texts]) =>
    Key === 'all' || Key === key ? texts : [],
  );
  const begins = (text: string, value: string) =>
    value.startsWith('!') ? !text.startsWith(value.slice(1)) : text.startsWith(value);
  return (Values ?? []).some((value) => held.some((text) => begins(text, value)));
}

/** Days that a secret can still be had back, by default and within bounds (API reference, DeleteSecret). */
const window = { least: 7, most: 30 };

function deleteSecret(secrets: Secrets, input: DeleteSecretRequest, call: Call) {
  const { SecretId = '', ForceDeleteWithoutRecovery: force = false } = input;
  const days = input.RecoveryWindowInDays;
  if (force && days !== undefined) {
    throw invalid(
      "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
    );
  }
  if (days !== undefined && (days < window.least || days > window.most)) {
    throw invalid('RecoveryWindowInDays value must be between 7 and 30 days (inclusive).');
  }
  const secret = findSecret(secrets, SecretId, call);
  const now = new Date();
  if (force) secrets.delete(secret.name);
  else secret.deleted = now;
  const gone = new Date(now.getTime() + (force ? 0 : (days ?? window.most)) * 86_400_000);
  return { ARN: secretArn(secret.name, call), Name: secret.name, DeletionDate: gone };
}

function shown(secret: StoredSecret, call: Call) {
  const { name, description, kmsKeyId, tags, created, changed, deleted } = secret;
  return {
    ARN: secretArn(name, call),
    Name: name,
    Description: description,
    KmsKeyId: kmsKeyId,
    CreatedDate: created,
    LastChangedDate: changed,
    DeletedDate: deleted,
    Tags: [...tags].map(([Key, Value]) => ({ Key, Value })),
  };
}

/** Versions without a stage are deprecated and not told. */
function stagesOf({ versions }: StoredSecret): Record<string, string[]> {
  const staged = versions.filter(({ stages }) => stages.size > 0);
  return Object.fromEntries(staged.map(({ id, stages }) => [id, [...stages]]));
}

const invalid = (message: string) => new Fault('InvalidParameterException', message);
