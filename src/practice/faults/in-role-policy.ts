import { GetRolePolicyCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { changed, type Fault } from './fault.ts';

/** A fault in the inline policy of the service role; the document is edited as its JSON text. */
export function inRolePolicy(id: string, title: string, edit: (json: string) => string): Fault {
  return {
    id,
    title,
    async break({ aws, role, policy }) {
      const iam = new IAMClient(aws);
      const named = { RoleName: role, PolicyName: policy };
      const { PolicyDocument = '' } = await iam.send(new GetRolePolicyCommand(named));
      const document = changed(decodeURIComponent(PolicyDocument), edit);
      await iam.send(new PutRolePolicyCommand({ ...named, PolicyDocument: document }));
    },
  };
}

/** The document without the statement of that Sid. */
export function withoutStatement(json: string, sid: string): string {
  const { Statement, ...rest } = JSON.parse(json) as { Statement: { Sid?: string }[] };
  return JSON.stringify({ ...rest, Statement: Statement.filter(({ Sid }) => Sid !== sid) });
}
