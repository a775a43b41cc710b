import type { Verdict } from '../../policy/evaluate.ts';
import type { SourcedPolicy } from './iam-principals.ts';

/** One action on one resource, judged. */
interface Judged {
  resource: string;
  verdict: Verdict;
  /** The policies whose statements decide. */
  matched: SourcedPolicy[];
}

/** Strictest first. IAM has three decisions: what our evaluator cannot tell is not allowed. */
const decisions = ['explicitDeny', 'implicitDeny', 'allowed'] as const;

/**
 * The answer of a simulation for one action. Where resources are named they are listed under it,
 * each with its own decision, and the decision above them is the strictest (IAM API Reference,
 * EvaluationResult); where none is, the answer is for `*`.
 */
export function answer(action: string, judged: Judged[]) {
  const [strictest] = judged.toSorted((one, other) => rank(one) - rank(other));
  return {
    EvalActionName: action,
    ...(judged.length === 1 && { EvalResourceName: judged[0]?.resource }),
    ...(strictest && { EvalDecision: decided(strictest), ...grounds(strictest) }),
    ...(judged[0]?.resource !== '*' && {
      ResourceSpecificResults: judged.map((each) => ({
        EvalResourceName: each.resource,
        EvalResourceDecision: decided(each),
        ...grounds(each),
      })),
    }),
  };
}

const decided = ({ verdict: { decision } }: Judged): (typeof decisions)[number] =>
  decision === 'unknown' ? 'implicitDeny' : decision;

const rank = (each: Judged): number => decisions.indexOf(decided(each));

const grounds = ({ verdict, matched }: Judged) => ({
  MatchedStatements: matched.map(({ id, type }) => ({
    SourcePolicyId: id,
    SourcePolicyType: type,
  })),
  MissingContextValues: verdict.missingContext,
  ...(verdict.boundary && {
    PermissionsBoundaryDecisionDetail: {
      AllowedByPermissionsBoundary: verdict.boundary === 'allowed',
    },
  }),
});
