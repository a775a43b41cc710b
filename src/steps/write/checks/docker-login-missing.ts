import { wordsOf } from '../../../buildspec/words.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { sure } from '../form-check.ts';
import { hostOfLogin, hostOfPush, maybeSame } from '../hosts.ts';
import { loginEdits } from '../login-edits.ts';
import type { FileSight } from '../sight.ts';
import { knownValues } from '../values.ts';

/** Docker is logged in to the registry that it pushes to. */
export const dockerLoginMissing = meaningCheck(
  'docker-login-missing',
  'docker is logged in to the registry that it pushes to',
  (file, aim): Fault[] => {
    const values = knownValues(file, aim);
    const logins = file.story.logins.map((login) => hostOfLogin(login, values));
    const push = file.story.pushes.find((one) => {
      const host = hostOfPush(one, values);
      return !logins.some((login) => maybeSame(login, host));
    });
    if (!push) return [];
    const host = hostOfPush(push, values);
    const maybe = file.story.elsewhere.some(({ order }) => order < push.call.order);
    const edits = meantInVain(file) ? [] : sure(loginEdits(file, aim, host));
    return [
      {
        severity: maybe ? 'warning' : 'error',
        what: `nothing logs in to ${host.known ?? host.written} before ${wordsOf(push.image.written)} is pushed`,
        why: maybe
          ? 'registries refuse a push without a login; a script that runs before may bring it'
          : 'registries refuse a push without a login, in words such as “denied” or “no basic auth credentials”',
        at: push.image.span.start,
        remedy: 'log in before the first build',
        ...(maybe || !edits ? {} : { edits }),
      },
    ];
  },
);

/** While the names of parameters have no effect yet, the login waits for them to get it. */
function meantInVain({ recovered }: FileSight): boolean {
  return Object.values(recovered.sources).some(({ from }) => from === 'intended');
}
