import { type Context, contextKeys } from './context.ts';
import type { Policy } from './policy.ts';
import { type Asked, type Asker, applies, missingKeys } from './statement.ts';
import { isDoubt, type Truth } from './truth.ts';

/** May this be done? One action on one resource. */
export interface Request {
  /** With its service: `ssm:GetParameters`. */
  action: string;
  /** An ARN, or `*` for actions that know no resource. */
  resource: string;
  context?: Context;
  /** The ARN of the role or user that asks; tells `aws:PrincipalArn` and what follows from it. */
  principal?: string;
}

/** What IAM would decide; `unknown` where that could not be told, never a pass. */
type Decision = 'allowed' | 'explicitDeny' | 'implicitDeny' | 'unknown';

/** A decision and what it rests on. */
export interface Verdict {
  decision: Decision;
  /** The statement that decides: its Sid, or its index where it has none. */
  by?: { policy: number | 'boundary'; statement: string | number };
  /** What the permissions boundary alone decides, where there is one. */
  boundary?: Decision;
  /** Keys that statements on this action and resource ask for and the request lacks. */
  missingContext: string[];
  /** Why the decision is `unknown`. */
  reason?: string;
}

/**
 * What identity policies decide: a deny that applies wins, else an allow is needed, and a
 * permissions boundary must allow it too (IAM User Guide, "Policy evaluation logic"). Policies of
 * the organization, the session and the resource are not part of it.
 */
export function evaluate(
  request: Request,
  policies: { identity: Policy[]; boundary?: Policy },
): Verdict {
  const asked: Asked = {
    action: request.action,
    resource: request.resource,
    keys: contextKeys(request.context, request.principal),
  };
  const own = decide(policies.identity, asked);
  if (!policies.boundary) return own;

  const limit = decide([policies.boundary], asked);
  return {
    ...stricter(own, {
      ...limit,
      ...(limit.by && { by: { policy: 'boundary', statement: limit.by.statement } }),
    }),
    boundary: limit.decision,
    missingContext: distinct([...own.missingContext, ...limit.missingContext]),
  };
}

/**
 * Whether a role's trust policy lets a service, a user or another role assume the role. A service
 * such as CodeBuild sends `aws:SourceAccount` and `aws:SourceArn` along as context.
 */
export function evaluateTrust(
  policy: Policy,
  { context, ...asker }: Asker & { context?: Context },
): Verdict {
  return decide([policy], {
    action: 'sts:AssumeRole',
    asker,
    keys: contextKeys(context, 'arn' in asker ? asker.arn : undefined),
  });
}

/** What all policies together decide, each statement weighed on its own. */
function decide(policies: Policy[], asked: Asked): Verdict {
  const statements = policies.flatMap((policy, index) =>
    policy.statements.map((statement, place) => ({
      effect: statement.effect,
      truth: applies(policy, statement, asked),
      by: { policy: index, statement: statement.sid ?? place },
      missing: missingKeys(policy, statement, asked),
    })),
  );
  const missingContext = distinct(statements.flatMap(({ missing }) => missing));
  const first = (effect: 'Allow' | 'Deny', test: (truth: Truth) => boolean) =>
    statements.find((statement) => statement.effect === effect && test(statement.truth));

  const denied = first('Deny', (truth) => truth === true);
  if (denied) return { decision: 'explicitDeny', by: denied.by, missingContext };
  const allowed = first('Allow', (truth) => truth === true);
  // A doubtful deny matters only to what would be allowed: the rest is denied either way.
  const perhaps = first('Allow', isDoubt);
  if (!allowed && !perhaps) return { decision: 'implicitDeny', missingContext };
  const doubtful = first('Deny', isDoubt) ?? (allowed ? undefined : perhaps);
  if (doubtful && isDoubt(doubtful.truth)) {
    const reason = doubtful.truth.doubt;
    return { decision: 'unknown', by: doubtful.by, missingContext, reason };
  }
  return { decision: 'allowed', ...(allowed && { by: allowed.by }), missingContext };
}

const severity: Decision[] = ['explicitDeny', 'implicitDeny', 'unknown', 'allowed'];

const stricter = (own: Verdict, limit: Verdict): Verdict =>
  severity.indexOf(limit.decision) < severity.indexOf(own.decision) ? limit : own;

const distinct = (keys: string[]): string[] => [
  ...new Map(keys.map((key) => [key.toLowerCase(), key])).values(),
];
