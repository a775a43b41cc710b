import { randomBytes } from 'node:crypto';
import type { PutParameterRequest, PutParameterResult } from '@aws-sdk/client-ssm';
import { type Call, Fault } from './service.ts';
import { checkDataType, checkedTier, checkValue } from './ssm-content.ts';
import { bareName, checkName } from './ssm-names.ts';
import { latest, type Parameters, type Stored, type Version } from './ssm-store.ts';

const invalid = (message: string) => new Fault('ValidationException', message);

/** Versions that are kept of each parameter (API reference, PutParameter, Overwrite). */
const kept = 100;

/** Creates a parameter or writes its next version (API reference, PutParameter). */
export function putParameter(
  parameters: Parameters,
  input: PutParameterRequest,
  call: Call,
): PutParameterResult {
  const name = input.Name?.trim() ?? '';
  checkName(name, call);
  const held = parameters.get(bareName(name));
  checkTogether(input, held);
  const previous = held && latest(held);
  const version = nextVersion(input, previous, call);
  if (held === undefined) {
    const tags = new Map((input.Tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? '']));
    parameters.set(bareName(name), { name, versions: [version], tags });
  } else {
    makeRoom(held);
    held.versions.push(version);
  }
  return { Version: version.number, Tier: version.tier };
}

function checkTogether(input: PutParameterRequest, held: Stored | undefined): void {
  if (input.Overwrite && input.Tags?.length) {
    throw invalid(
      "Invalid request: tags and overwrite can't be used together. To create a parameter with " +
        'tags, please remove overwrite flag. To update tags for an existing parameter, please ' +
        'use AddTagsToResource or RemoveTagsFromResource.',
    );
  }
  if (input.Policies !== undefined) {
    throw invalid('the practice ground does not keep parameter policies');
  }
  if (held !== undefined && !input.Overwrite) {
    throw new Fault(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite this value, set the overwrite option in the ' +
        'request to true.',
    );
  }
}

function nextVersion(
  input: PutParameterRequest,
  previous: Version | undefined,
  call: Call,
): Version {
  const type = input.Type ?? previous?.type;
  if (type === undefined) {
    throw invalid('A parameter type is required when you create a parameter.');
  }
  if (previous !== undefined && type !== previous.type) {
    // API reference, PutParameter, errors: refused there, whatever other sources observed
    throw new Fault(
      'HierarchyTypeMismatchException',
      "Parameter Store doesn't support changing a parameter type in a hierarchy. For example, you " +
        "can't change a parameter type from a String type to a SecureString type. You must create " +
        'a new, unique parameter.',
    );
  }
  const value = input.Value ?? '';
  checkDataType(input.DataType ?? 'text');
  checkValue(value, input.AllowedPattern);
  return {
    number: (previous?.number ?? 0) + 1,
    type,
    value,
    cipher: `AQICAHh${randomBytes(96).toString('base64')}`,
    description: input.Description,
    allowedPattern: input.AllowedPattern,
    keyId: type === 'SecureString' ? (input.KeyId ?? 'alias/aws/ssm') : undefined,
    tier: checkedTier(value, input.Tier, previous?.tier),
    dataType: input.DataType ?? 'text',
    modified: new Date(),
    by: call.caller,
    labels: new Set(),
  };
}

function makeRoom({ name, versions }: Stored): void {
  const oldest = versions[0];
  if (versions.length < kept || oldest === undefined) return;
  if (oldest.labels.size > 0) {
    throw new Fault(
      'ParameterMaxVersionLimitExceeded',
      `You attempted to create a new version of ${name} by calling the PutParameter API with the ` +
        `overwrite flag. Version ${oldest.number}, the oldest version, can't be deleted because ` +
        'it has a label associated with it. Move the label to another version of the parameter, ' +
        'and try again.',
    );
  }
  versions.shift();
}
