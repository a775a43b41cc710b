import { count, type Noun } from '../count.ts';
import { t } from '../language.ts';
import type { Change, PutRolePolicy, TakeBack } from '../types.ts';

/** Minutes that a test build takes in CodeBuild, which bills by the minute begun. */
const buildMinutes = 2;

const takesBack: ReadonlySet<Change['kind']> = new Set<TakeBack['kind']>([
  ...(['restore-parameter', 'delete-parameter', 'restore-trust-policy'] as const),
  ...(['restore-role-policy', 'delete-role-policy', 'detach-role-policy'] as const),
  ...(['delete-role', 'delete-project', 'delete-bucket', 'clear-build'] as const),
  ...(['restore-file', 'delete-file', 'withdraw-tag'] as const),
]);

/**
 * What changes cost and open, in one line: `1 parameter; 1 policy, 1 action on 3 ARNs; about 2
 * build minutes`.
 */
export function costOf(changes: readonly Change[]): string {
  const number = (kind: Change['kind']) => changes.filter((one) => one.kind === kind).length;
  const removed = changes.filter(({ kind }) => takesBack.has(kind)).length;
  const counted = (kind: Change['kind'], noun: Noun) =>
    number(kind) === 0 ? [] : [count(number(kind), noun)];
  return [
    ...counted('write-file', 'file'),
    ...counted('put-parameter', 'parameter'),
    ...counted('create-role', 'role'),
    ...counted('put-trust-policy', 'trust policy'),
    ...counted('put-role-policy', 'policy').map((policies) => `${policies}, ${opened(changes)}`),
    ...counted('attach-role-policy', 'managed policy'),
    ...counted('create-bucket', 'bucket'),
    ...counted('create-project', 'project'),
    ...counted('update-project', 'changed project'),
    ...counted('push-image', 'test image'),
    ...counted('rehearse', 'rehearsal'),
    ...(removed === 0 ? [] : [t`${removed} to take back`]),
    ...(number('start-build') === 0
      ? []
      : [t`about ${number('start-build') * buildMinutes} build minutes`]),
  ].join('; ');
}

function opened(changes: readonly Change[]): string {
  const statements = changes
    .filter((change): change is PutRolePolicy => change.kind === 'put-role-policy')
    .flatMap(({ document }) => document.Statement);
  const actions = distinct(statements.flatMap(({ Action }) => Action));
  const resources = distinct(statements.flatMap(({ Resource = [] }) => Resource));
  const arns = resources.filter((resource) => resource !== '*').length;
  const named = count(arns, 'ARN');
  const all = arns === 0 ? '*' : t`${named} and *`;
  return t`${count(actions.length, 'action')} on ${resources.includes('*') ? all : named}`;
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
