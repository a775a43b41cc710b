import { t } from '../language.ts';
import { Usage } from '../options.ts';
import { plainText } from '../plain-text.ts';
import type { Known, Question, Ui } from '../types.ts';
import type { SignIn } from '../world/aws/sign-in.ts';
import { canLogIn, logInBySso } from '../world/aws/sso-login.ts';
import type { Place } from '../world/place.ts';
import { askFirst } from './ask-first.ts';

/** How a person signs in at a face. */
export interface SigningIn {
  known: Known;
  ui: Ui;
  /** True where nothing is to be begun that waits for a person: a look that cannot look says so. */
  looksOnly: boolean;
  signal: AbortSignal;
}

/** Asks for MFA codes, and logs in again where the person wants that. */
export function signInAt(
  place: Pick<Place, 'environment'>,
  { known, ui, looksOnly, signal }: SigningIn,
): SignIn {
  let given = known.setup.mfaCode;
  return {
    async mfaCode(device, refused) {
      // A code counts once.
      const code = given;
      given = undefined;
      if (code !== undefined) return code;
      if (refused && !ui.interactive) throw new Usage(notAccepted);
      const { mfaCode } = await askFirst(ui, codeQuestion(device, refused), known);
      return String(mfaCode);
    },

    async logIn(profile) {
      const { ssoLogin } = known.setup;
      if (ssoLogin === false || (looksOnly && !ssoLogin && !ui.interactive)) return false;
      if (!(await canLogIn(place))) return false;
      if (!ssoLogin) {
        const answers = await askFirst(ui, loginQuestion(profile), known);
        if (answers.ssoLogin !== 'yes') return false;
      }
      ui.tell({ event: 'waiting', what: t`aws sso login --profile ${profile} (in your browser)` });
      const tell = (line: string) => {
        if (line.trim()) ui.tell({ event: 'noted', lines: [plainText(line)] });
      };
      return logInBySso(profile, place, signal, tell);
    },
  };
}

const notAccepted = t`the code of --mfa-code was not accepted; a code counts once, and for half a minute`;

const codeQuestion = (device: string, refused: boolean): Question => ({
  key: 'mfaCode',
  kind: 'text',
  prompt: t`Code that ${device} shows now:`,
  hint: refused ? t`the last one was not accepted; each counts once` : t`six digits`,
  refuse: (text) => (/^\d{6}$/.test(text) ? undefined : t`a code is six digits`),
});

const loginQuestion = (profile: string): Question => ({
  key: 'ssoLogin',
  kind: 'choice',
  prompt: t`The session of the profile ${profile} has expired. Log in again?`,
  hint: t`the AWS CLI opens the browser; then the walk goes on where it is`,
  options: [
    { value: 'yes', label: t`yes, by aws sso login` },
    { value: 'no', label: t`no` },
  ],
});
