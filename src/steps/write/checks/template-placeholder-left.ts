import type { Command } from '../../../buildspec/buildspec.ts';
import { resolve, type Word } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { commandsOf, offsetIn } from '../command-at.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { imageUses } from '../image-uses.ts';
import { originOf, plainText } from '../origins.ts';
import { bareBrackets, type Placeholder, placeholderIn } from '../placeholders.ts';
import type { Aim, FileSight } from '../sight.ts';

/** Every placeholder of a template is filled in. */
export const templatePlaceholderLeft = meaningCheck(
  'template-placeholder-left',
  t`every placeholder of a template is filled in`,
  (file, aim): Fault[] => {
    const faults = [...inCommands(file), ...inWords(file, aim), ...inEnv(file, aim)];
    const lines = new Set<unknown>();
    return faults.filter(({ at }) => !lines.has(at) && lines.add(at));
  },
);

function fault({ text, sure }: Placeholder, at: number, certain: boolean): Fault {
  return {
    severity: sure && certain ? 'error' : 'warning',
    what: t`the placeholder ${text} is not filled in`,
    why: t`it came with a template; nothing puts the real value in its place`,
    at,
    remedy: t`put the real value there`,
  };
}

/** Commands in which the shell would take the brackets for redirections. */
function inCommands({ spec }: FileSight): Fault[] {
  const isOurs = ({ text }: Command) =>
    /^[ \t]*(\$\(|export\s|[A-Za-z_]\w*=)?[ \t]*(sudo\s+)?(docker|podman|aws|sam|cdk|helm|terraform|cd|git|kubectl|export|[A-Za-z_]\w*=)/m.test(
      text,
    );
  return commandsOf(spec)
    .filter(isOurs)
    .flatMap((command) =>
      bareBrackets(command.text).map(({ text, at }) =>
        fault({ text, sure: true }, offsetIn(spec, command, at), true),
      ),
    );
}

/** Names of images and addresses of registries. */
function inWords(file: FileSight, { project }: Aim): Fault[] {
  const registries = file.story.logins.flatMap(({ registry }) => registry ?? []);
  const words: Word[] = [...imageUses(file.story).map(({ word }) => word), ...registries];
  return words.flatMap((word) => {
    const found = placeholderIn(resolve(word.parts) ?? plainText(word.parts));
    const origin = found && originOf(found.text, word, file, project);
    return found && origin ? [fault(found, origin.span.start, origin.sure)] : [];
  });
}

/** Whole values under env, which the project may replace. */
function inEnv({ spec: { env } }: FileSight, { project }: Aim): Fault[] {
  const entries = [...env.variables, ...env.parameterStore, ...env.secretsManager];
  return entries.flatMap(({ name, value, valueSpan }) => {
    if (project?.variables.some((variable) => variable.name === name)) return [];
    const found = placeholderIn(value.trim());
    const isWhole = found && (value.trim() === found.text || /[./]/.test(value));
    return found && isWhole ? [fault(found, valueSpan.start, project !== undefined)] : [];
  });
}
