import type { Buildspec } from '../../../buildspec/buildspec.ts';
import type { Edit } from '../../../buildspec/edit.ts';
import { givenPasswords } from '../../../buildspec/given-passwords.ts';
import type { Login } from '../../../buildspec/logins.ts';
import { programOf } from '../../../buildspec/program.ts';
import { namesIn, onlyVariable } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** The password of a login goes by standard input. */
export const passwordOnCommandLine = meaningCheck(
  'password-on-command-line',
  t`the password of the login goes by standard input`,
  (file): Fault[] => {
    const given = givenPasswords(file);
    const logins = file.story.logins.filter(
      (login) => login.password.by === 'argument' && !given.includes(login),
    );
    return logins.map((login) => {
      const edit = byStdin(login, file.spec);
      return {
        severity: 'warning',
        what: t`the login gets its password as an argument`,
        why: t`every process on the machine can read a command’s arguments, and docker warns of it`,
        at: login.call.span.start,
        remedy: t`give the password by standard input`,
        ...(edit && { edits: [edit] }),
      };
    });
  },
);

/** The same login with its password piped in, where the command is nothing but this login. */
function byStdin({ call, registry, username, password }: Login, spec: Buildspec): Edit | undefined {
  const { command } = call;
  const name = password.by === 'argument' ? onlyVariable(password.parts) : undefined;
  const written = spec.text.slice(call.span.start, call.span.end);
  const isWhole = command.style === 'plain' && command.text === written;
  const program = programOf(call.argv)?.word;
  const isBare = program !== undefined && program === call.argv[0];
  if (!isWhole || !name || !username || !isBare || call.input) return undefined;
  const words = [username, registry].flatMap((word) => (word ? [quoted(word)] : []));
  const [user, host = ''] = words;
  const login = `${program.text} login --username ${user} --password-stdin ${host}`.trim();
  return { span: command.span, text: `printf '%s' "$${name}" | ${login}` };
}

function quoted({ text, parts }: { text: string; parts: Parameters<typeof namesIn>[0] }): string {
  return namesIn(parts).length > 0 && !/["']/.test(text) ? `"${text}"` : text;
}
