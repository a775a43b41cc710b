import { isNoVariableOfCodeBuild, variableMeant } from '../../../buildspec/codebuild-variables.ts';
import { programOf } from '../../../buildspec/program.ts';
import { isWhole } from '../../../buildspec/story.ts';
import { namesIn } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { commandsOf, offsetIn } from '../command-at.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import type { Aim, FileSight } from '../sight.ts';

/** Every variable that is read as one of CodeBuild's is one. */
export const codebuildVariableUnknown = meaningCheck(
  'codebuild-variable-unknown',
  t`every variable that is read as one of CodeBuild’s is one`,
  (file, aim): Fault[] => {
    if (!file.spec.text.includes('CODEBUILD_')) return [];
    const odd = readNames(file).filter(isNoVariableOfCodeBuild);
    if (odd.length === 0 || maySetAny(file)) return [];
    const set = setNames(file, aim);
    return odd
      .filter((name) => !set.has(name))
      .map((name) => {
        const meant = variableMeant(name);
        return {
          severity: 'warning',
          what: t`CodeBuild sets no variable ${name}`,
          why: t`names that begin with CODEBUILD_ are CodeBuild’s own; this one is empty`,
          at: placeOf(file, name),
          remedy: meant ? t`read ${meant}` : t`set it, under a name of another beginning`,
        };
      });
  },
);

/** A script that is read into the shell may set whatever it likes. */
function maySetAny({ story }: FileSight): boolean {
  const isRead = story.calls.some(({ argv }) =>
    /^(\.|source|eval)$/.test(programOf(argv)?.name ?? ''),
  );
  return isRead || !isWhole(story);
}

function readNames({ story }: FileSight): string[] {
  const words = story.calls.flatMap(({ argv }) => argv.map(({ written }) => written));
  const values = story.assignments.map(({ parts }) => parts);
  return [...new Set([...words, ...values].flatMap(namesIn))];
}

function setNames({ spec: { env }, story }: FileSight, { project }: Aim): Set<string> {
  const entries = [...env.variables, ...env.parameterStore, ...env.secretsManager];
  const all = [...entries, ...story.assignments, ...(project?.variables ?? [])];
  return new Set(all.map(({ name }) => name));
}

/** Where the name is first read; the first command at worst. */
function placeOf({ spec }: FileSight, name: string): number {
  const commands = commandsOf(spec);
  const pattern = new RegExp(`\\$\\{?${name}\\b`);
  const places = commands.flatMap((command) => {
    const { index } = command.text.match(pattern) ?? {};
    return index === undefined ? [] : [offsetIn(spec, command, index)];
  });
  return places[0] ?? commands[0]?.span.start ?? 0;
}
