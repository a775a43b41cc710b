import { shellText } from '../changes/shell-text.ts';
import { sayBriefly } from '../changes/verbs.ts';
import { asCloudFormation } from '../export/cloudformation.ts';
import { asCommands } from '../export/commands.ts';
import { type Plan, type Planned, reasonOf } from '../export/plan.ts';
import { asTerraform } from '../export/terraform.ts';
import { t } from '../language.ts';
import type { Caller } from '../types.ts';
import { deniedIn, type Lacking, waitingFor } from './lacking.ts';
import { policyFor } from './policy.ts';

/** How a request is written. */
export interface Dialect {
  as: 'commands' | 'cloudformation' | 'terraform';
  shell: 'bash' | 'powershell';
}

/**
 * The smallest request to an administrator: the changes of a plan that the caller may not make, and
 * instead of them the policy that would let the caller make them. No secret is in it.
 */
export function requestText(
  planned: readonly Planned[],
  lacking: readonly Lacking[],
  caller: Caller,
  { as, shell }: Dialect,
): string {
  const denied = new Set(deniedIn(lacking));
  const all = planned.map(({ change }) => change);
  const waiting = waitingFor([...denied], all);
  const asked = planned.filter(({ change }) => denied.has(change));
  // A build is for whoever has the source: only the right to start it can be asked for.
  const changes = asked.filter(({ change }) => change.kind !== 'start-build');
  const plan: Plan = {
    changes,
    place: caller,
    leftOut: [],
    later: [],
    letter: [
      t`A request to an administrator of account ${caller.account}, from ${caller.arn}.`,
      t`The caller lacks the rights for what follows, and makes every other change itself.`,
      ...asked.map((each) => `- ${withReason(each)}`),
      ...(waiting.length > 0
        ? ['', t`These follow by themselves: ${waiting.map(sayBriefly).join('; ')}.`]
        : []),
      '',
      t`Either carry this out, or grant the rights; this would do:`,
      ...grant(lacking, caller),
    ],
  };
  if (as === 'cloudformation') return asCloudFormation(plan);
  if (as === 'terraform') return asTerraform(plan);
  return asCommands(plan, { shell });
}

function withReason(planned: Planned): string {
  const reason = reasonOf(planned);
  const said = sayBriefly(planned.change);
  return reason ? t`${said}, because ${reason}` : said;
}

/** The policy, and the command that gives it to the caller. */
function grant(lacking: readonly Lacking[], { arn }: Caller): string[] {
  const document = policyFor(lacking);
  const lines = JSON.stringify(document, null, 2).split('\n');
  const user = /:user\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1];
  const role = /:assumed-role\/([^/]+)\//.exec(arn)?.[1];
  // The roles of IAM Identity Center are made from permission sets, and changed there.
  if (role?.startsWith('AWSReservedSSO_')) return lines;
  const target = user ? ['put-user-policy', '--user-name', user] : ['put-role-policy'];
  if (!user) target.push('--role-name', role ?? '');
  const policy = ['--policy-name', 'firstpush', '--policy-document', JSON.stringify(document)];
  return [...lines, '', shellText({ pipeline: [['aws', 'iam', ...target, ...policy]] })];
}
