import type { Buildspec, PhaseName } from '../../buildspec/buildspec.ts';
import type { Edit, Refusal } from '../../buildspec/edit.ts';
import { type CommandPlace, insertCommand } from '../../buildspec/edit-commands.ts';
import { insertEnvEntries } from '../../buildspec/edit-entries.ts';
import type { Role } from '../../buildspec/roles.ts';
import { wordsOf } from '../../buildspec/words.ts';
import { ecrParts } from '../../image/ecr.ts';
import { t } from '../../language.ts';
import { sameParameter } from '../name/conventions.ts';
import { type Host, takesEcrPassword } from './hosts.ts';
import type { Aim, FileSight } from './sight.ts';

const usual: Record<Role, string> = {
  url: 'DOCKER_REGISTRY_URL',
  username: 'DOCKER_REGISTRY_USERNAME',
  password: 'DOCKER_REGISTRY_PASSWORD',
};

/** The login to a registry, put where it runs before the first image is built or pushed. */
export function loginEdits(file: FileSight, aim: Aim, host: Host): (Edit | Refusal)[] {
  const place = beforeImages(file);
  if (takesEcrPassword(host)) {
    return [insertCommand(file.spec, place, ecrLogin(host, file))];
  }
  if (!aim.parameters) return [{ refused: t`no parameters are known` }];
  const { spec } = file;
  const variables = { ...usual };
  const missing: [string, string][] = [];
  for (const role of ['url', 'username', 'password'] as const) {
    const parameter = aim.parameters[role];
    const there = spec.env.parameterStore.find(({ value }) => sameParameter(value, parameter));
    if (there) variables[role] = there.name;
    else missing.push([usual[role], parameter]);
  }
  if (missing.some(([name]) => isSet(spec, name))) return [{ refused: t`a name is taken` }];
  const entries = missing.length > 0 ? [insertEnvEntries(spec, 'parameter-store', missing)] : [];
  return [...entries, insertCommand(spec, place, passwordLogin(variables))];
}

/** The login as it should be written: the password by standard input, every variable in quotes. */
function passwordLogin({ url, username, password }: Record<Role, string>): string {
  return `printf '%s' "$${password}" | docker login --username "$${username}" --password-stdin "$${url}"`;
}

function ecrLogin({ known, written }: Host, { story }: FileSight): string {
  const region = ecrParts(known ?? '')?.region ?? '$AWS_DEFAULT_REGION';
  const image = story.pushes[0]?.image;
  const host = known ?? (image && wordsOf(image.written).split('/')[0]) ?? written;
  return `aws ecr get-login-password --region "${region}" | docker login --username AWS --password-stdin "${host}"`;
}

/** Before the first build or push: in its own phase where that comes early, else in pre_build. */
function beforeImages({ spec, story }: FileSight): CommandPlace {
  const [first] = [...story.builds, ...story.pushes]
    .map(({ call }) => call)
    .toSorted((a, b) => a.order - b.order);
  const early: readonly PhaseName[] = ['install', 'pre_build'];
  if (first && early.includes(first.phase)) {
    return { phase: first.phase, index: first.command.index };
  }
  const commands = spec.phases.find(({ name }) => name === 'pre_build')?.commands;
  return { phase: 'pre_build', index: commands?.length ?? 0 };
}

function isSet({ env }: Buildspec, name: string): boolean {
  return [...env.variables, ...env.parameterStore, ...env.secretsManager].some(
    (named) => named.name === name,
  );
}
