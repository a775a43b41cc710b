import { programOf } from '../../../buildspec/program.ts';
import type { Call } from '../../../buildspec/story-shape.ts';
import type { Part } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import type { FileSight } from '../sight.ts';
import { isSlip } from '../slips.ts';

/** Commands read variables under the names that are set. */
export const variableMisspelt = meaningCheck(
  'variable-misspelt',
  t`commands read variables under the names that are set`,
  (file, { project }): Fault[] => {
    if (file.story.unread.length > 0 || file.story.calls.some(sources)) return [];
    const set = namesSet(file);
    const isKnown = (name: string) => own.test(name) || set.has(name);
    const isSetElsewhere = (name: string) =>
      project?.variables.some((one) => one.name === name) === true ||
      new RegExp(`\\b(for|read|select|mapfile|readarray|getopts)\\b[^;|\\n]*\\b${name}\\b`).test(
        file.spec.text,
      );
    const told = new Set<string>();
    return readings(file).flatMap(({ name, at }): Fault[] => {
      if (told.has(name) || isKnown(name)) return [];
      told.add(name);
      const meant = [...set].find((one) => isSlip(name, one));
      if (!meant || isSetElsewhere(name)) return [];
      return [
        {
          severity: 'warning',
          what: t`$${name} is read, and the buildspec sets ${meant}`,
          why: t`a variable that nothing sets is empty where it stands; whether the project sets ${name} cannot be told from the file`,
          at,
          remedy: t`write $${meant}, if that is what is meant`,
        },
      ];
    });
  },
);

/** What CodeBuild and the shell set (AWS CodeBuild User Guide, Environment variables in build environments). */
const own = /^(CODEBUILD_\w+|AWS_(DEFAULT_)?REGION|HOME|PATH|PWD|OLDPWD|USER|HOSTNAME|SHELL|LANG)$/;

/** True for a command that takes variables from a script or from a text that is not seen. */
function sources({ argv }: Call): boolean {
  return /^(source|\.|eval)$/.test(programOf(argv)?.name ?? '');
}

function namesSet({ spec, story }: FileSight): ReadonlySet<string> {
  const { variables, parameterStore, secretsManager } = spec.env;
  return new Set([
    ...[...variables, ...parameterStore, ...secretsManager].map(({ name }) => name),
    ...story.assignments.map(({ name }) => name),
  ]);
}

/** Where variables are read that must have a value: those with a default need none. */
function readings({ story }: FileSight): { name: string; at: number }[] {
  const words = story.calls.flatMap(({ argv }) =>
    argv.map(({ written, span }) => ({ parts: written, at: span.start })),
  );
  const values = story.assignments.map(({ parts, span }) => ({ parts, at: span.start }));
  return [...words, ...values]
    .flatMap(({ parts, at }) =>
      parts.flatMap((part) => namesRead(part).map((name) => ({ name, at }))),
    )
    .toSorted((one, other) => one.at - other.at);
}

function namesRead(part: Part): string[] {
  return part.kind === 'variable' && part.change === undefined ? [part.name] : [];
}
