import { randomUUID } from 'node:crypto';
import type { Context } from '../../policy/context.ts';
import type { Verdict } from '../../policy/evaluate.ts';
import { denial } from '../aws/permissions.ts';
import type { Call } from '../aws/service.ts';

/** What the policies of a role decide. */
export type Permitted = (
  roleArn: string,
  action: string,
  resource: string,
  context?: Context,
) => Verdict;

/** A service role that a build has assumed. */
export class Role {
  readonly arn: string;
  /** Who the role is while the build runs. */
  readonly session: string;
  readonly #permitted: Permitted;

  constructor(arn: string, { partition, account }: Call, permitted: Permitted) {
    const name = arn.split('/').at(-1) ?? '';
    this.arn = arn;
    this.session = `arn:${partition}:sts::${account}:assumed-role/${name}/AWSCodeBuild-${randomUUID()}`;
    this.#permitted = permitted;
  }

  /**
   * The words in which AWS refuses an action to the role, or undefined where it is allowed (IAM User
   * Guide, "Troubleshoot access denied error messages").
   */
  refusal(action: string, resource: string, context: Context = {}): string | undefined {
    const { decision, by, boundary } = this.#permitted(this.arn, action, resource, context);
    if (decision === 'allowed') return undefined;
    const words = denial({ action, resource }, this.session);
    const start = words.slice(0, words.indexOf(' because '));
    const limit = by?.policy === 'boundary' || (boundary !== undefined && boundary !== 'allowed');
    const kind = limit ? 'permissions boundary' : 'identity-based policy';
    if (decision === 'explicitDeny') return `${start} with an explicit deny in ${article(kind)}`;
    return `${start} because no ${kind} allows the ${action} action`;
  }
}

function article(kind: string): string {
  return `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;
}
