import type { Place } from '../place.ts';
import { isExpiredLogin } from './failure.ts';
import { loginProfile, profileInUse, readProfiles } from './profiles.ts';

/** A key pair, with a token where it is for a while only. */
export interface Credential {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  expiration?: Date;
}

/** Gives the credential in force. */
export type Credentials = () => Promise<Credential>;

/** What a person does so that there are credentials. */
export interface SignIn {
  /**
   * The code that an MFA device shows now; `refused` is true where the one before was not accepted.
   * @throws Left when the person leaves, MissingAnswer when nobody is there to ask
   */
  mfaCode(device: string, refused: boolean): Promise<string>;
  /** Logs in by a profile once more; false where that is not wished or cannot be. */
  logIn(profile: string): Promise<boolean>;
}

/** Times that a code may be wrong. */
const mostCodes = 3;
/** Milliseconds before its end in which a credential is renewed, as the SDK does. */
const early = 300_000;

/**
 * The credentials of the user's own configuration, found once for all clients. Where an MFA code is
 * needed, or a session of IAM Identity Center has expired, the person is asked, and the call that
 * needed them goes on.
 */
export function signingIn(place: Pick<Place, 'aws' | 'environment' | 'home'>, signIn: SignIn) {
  let found: Credential | undefined;
  let finding: Promise<Credential> | undefined;
  const credentials: Credentials = async () => {
    if (found && !endsSoon(found)) return found;
    finding ??= find(place, signIn).finally(() => {
      finding = undefined;
    });
    found = await finding;
    return found;
  };
  return credentials;
}

const endsSoon = ({ expiration }: Credential): boolean =>
  expiration !== undefined && expiration.getTime() - Date.now() < early;

async function find(
  place: Pick<Place, 'aws' | 'environment' | 'home'>,
  signIn: SignIn,
): Promise<Credential> {
  let wrongCodes = 0;
  let loggedIn = false;
  for (;;) {
    try {
      return await search(place, (device) => signIn.mfaCode(device, wrongCodes > 0));
    } catch (error) {
      if (isRefusedCode(error)) {
        wrongCodes += 1;
        if (wrongCodes < mostCodes) continue;
      }
      if (loggedIn || !isExpiredLogin(error)) throw error;
      const profile = loginProfile(profileInUse(place), await readProfiles(place));
      if (profile === undefined || !(await signIn.logIn(profile))) throw error;
      loggedIn = true;
    }
  }
}

/** Searches anew, since the SDK's own search remembers what it has read. */
async function search(
  { aws }: Pick<Place, 'aws'>,
  mfaCodeProvider: (device: string) => Promise<string>,
): Promise<Credential> {
  const { defaultProvider } = await import('@aws-sdk/credential-provider-node');
  const { profile, region } = aws;
  const provider = defaultProvider({
    ...(profile && { profile }),
    ...(region && { clientConfig: { region } }),
    ignoreCache: true,
    mfaCodeProvider,
  });
  return provider();
}

/** STS says so of a code that is wrong, used up or too old (IAM User Guide, Troubleshoot MFA). */
function isRefusedCode(error: unknown): boolean {
  return error instanceof Error && /MultiFactorAuthentication failed/.test(error.message);
}
