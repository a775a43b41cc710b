import type {
  LabelParameterVersionRequest,
  LabelParameterVersionResult,
} from '@aws-sdk/client-ssm';
import { type Call, Fault } from './service.ts';
import { find, latest, noVersion, type Parameters } from './ssm-store.ts';

/** Labels that one version may carry (User Guide, "Working with parameter labels"). */
const most = 10;

/** Puts labels on a version, the newest by default; a label moves from where it was. */
export function labelVersion(
  parameters: Parameters,
  input: LabelParameterVersionRequest,
  call: Call,
): LabelParameterVersionResult {
  const { stored } = find(parameters, input.Name ?? '', call);
  const number = input.ParameterVersion ?? latest(stored).number;
  const version = stored.versions.find((each) => each.number === number);
  if (version === undefined) throw noVersion(number, stored.name);
  const asked = input.Labels ?? [];
  const valid = asked.filter((label) => /^(?!\d|aws|ssm)[\w.-]+$/i.test(label));
  if (new Set([...version.labels, ...valid]).size > most) {
    throw new Fault(
      'ParameterVersionLabelLimitExceeded',
      `A parameter version can have maximum ${most} labels. Move one or more labels to another ` +
        'version and try again.',
    );
  }
  for (const label of valid) {
    for (const other of stored.versions) other.labels.delete(label);
    version.labels.add(label);
  }
  return {
    InvalidLabels: asked.filter((label) => !valid.includes(label)),
    ParameterVersion: number,
  };
}
