import { dockerLine, isBareBuildOption } from '../../../buildspec/docker-line.ts';
import { programOf } from '../../../buildspec/program.ts';
import type { Call } from '../../../buildspec/story-shape.ts';
import { resolve, type Word } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { isFolded } from './multiline-shell-folded.ts';

/** Every docker build is given one context and no more. */
export const dockerBuildExtraArgument = meaningCheck(
  'docker-build-extra-argument',
  t`every docker build is given one context and no more`,
  (file, aim): Fault[] =>
    file.story.builds.flatMap(({ call }): Fault[] => {
      const line = isUnderstood(call) ? dockerLine(call) : undefined;
      // A variable without quotes may be empty, or hold options.
      const [first, second, ...more] = line?.rest.map(({ parts }) => resolve(parts)) ?? [];
      if (!line || !first || !second || more.includes(undefined)) return [];
      if (isFolded(call.command, file, aim)) return [];
      const eater = line.options.find(({ value }) => value?.text.startsWith('-'));
      return [
        {
          severity: call.conditional ? 'warning' : 'error',
          what: t`docker build is given ${first} and ${second}, and takes one context`,
          why: eater
            ? t`${eater.name} takes ${eater.value?.text} for its value; docker build then answers “requires exactly 1 argument”`
            : t`every word that is no option is a context; docker build answers “requires exactly 1 argument”`,
          at: call.span.start,
          remedy: eater
            ? t`give ${eater.name} its value, or take it out`
            : t`leave one of them, mostly a dot`,
        },
      ];
    }),
);

/** Docker's own build, with no option of which it is not known whether it takes a value. */
function isUnderstood(call: Call): boolean {
  if (programOf(call.argv)?.name !== 'docker') return false;
  const { options = [] } = dockerLine(call) ?? {};
  return options.every(
    ({ name, value, word }) => value !== undefined || isBareBuildOption(name) || isEnded(word),
  );
}

/** A long option that has its value behind an equals sign. */
function isEnded({ text }: Word): boolean {
  return /^--[\w-]+=/.test(text);
}
