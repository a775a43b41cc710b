import type { Buildspec, Named } from '../../../buildspec/buildspec.ts';
import { insertEnvEntries, removeEntry } from '../../../buildspec/edit-entries.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { sure } from '../form-check.ts';

const secret = /^arn:aws[\w-]*:secretsmanager:/;
const parameter = /^arn:aws[\w-]*:ssm:[^:]*:\d*:parameter(\/.*)$/;

/** Secrets and parameters each stand in their own section. */
export const secretsManagerVsSsm = meaningCheck(
  'secrets-manager-vs-ssm',
  t`secrets and parameters each stand in their own section`,
  ({ spec }): Fault[] => {
    const { parameterStore, secretsManager } = spec.env;
    return [
      ...parameterStore
        .filter(({ value }) => secret.test(value.trim()))
        .map((named) => misplaced(spec, named, 'parameter-store')),
      ...secretsManager
        .filter(({ value }) => parameter.test(value.trim()))
        .map((named) => misplaced(spec, named, 'secrets-manager')),
    ];
  },
);

type Section = 'parameter-store' | 'secrets-manager';

function misplaced(spec: Buildspec, { name, value, valueSpan }: Named, from: Section): Fault {
  // The ARN of a parameter leaves the first slash of its name to the one after the word.
  const [, path = value.trim()] = value.trim().match(parameter) ?? [];
  const to = from === 'parameter-store' ? 'secrets-manager' : 'parameter-store';
  const target = to === 'parameter-store' ? spec.env.parameterStore : spec.env.secretsManager;
  // It leaves one section once it stands in the other.
  const isThere = target.some((other) => other.name === name);
  const edits = sure([
    isThere ? removeEntry(spec, ['env', from, name]) : insertEnvEntries(spec, to, [[name, path]]),
  ]);
  return {
    severity: 'error',
    what:
      from === 'parameter-store'
        ? t`${name} names a secret of Secrets Manager under parameter-store`
        : t`${name} names a parameter under secrets-manager`,
    why: t`each section asks its own service, which does not have what is kept in the other`,
    at: valueSpan.start,
    remedy: t`move it to ${to}`,
    ...(edits && { edits }),
  };
}
