import { programOf } from '../../../buildspec/program.ts';
import type { Call } from '../../../buildspec/story-shape.ts';
import { resolve } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** Every command comes to its end. */
export const commandNeverEnds = meaningCheck(
  'command-never-ends',
  t`every command comes to its end`,
  ({ story }): Fault[] =>
    story.calls.flatMap((call): Fault[] => {
      const server = serverOf(call);
      if (!server || call.conditional || call.background) return [];
      return [
        {
          severity: 'warning',
          what: t`${server} runs until it is stopped, and nothing in the build stops it`,
          why: t`the next command waits for its end, until the build’s time is over`,
          at: call.span.start,
          remedy: t`leave it out, or let it run in the background with & while a test needs it`,
        },
      ];
    }),
);

/** How the servers that people start by hand are called; what comes after does not matter. */
const servers: readonly RegExp[] = [
  /^python[\d.]* (\S*\/)?manage\.py runserver\b/,
  /^(python[\d.]* -m )?flask(?: --?\S+(?: [^-\s]\S*)?)*? run\b/,
  /^(python[\d.]* -m )?(uvicorn|gunicorn|streamlit run)\b(?!.* (--version|-v|--help|--daemon|-D)\b)/,
  /^((bundle exec )?(bin\/)?rails (s|server)|php artisan serve|ng serve|nodemon)\b(?!.* (-d|--daemon|--help)\b)/,
  /^docker[- ]compose( --?\S+(?: [^-\s]\S*)?)*? up\b(?!.* (-d|--detach|--wait|--no-start|--abort-on-container-\S+|--exit-code-from)\b)/,
  /^tail( -\S+)* (-f|-F|--follow)\b/,
];

/** The programs that those lines begin with. */
const starters =
  /^(python[\d.]*|flask|uvicorn|gunicorn|streamlit|bundle|rails|php|ng|nodemon|docker|docker-compose|tail)$/;

function serverOf({ argv }: Call): string | undefined {
  const program = programOf(argv);
  // A limit of time, which is taken off like other wrappers, ends whatever runs.
  if (!program || !starters.test(program.name)) return undefined;
  if (argv.some(({ text }) => text === 'timeout')) return undefined;
  const words = program.args.map(({ parts, text }) => resolve(parts) ?? text);
  const line = [program.name, ...words].join(' ');
  return servers.map((server) => line.match(server)?.[0]).find((called) => called !== undefined);
}
