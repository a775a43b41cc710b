import type { Buildspec } from '../../../buildspec/buildspec.ts';
import type { Edit, Refusal } from '../../../buildspec/edit.ts';
import {
  type CommandPlace,
  insertCommand,
  removeCommand,
} from '../../../buildspec/edit-commands.ts';
import { removeEntry } from '../../../buildspec/edit-entries.ts';
import type { Push } from '../../../buildspec/images.ts';
import type { Login } from '../../../buildspec/logins.ts';
import type { Call } from '../../../buildspec/story-shape.ts';
import { type Values, wordsOf } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { sure } from '../form-check.ts';
import { hostOfLogin, hostOfPush, maybeSame } from '../hosts.ts';
import type { FileSight } from '../sight.ts';
import { knownValues } from '../values.ts';

/** The login comes before the push. */
export const dockerLoginLate = meaningCheck(
  'docker-login-late',
  t`the login comes before the push`,
  (file, aim): Fault[] => {
    const values = knownValues(file, aim);
    const { pushes, builds } = file.story;
    const late = pushes.flatMap((push) => {
      const login = lateLogin(push, file, values);
      return login ? [{ push, login }] : [];
    });
    const [first] = late;
    if (!first) return [];
    const [target = first.push.call] = [...builds, ...pushes]
      .map(({ call }) => call)
      .toSorted((a, b) => a.order - b.order);
    const { call } = first.login;
    const edits = isOnlyLogin(call.command.text)
      ? sure([
          takeOut(file.spec, call),
          insertCommand(file.spec, placeOfCall(target), call.command.text),
        ])
      : undefined;
    return [
      {
        severity: 'error',
        what: t`the login comes after ${wordsOf(first.push.image.written)} is pushed`,
        why: t`commands run in their order: the push goes out without the login and is refused`,
        at: call.span.start,
        remedy: t`log in before the first build`,
        ...(edits && { edits }),
      },
    ];
  },
);

/** The first login for a push's registry, where none comes before the push. */
function lateLogin(push: Push, { story }: FileSight, values: Values): Login | undefined {
  const host = hostOfPush(push, values);
  const own = story.logins.filter((login) => maybeSame(hostOfLogin(login, values), host));
  return own.some(({ call }) => call.order < push.call.order) ? undefined : own[0];
}

/** The command out of its phase; a phase that holds nothing else goes with it. */
function takeOut(spec: Buildspec, call: Call): Edit | Refusal {
  const phase = spec.phases.find(({ name }) => name === call.phase);
  const isLast = phase?.commands.length === 1 && phase.finally.length === 0;
  return isLast
    ? removeEntry(spec, ['phases', call.phase])
    : removeCommand(spec, placeOfCall(call));
}

function placeOfCall({ phase, list, command: { index } }: Call): CommandPlace {
  return { phase, list, index };
}

/** True for a command that does nothing but log in: one line, one pipe at most. */
function isOnlyLogin(text: string): boolean {
  return !/[\n;]|&&|\|\|/.test(text.trim());
}
