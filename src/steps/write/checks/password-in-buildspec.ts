import { meaningCheck } from '../fault.ts';
import { givenPasswords } from '../given-passwords.ts';

/** No password stands in the buildspec. */
export const passwordInBuildspec = meaningCheck(
  'password-in-buildspec',
  'no password stands in the buildspec',
  (file) =>
    givenPasswords(file).map((login) => ({
      severity: 'error',
      what: 'the password of a login stands in the buildspec in plain text',
      why: 'everyone who may read the source or the build’s log can use it, today and from its history',
      at: login.call.span.start,
      remedy:
        'make a new password at the registry, withdraw this one, and read the new one from Parameter Store',
    })),
);
