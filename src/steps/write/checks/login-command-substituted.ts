import type { Buildspec } from '../../../buildspec/buildspec.ts';
import type { Edit } from '../../../buildspec/edit.ts';
import type { Call } from '../../../buildspec/story-shape.ts';
import { t } from '../../../language.ts';
import { offsetIn } from '../command-at.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** What a login prints is not run as a command. */
export const loginCommandSubstituted = meaningCheck(
  'login-command-substituted',
  t`what a login prints is not run`,
  ({ story, spec }): Fault[] => {
    const logins = story.logins.filter(
      ({ call, password }) => call.executed && password.by !== 'get-login' && prints(call, spec),
    );
    return logins.map(({ call }) => {
      const edits = withoutDollar(call, spec);
      return {
        severity: 'error',
        what: t`what docker login prints is run as a command`,
        why: t`the shell replaces $(…) by “Login Succeeded” and looks for a command named Login`,
        at: call.span.start,
        remedy: t`write the login without $( and )`,
        ...(edits && { edits }),
      };
    });
  },
);

function prints({ span }: Call, { text }: Buildspec): boolean {
  const rest = text.slice(span.start, span.end + 20).split('\n', 1)[0] ?? '';
  return !/>\s*\/dev\/null/.test(rest);
}

/** The command without its `$(` and `)`, where it is nothing but these. */
function withoutDollar({ command }: Call, spec: Buildspec): Edit[] | undefined {
  const [, lead = '', open, body = '', close = ''] =
    command.text.match(/^(\s*)(\$\(|`)([\s\S]*)(\)|`)\s*$/) ?? [];
  const isWhole = open === '`' ? !body.includes('`') : /^[^()]*(\$\([^()]*\)[^()]*)*$/.test(body);
  if (!open || (open === '`') !== (close === '`') || !isWhole) return undefined;
  const from = offsetIn(spec, command, lead.length);
  const to = offsetIn(spec, command, lead.length + open.length + body.length);
  return [
    { span: { start: from, end: from + open.length }, text: '' },
    { span: { start: to, end: to + 1 }, text: '' },
  ];
}
