import { insertion } from '../../../buildspec/edit.ts';
import { resolve, wordsOf } from '../../../buildspec/words.ts';
import { isEcr } from '../../../image/ecr.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { hostOfLogin, pushedEcrHost } from '../hosts.ts';
import { bareBrackets } from '../placeholders.ts';
import { knownValues } from '../values.ts';

/** Each registry gets the credentials that it knows. */
export const registryCredentialsMismatch = meaningCheck(
  'registry-credentials-mismatch',
  t`each registry gets the credentials that it knows`,
  (file, aim): Fault[] => {
    const values = knownValues(file, aim);
    return file.story.logins.flatMap((login): Fault[] => {
      // An address that is still a placeholder is a fault of its own.
      const isFilled = bareBrackets(login.call.command.text).length === 0;
      if (login.password.by === 'get-login' || !isFilled) return [];
      const { known, written } = hostOfLogin(login, values);
      const user = login.username && resolve(login.username.parts);
      const isOwn = isEcr(known ?? '') || /\.dkr\.ecr\./.test(written);
      const at = login.call.span.start;
      const host = login.registry ? undefined : pushedEcrHost(file.story);
      if (login.password.by === 'ecr' && known !== undefined && isOthers(known)) {
        return [
          {
            severity: 'error',
            what: t`the password of Amazon ECR is sent to ${known}`,
            why:
              login.registry === undefined
                ? t`docker login without an address logs in to Docker Hub, which does not know this password`
                : t`no other registry knows it`,
            at,
            remedy: t`name the registry’s address at the end of docker login`,
            ...(host && { edits: [insertion(login.call.span.end, ` ${host}`)] }),
          },
        ];
      }
      if (isOwn && user !== undefined && user !== 'AWS' && login.password.by !== 'ecr') {
        return [
          {
            severity: 'error',
            what: t`the login to ${known ?? wordsOf(login.registry?.written ?? [])} is as ${user}`,
            why: t`Amazon ECR knows one user, AWS, with a password of twelve hours that it gives to the role`,
            at,
            remedy: t`pipe aws ecr get-login-password into docker login --username AWS`,
          },
        ];
      }
      return [];
    });
  },
);

/** True for registries of others that are known by their names. */
function isOthers(host: string): boolean {
  return /^(docker\.io|ghcr\.io|quay\.io|(\w+\.)?gcr\.io|registry\.gitlab\.com|.+\.(azurecr\.io|pkg\.dev))$/.test(
    host,
  );
}
