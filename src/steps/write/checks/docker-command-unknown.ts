import { dockerLine } from '../../../buildspec/docker-line.ts';
import { programOf } from '../../../buildspec/program.ts';
import type { Call } from '../../../buildspec/story-shape.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { isOneOff } from '../slips.ts';

/** Docker is given only commands that it has. */
export const dockerCommandUnknown = meaningCheck(
  'docker-command-unknown',
  t`docker is given only commands that it has`,
  ({ story }): Fault[] =>
    story.calls.flatMap((call): Fault[] => {
      const name = commandOf(call);
      if (name === undefined || commands.includes(name)) return [];
      const meant = commands.find(
        (one) => one === name.toLowerCase() || (name.length > 2 && isOneOff(name, one)),
      );
      const isNone = !/^[a-z][a-z\d]*(-[a-z\d]+)*$/.test(name);
      if (!meant && !isNone) return [];
      return [
        {
          severity: call.conditional ? 'warning' : 'error',
          what: t`docker has no command ${name}`,
          why: t`neither its own commands nor its plugins are called so: “docker: '${name}' is not a docker command”`,
          at: call.span.start,
          remedy: meant
            ? t`write docker ${meant}`
            : t`name a command of docker, or leave the line out`,
        },
      ];
    }),
);

/** Docker documentation, docker CLI reference; plugins have names in lower case. */
const commands = [
  'attach build builder buildx checkpoint commit compose config container context cp create diff',
  'events exec export help history image images import info inspect kill load login logout logs',
  'manifest network node pause plugin port ps pull push rename restart rm rmi run save scan scout',
  'search secret service stack start stats stop swarm system tag top trust unpause update version',
  'volume wait',
].flatMap((line) => line.split(' '));

/** The word after docker and its options, as far as the file tells it. */
function commandOf(call: Call): string | undefined {
  if (programOf(call.argv)?.name !== 'docker') return undefined;
  const line = dockerLine(call);
  const [first = ''] = line?.verb.split(' ') ?? [];
  return first === '' || line?.buildx ? undefined : first;
}
