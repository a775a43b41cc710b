import { insertion } from '../../../buildspec/edit.ts';
import type { Story } from '../../../buildspec/story.ts';
import type { Call } from '../../../buildspec/story-shape.ts';
import { t } from '../../../language.ts';
import { ecrCalls } from '../aws-calls.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { pushedEcrHost } from '../hosts.ts';
import { bareBrackets } from '../placeholders.ts';

/** The password of Amazon ECR goes into a login. */
export const ecrLoginNotPiped = meaningCheck(
  'ecr-login-not-piped',
  t`the password of Amazon ECR goes into a login`,
  ({ story, spec }): Fault[] => {
    const isUsed = (call: Call) =>
      // A placeholder in brackets takes the place of the pipe, and is a fault of its own.
      bareBrackets(call.command.text).length > 0 ||
      call.substituted ||
      isPiped(call, story) ||
      spec.text.slice(call.span.start, call.span.end).includes('>');
    // Within one $( ) it may be piped into a login, whose answer is run: that is a fault of its own.
    const within = { ...story, calls: story.calls.filter(({ executed }) => executed) };
    const run = ecrCalls(within, 'get-login-password').filter(({ call }) => !isPiped(call, within));
    const loose = ecrCalls(story, 'get-login-password').filter(({ call }) => !isUsed(call));
    const hasOther = story.logins.some(({ password }) => password.by === 'ecr');
    const host = pushedEcrHost(story);
    const printed = loose.map(
      ({ call }): Fault => ({
        severity: hasOther || story.elsewhere.length > 0 ? 'warning' : 'error',
        what: t`the password of Amazon ECR is printed and not used`,
        why: t`aws ecr get-login-password only prints it; without a pipe nothing logs in, and the log shows it for its twelve hours`,
        at: call.span.start,
        remedy: t`pipe it into docker login --username AWS --password-stdin with the registry’s address`,
        ...(host && !hasOther && story.logins.length === 0
          ? {
              edits: [
                insertion(call.span.end, ` | docker login --username AWS --password-stdin ${host}`),
              ],
            }
          : {}),
      }),
    );
    return [...printed, ...run.map(({ call }) => runAsCommand(call, spec.text))];
  },
);

/** `$(aws ecr get-login-password)` where a command belongs. */
function runAsCommand({ span: { start, end } }: Call, text: string): Fault {
  const isBare = text.slice(start - 2, start) === '$(' && text[end] === ')';
  return {
    severity: 'error',
    what: t`the password of Amazon ECR is run as a command`,
    why: t`the shell runs what $( ) prints: it finds no program of that name, shows it in the log, and nothing is piped on`,
    at: start,
    remedy: t`take $( ) away, and pipe the command itself into docker login`,
    ...(isBare && {
      edits: [
        { span: { start: start - 2, end: start }, text: '' },
        { span: { start: end, end: end + 1 }, text: '' },
      ],
    }),
  };
}

function isPiped(call: Call, { calls }: Story): boolean {
  return calls.some(({ input }) => input?.from === 'pipe' && input.calls.includes(call));
}
