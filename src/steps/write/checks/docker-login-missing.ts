import { wordsOf } from '../../../buildspec/words.ts';
import { isEcr } from '../../../image/ecr.ts';
import { isLoopback } from '../../../image/registry-address.ts';
import { t } from '../../../language.ts';
import { ecrCalls } from '../aws-calls.ts';
import { commandsOf } from '../command-at.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { sure } from '../form-check.ts';
import { hostOfLogin, hostOfPush, maybeSame } from '../hosts.ts';
import { loginEdits } from '../login-edits.ts';
import type { FileSight } from '../sight.ts';
import { knownValues } from '../values.ts';

/** Docker is logged in to the registry that it pushes to. */
export const dockerLoginMissing = meaningCheck(
  'docker-login-missing',
  t`docker is logged in to the registry that it pushes to`,
  (file, aim): Fault[] => {
    const values = knownValues(file, aim);
    const logins = file.story.logins.map((login) => hostOfLogin(login, values));
    const push = file.story.pushes.find((one) => {
      const host = hostOfPush(one, values);
      // A registry on loopback may be open to all; one with a user is not.
      const open = isLoopback(host.known ?? '') && aim.username === undefined;
      return !open && !logins.some((login) => maybeSame(login, host));
    });
    if (!push) return [];
    const host = hostOfPush(push, values);
    // A name without a host is a fault of its own: there is nothing to log in to.
    if ((host.known ?? host.written) === '') return [];
    // Two registries of Amazon ECR that differ are a fault of their own.
    if (isEcr(host.known ?? '') && logins.some(({ known = '' }) => isEcr(known))) return [];
    const script = file.story.elsewhere.some(({ order }) => order < push.call.order);
    const unread = file.story.unread.some(({ command }) => command.text.includes('login'));
    const maybe = script || unread || hasCredentialHelper(file);
    const cause = causeOf(file);
    const edits = cause || meantInVain(file) ? [] : sure(loginEdits(file, aim, host));
    return [
      {
        severity: maybe ? 'warning' : 'error',
        what: t`nothing logs in to ${host.known ?? host.written} before ${wordsOf(push.image.written)} is pushed`,
        why: maybe
          ? t`registries refuse a push without a login; a script or a credential helper may bring it`
          : t`registries refuse a push without a login, in words such as “denied” or “no basic auth credentials”`,
        at: push.image.span.start,
        ...(cause && { because: cause }),
        remedy: t`log in before the first build`,
        ...(maybe || !edits?.length ? {} : { edits }),
      },
    ];
  },
);

/** The checks of what loses whole lists of commands, and a login with them. */
const losing = new Map<string, string>([
  ['duplicate-key', 'duplicate-key'],
  ['buildspec-phase-name-invalid', 'buildspec-phase-name-invalid'],
  ['buildspec-phase-nested', 'buildspec-phase-nested'],
  ['buildspec-phase-outside-phases', 'buildspec-phase-nested'],
]);

/** A login after a backslash and a space: the shell looks for a program whose name begins with it. */
const foldedLogin = /\\ +(docker|podman) login\b/;

/** A login that is written and goes nowhere, or elsewhere. */
function causeOf({ story, spec }: FileSight): string | undefined {
  const lost = spec.problems.find(({ kind }) => losing.has(kind));
  if (lost) return losing.get(lost.kind);
  if (commandsOf(spec).some(({ text }) => foldedLogin.test(text))) return 'multiline-shell-folded';
  if (story.logins.some(({ password }) => password.by === 'ecr')) {
    return 'registry-credentials-mismatch';
  }
  return ecrCalls(story, 'get-login-password').length > 0 ? 'ecr-login-not-piped' : undefined;
}

/** Helpers and ready-made files bring credentials without a login (Docker documentation, docker login). */
function hasCredentialHelper({ spec }: FileSight): boolean {
  return /docker-credential-[a-z]|credsStore|credHelpers|DOCKER_(AUTH_)?CONFIG|\.docker\/config\.json/.test(
    spec.text,
  );
}

/** While the names of parameters have no effect yet, the login waits for them to get it. */
function meantInVain({ recovered }: FileSight): boolean {
  return Object.values(recovered.sources).some(({ from }) => from === 'intended');
}
