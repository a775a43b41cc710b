import { randomUUID } from 'node:crypto';
import type {
  CreateSecretRequest,
  CreateSecretResponse,
  GetSecretValueRequest,
  PutSecretValueRequest,
  PutSecretValueResponse,
} from '@aws-sdk/client-secrets-manager';
import {
  findLiving,
  missing,
  type Secrets,
  type SecretVersion,
  type StoredSecret,
  secretArn,
} from './secrets-store.ts';
import { type Call, Fault } from './service.ts';

/** Bytes of a value (API reference, CreateSecret, SecretString). */
const most = 65_536;

const current = 'AWSCURRENT';
const previous = 'AWSPREVIOUS';

/** Makes a secret, with its first version where a value is given. */
export function createSecret(
  secrets: Secrets,
  input: CreateSecretRequest,
  call: Call,
): CreateSecretResponse {
  const { Name: name = '', Tags = [] } = input;
  checkName(name);
  checkFree(name, secrets.get(name));
  const now = new Date();
  const value = givenValue(input);
  const version = value && newVersion(value, input.ClientRequestToken, [current], now);
  secrets.set(name, {
    name,
    description: input.Description,
    kmsKeyId: input.KmsKeyId,
    tags: new Map(Tags.map(({ Key = '', Value = '' }) => [Key, Value])),
    versions: version ? [version] : [],
    created: now,
    changed: now,
    deleted: undefined,
  });
  return { ARN: secretArn(name, call), Name: name, ...(version && { VersionId: version.id }) };
}

/** Adds a version, which takes its stages away from those before. */
export function putSecretValue(
  secrets: Secrets,
  input: PutSecretValueRequest,
  call: Call,
): PutSecretValueResponse {
  const secret = findLiving(secrets, input.SecretId ?? '', call);
  const value = givenValue(input);
  if (value === undefined) {
    throw invalid('You must provide either SecretString or SecretBinary.');
  }
  const stages = input.VersionStages ?? [current];
  const version = newVersion(value, input.ClientRequestToken, stages, new Date());
  moveStages(secret, stages);
  secret.versions.push(version);
  secret.changed = version.created;
  return {
    ARN: secretArn(secret.name, call),
    Name: secret.name,
    VersionId: version.id,
    VersionStages: stages,
  };
}

/** A value, by its stage, its version, or as it is now. */
export function getSecretValue(secrets: Secrets, input: GetSecretValueRequest, call: Call) {
  const secret = findLiving(secrets, input.SecretId ?? '', call);
  const { id, value, created, stages } = versionOf(secret, input);
  return {
    ARN: secretArn(secret.name, call),
    Name: secret.name,
    VersionId: id,
    ...value,
    VersionStages: [...stages],
    CreatedDate: created,
  };
}

function versionOf(
  { versions }: StoredSecret,
  { VersionId: id, VersionStage: stage }: GetSecretValueRequest,
): SecretVersion {
  const asked = id === undefined ? (stage ?? current) : stage;
  const found = versions.find((each) =>
    id === undefined ? each.stages.has(asked ?? '') : each.id === id,
  );
  if (found === undefined) {
    const what = id === undefined ? `staging label: ${asked}` : `VersionId: ${id}`;
    throw missing(`Secrets Manager can't find the specified secret value for ${what}`);
  }
  if (asked !== undefined && !found.stages.has(asked)) {
    throw new Fault(
      'InvalidRequestException',
      'You provided a VersionStage that is not associated to the provided VersionId.',
    );
  }
  return found;
}

function moveStages({ versions }: StoredSecret, stages: readonly string[]): void {
  const was = versions.find((version) => version.stages.has(current));
  for (const version of versions) for (const stage of stages) version.stages.delete(stage);
  if (was === undefined || was.stages.has(current)) return;
  for (const version of versions) version.stages.delete(previous);
  was.stages.add(previous);
}

function newVersion(
  value: SecretVersion['value'],
  token: string | undefined,
  stages: readonly string[],
  created: Date,
): SecretVersion {
  return { id: token ?? randomUUID(), value, created, stages: new Set(stages) };
}

/** @throws Fault for a value that is too long or given twice, never with the value */
function givenValue({
  SecretString: text,
  SecretBinary: bytes,
}: Pick<CreateSecretRequest, 'SecretString' | 'SecretBinary'>): SecretVersion['value'] | undefined {
  if (text !== undefined && bytes !== undefined) {
    throw invalid(
      "You can't specify both a binary secret value and a string secret value in the same secret.",
    );
  }
  // bytes come as the base64 text of the wire
  const given = text ?? (bytes as string | undefined);
  if (given === undefined) return undefined;
  const size = text === undefined ? Buffer.from(given, 'base64').length : Buffer.byteLength(given);
  if (size < 1 || size > most) {
    throw new Fault('ValidationException', `The value has ${size} bytes; it takes 1 to ${most}.`);
  }
  return text === undefined ? { SecretBinary: given } : { SecretString: given };
}

function checkName(name: string): void {
  if (/^[\w/+=.@!-]+$/.test(name)) return;
  throw new Fault(
    'ValidationException',
    'Invalid name. Must be a valid name containing alphanumeric characters, or any of the ' +
      'following: -/_+=.@!',
  );
}

function checkFree(name: string, held: StoredSecret | undefined): void {
  if (held?.deleted !== undefined) {
    throw new Fault(
      'InvalidRequestException',
      "You can't create this secret because a secret with this name is already scheduled for deletion.",
    );
  }
  if (held === undefined) return;
  throw new Fault(
    'ResourceExistsException',
    `The operation failed because the secret ${name} already exists.`,
  );
}

const invalid = (message: string) => new Fault('InvalidParameterException', message);
