import type {
  ContextEntry,
  GetContextKeysForPrincipalPolicyRequest,
  SimulateCustomPolicyRequest,
  SimulatePrincipalPolicyRequest,
} from '@aws-sdk/client-iam';
import type { Context } from '../../policy/context.ts';
import { evaluate, type Verdict } from '../../policy/evaluate.ts';
import { parsePolicy } from '../../policy/parse.ts';
import { namedKeys } from '../../policy/statement.ts';
import { checkIdentityPolicy } from './iam-documents.ts';
import { listed } from './iam-pages.ts';
import { type Carried, carriedBy, type SourcedPolicy } from './iam-principals.ts';
import { answer } from './iam-simulation-answer.ts';
import type { IamStore } from './iam-store.ts';
import type { Call } from './service.ts';

type Asked = Omit<SimulateCustomPolicyRequest, 'PolicyInputList'>;

/** SimulatePrincipalPolicy: what the policies of a role, or of the caller, allow. */
export function simulatePrincipal(
  store: IamStore,
  input: SimulatePrincipalPolicyRequest,
  call: Call,
) {
  const { PolicySourceArn: principal = '' } = input;
  const { identity, boundary } = carriedBy(store, principal, call);
  const carried = {
    identity: [...identity, ...checked('PolicyInputList', input)],
    ...(boundary && { boundary }),
  };
  return simulate(input, carried, principal);
}

/** SimulateCustomPolicy: what policies given as text allow. */
export function simulateCustom(_store: IamStore, input: SimulateCustomPolicyRequest) {
  return simulate(input, { identity: checked('PolicyInputList', input) });
}

/** GetContextKeysForPrincipalPolicy: every key that the policies name. */
export function principalContextKeys(
  store: IamStore,
  input: GetContextKeysForPrincipalPolicyRequest,
  call: Call,
) {
  const { identity, boundary } = carriedBy(store, input.PolicySourceArn ?? '', call);
  const all = [...identity, ...(boundary ? [boundary] : []), ...checked('PolicyInputList', input)];
  const keys = all.flatMap(({ policy }) =>
    policy.statements.flatMap((statement) => namedKeys(policy, statement)),
  );
  return { ContextKeyNames: [...new Set(keys)].sort() };
}

function simulate(input: Asked, carried: Carried, principal?: string) {
  const [instead] = checked('PermissionsBoundaryPolicyInputList', input);
  const boundary = instead ?? carried.boundary;
  const { identity } = carried;
  const policies = {
    identity: identity.map(({ policy }) => policy),
    ...(boundary && { boundary: boundary.policy }),
  };
  const context = contextOf(input.ContextEntries);
  const resources = input.ResourceArns ?? ['*'];
  const results = (input.ActionNames ?? []).map((action) =>
    answer(
      action,
      resources.map((resource) => {
        const request = { action, resource, context, ...(principal && { principal }) };
        const verdict = evaluate(request, policies);
        return {
          resource,
          verdict,
          matched: matched(verdict, { identity, ...(boundary && { boundary }) }),
        };
      }),
    ),
  );
  return listed('EvaluationResults', results, input);
}

function matched({ by, decision }: Verdict, { identity, boundary }: Carried): SourcedPolicy[] {
  if (!by || decision === 'unknown') return [];
  const source = by.policy === 'boundary' ? boundary : identity[by.policy];
  return source ? [source] : [];
}

function checked(
  member: 'PolicyInputList' | 'PermissionsBoundaryPolicyInputList',
  input: Partial<Record<typeof member, string[] | undefined>>,
): SourcedPolicy[] {
  return (input[member] ?? []).map((document, index) => {
    checkIdentityPolicy(document);
    return { id: `${member}.${index + 1}`, type: 'none', policy: parsePolicy(document) };
  });
}

const contextOf = (entries: ContextEntry[] = []): Context =>
  Object.fromEntries(
    entries.map(({ ContextKeyName: key = '', ContextKeyValues: values = [] }) => [key, values]),
  );
