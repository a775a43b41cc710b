import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { type PlainLine, plainLine } from '../plain-line.ts';

/** No command asks a person. */
export const questionUnanswered = meaningCheck(
  'question-unanswered',
  t`no command asks a person`,
  ({ story, spec }): Fault[] =>
    story.calls.flatMap((call): Fault[] => {
      const line = plainLine(call);
      const settled = line && question(line);
      if (!settled || call.conditional || call.input !== undefined) return [];
      // Terraform reads options from variables, too.
      if (line.name === 'terraform' && /\bTF_CLI_ARGS/.test(spec.text)) return [];
      const isDocker = line.name === 'docker';
      const [verb = ''] = line.words;
      return [
        {
          severity: 'error',
          what: isDocker
            ? t`docker ${verb} -it needs a terminal`
            : t`${line.name} ${verb} asks before it does its work`,
          why: isDocker
            ? t`a build has none: “the input device is not a TTY”`
            : t`nobody answers in a build, and without an answer it ends with an error`,
          at: call.span.start,
          remedy: isDocker ? t`leave -t out: ${settled}` : t`answer beforehand: ${settled}`,
        },
      ];
    }),
);

/** Options of Terraform’s commands that take a value of their own (Terraform CLI, apply). */
const valued = /^-(var|var-file|target|replace|state|state-out|backup|parallelism|lock-timeout)$/;

/** How a line is written that asks nothing, where this one asks. */
function question({ name, words }: PlainLine): string | undefined {
  // A word that the file does not tell may be the answer.
  if (words.includes(undefined)) return undefined;
  const [verb = '', ...rest] = words.map((word) => word ?? '');
  const has = (option: RegExp) => rest.some((word) => option.test(word));
  if (name === 'terraform' && /^(apply|destroy)$/.test(verb)) {
    const hasPlan = rest.some(
      (word, at) => !word.startsWith('-') && !valued.test(rest[at - 1] ?? ''),
    );
    const answer = `terraform ${verb} -auto-approve`;
    return (verb === 'apply' && hasPlan) || has(/^--?(auto-approve|help)/) ? undefined : answer;
  }
  if (name === 'docker' && /^(run|exec)$/.test(verb)) {
    const image = rest.findIndex((word) => !word.startsWith('-'));
    const own = rest.slice(0, image < 0 ? rest.length : image);
    const given = (letter: string, name: string) =>
      own.some((word) => new RegExp(`^-[ditqP]*${letter}[ditqP]*$|^--${name}$`).test(word));
    if (given('d', 'detach')) return undefined;
    return given('i', 'interactive') && given('t', 'tty') ? `docker ${verb} -i` : undefined;
  }
  if (name === 'aws' && verb === 'configure' && rest.length === 0) return `aws ${verb} set`;
  return undefined;
}
