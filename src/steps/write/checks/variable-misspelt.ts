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
    const bare = bareBraces(file.story).filter(({ name }) => isKnown(name));
    return [...bare.map(dollarMissing), ...readings(file).flatMap(misread)];

    function misread({ name, at }: Reading): Fault[] {
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
    }
  },
);

/** A place where a variable is read, or seems to be meant. */
interface Reading {
  name: string;
  at: number;
}

/** Programs for which names in braces are marks of their own. */
const templaters = /^(sed|awk|jq|yq|envsubst|perl|python[\d.]*|find|xargs|curl|git)$/;

/** Names in braces outside of quotes that no dollar sign stands before. */
function bareBraces({ calls }: FileSight['story']): Reading[] {
  return calls.flatMap(({ argv }) => {
    if (templaters.test(programOf(argv)?.name ?? '')) return [];
    return argv.flatMap(({ text, span }) => {
      const [, lead = '', name] = /^([\w./:@=-]*)\{([A-Z][A-Z\d_]+)\}[^"'`]*$/.exec(text) ?? [];
      return name ? [{ name, at: span.start + lead.length }] : [];
    });
  });
}

function dollarMissing({ name, at }: Reading): Fault {
  return {
    severity: 'warning',
    what: t`{${name}} stands without a dollar sign`,
    why: t`the shell leaves it as it is, braces and all`,
    at,
    remedy: t`write \${${name}}`,
    edits: [{ span: { start: at, end: at }, text: '$' }],
  };
}

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
function readings({ story }: FileSight): Reading[] {
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
