import { Fault } from './service.ts';

/**
 * Holds the names in a request to the characters that IAM takes.
 * @throws Fault ValidationError in IAM's own words
 */
export function checkNames(input: object): void {
  for (const [member, value] of Object.entries(input)) {
    if (!/^(Role|Policy|User)Name$/.test(member) || /^[\w+=,.@-]+$/.test(String(value))) continue;
    const name = member.charAt(0).toLowerCase() + member.slice(1);
    throw new Fault(
      'ValidationError',
      `The specified value for ${name} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`,
    );
  }
}
