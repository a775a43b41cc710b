import { insertCommand, removeCommand } from '../../../buildspec/edit-commands.ts';
import { isBroken } from '../broken.ts';
import { type Fault, fileCheck } from '../fault.ts';
import { sure } from '../form-check.ts';
import { hostOfLogin, hostOfPush, maybeSame } from '../hosts.ts';
import { knownValues } from '../values.ts';

/** The login comes before the push. */
export const dockerLoginLate = fileCheck(
  'docker-login-late',
  'the login comes before the push',
  (file, aim): Fault[] => {
    if (isBroken(file)) return [];
    const values = knownValues(file, aim);
    const { logins, pushes, builds } = file.story;
    return pushes.flatMap((push): Fault[] => {
      const host = hostOfPush(push, values);
      const own = logins.filter((login) => maybeSame(hostOfLogin(login, values), host));
      const [login] = own;
      if (!login || own.some(({ call }) => call.order < push.call.order)) return [];
      const first = Math.min(...builds.map(({ call }) => call.order), push.call.order);
      const target = [...builds, push].find(({ call }) => call.order === first)?.call ?? push.call;
      const { phase, list, command } = login.call;
      const edits = isOnlyLogin(command.text)
        ? sure([
            removeCommand(file.spec, { phase, list, index: command.index }),
            insertCommand(
              file.spec,
              { phase: target.phase, list: target.list, index: target.command.index },
              command.text,
            ),
          ])
        : undefined;
      return [
        {
          severity: 'error',
          what: `the login comes after ${push.image.text} is pushed`,
          why: 'commands run in their order: the push goes out without the login and is refused',
          at: login.call.span.start,
          remedy: 'log in before the first build',
          ...(edits && { edits }),
        },
      ];
    });
  },
);

/** True for a command that does nothing but log in: one line, one pipe at most. */
function isOnlyLogin(text: string): boolean {
  return !/[\n;]|&&|\|\|/.test(text.trim());
}
