import { resolve, wordsOf } from '../../../buildspec/words.ts';
import { isEcr } from '../../../image/ecr.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { hostOfLogin } from '../hosts.ts';
import { knownValues } from '../values.ts';

/** Each registry gets the credentials that it knows. */
export const registryCredentialsMismatch = meaningCheck(
  'registry-credentials-mismatch',
  'each registry gets the credentials that it knows',
  (file, aim): Fault[] => {
    const values = knownValues(file, aim);
    return file.story.logins.flatMap((login): Fault[] => {
      if (login.password.by === 'get-login') return [];
      const { known, written } = hostOfLogin(login, values);
      const user = login.username && resolve(login.username.parts);
      const isOwn = isEcr(known ?? '') || /\.dkr\.ecr\./.test(written);
      const at = login.call.span.start;
      if (login.password.by === 'ecr' && known !== undefined && !isOwn && !isPublic(known)) {
        return [
          {
            severity: 'error',
            what: `the password of Amazon ECR is sent to ${known}`,
            why:
              login.registry === undefined
                ? 'docker login without an address logs in to Docker Hub, which does not know this password'
                : 'no other registry knows it',
            at,
            remedy: 'name the registry’s address at the end of docker login',
          },
        ];
      }
      if (isOwn && user !== undefined && user !== 'AWS' && login.password.by !== 'ecr') {
        return [
          {
            severity: 'error',
            what: `the login to ${known ?? wordsOf(login.registry?.written ?? [])} is as ${user}`,
            why: 'Amazon ECR knows one user, AWS, with a password of twelve hours that it gives to the role',
            at,
            remedy: 'pipe aws ecr get-login-password into docker login --username AWS',
          },
        ];
      }
      return [];
    });
  },
);

/** Amazon’s public gallery takes the password of `aws ecr-public`. */
function isPublic(host: string): boolean {
  return host === 'public.ecr.aws';
}
