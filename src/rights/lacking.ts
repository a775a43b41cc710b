import type { Caller, Change, Decision, Reads, RoleFacts, Seen } from '../types.ts';
import { decisionsFor } from './decide.ts';
import { type Names, type Right, rightsOf } from './rights.ts';

/** A right that IAM denies to the caller, and the changes that need it. */
export interface Lacking {
  right: Right;
  decision: Decision;
  changes: readonly Change[];
}

/** What IAM says of the rights that changes need. */
export interface Judged {
  lacking: readonly Lacking[];
  /** Those of which it could not be told whether the caller has them; they do not count as lacking. */
  unclear: readonly Right[];
}

/** Judges beforehand whether the caller may make changes. */
export async function judgeRights(
  changes: readonly Change[],
  caller: Caller,
  reads: Reads,
): Promise<Judged> {
  const names = await namesIn(changes, caller, reads);
  const needed = new Map<string, { right: Right; changes: Change[] }>();
  for (const change of changes) {
    for (const right of rightsOf(change, names)) {
      const key = JSON.stringify(right);
      const known = needed.get(key) ?? { right, changes: [] };
      needed.set(key, { right, changes: [...known.changes, change] });
    }
  }
  const all = [...needed.values()];
  const decisions = await decisionsFor(
    all.map(({ right: { action, resource, context } }) => ({
      ...{ action, resource },
      ...(context && { context }),
    })),
    caller,
    reads,
  );
  const judged = all.map((each, at) => ({ ...each, decision: decisions[at] ?? 'unknown' }));
  return {
    lacking: judged.filter(({ decision }) => decision !== 'allowed' && decision !== 'unknown'),
    unclear: judged.flatMap(({ decision, right }) => (decision === 'unknown' ? [right] : [])),
  };
}

/** The changes that the caller may not make. */
export function deniedIn(lacking: readonly Lacking[]): readonly Change[] {
  const denied = lacking.filter(({ right }) => !right.helpful).flatMap(({ changes }) => changes);
  return [...new Set(denied)];
}

/** The changes that have to wait for denied ones, because they use what these make. */
export function waitingFor(
  denied: readonly Change[],
  changes: readonly Change[],
): readonly Change[] {
  const missing = new Set(denied.flatMap(madeBy));
  const waiting = new Set<Change>();
  for (const change of changes) {
    if (denied.includes(change) || !usedBy(change).some((thing) => missing.has(thing))) continue;
    waiting.add(change);
    for (const thing of madeBy(change)) missing.add(thing);
  }
  return [...waiting];
}

function madeBy(change: Change): string[] {
  if (change.kind === 'create-role') return [`role ${change.role}`];
  if (change.kind === 'create-bucket') return [`bucket ${change.bucket}`];
  if (change.kind === 'create-project') return [`project ${change.project.name}`];
  return [];
}

function usedBy(change: Change): string[] {
  const role = (nameOrArn: string) => `role ${nameOrArn.split('/').at(-1)}`;
  switch (change.kind) {
    case 'put-trust-policy':
    case 'put-role-policy':
    case 'attach-role-policy':
      return [role(change.role)];
    case 'create-project': {
      const [bucket] = change.project.source.location?.split('/') ?? [];
      return [role(change.project.role), `bucket ${bucket}`];
    }
    case 'update-project':
      return change.settings.flatMap((edit) => (edit.set === 'role' ? [role(edit.to)] : []));
    case 'start-build':
      return [`project ${change.project}`, `bucket ${change.upload?.bucket}`];
    default:
      return [];
  }
}

/** Looks up what the names stand for; what is not there yet is made without a path. */
async function namesIn(changes: readonly Change[], caller: Caller, reads: Reads): Promise<Names> {
  const there = new Map<string, string>();
  for (const name of new Set(changes.flatMap(existingRole))) {
    const role: Seen<RoleFacts | undefined> = await reads.role(name);
    if ('seen' in role && role.seen) there.set(name, role.seen.arn);
  }
  const groups = new Map<string, string>();
  for (const change of changes) {
    if (change.kind !== 'start-build' || groups.has(change.project)) continue;
    const project = await reads.project(change.project);
    if ('seen' in project && project.seen) groups.set(change.project, project.seen.logGroup);
  }
  const { partition, account } = caller;
  return {
    caller,
    roleArn: (name) => there.get(name) ?? `arn:${partition}:iam::${account}:role/${name}`,
    logGroup: (project) => groups.get(project) ?? `/aws/codebuild/${project}`,
  };
}

function existingRole(change: Change): string[] {
  switch (change.kind) {
    case 'create-role':
      return [];
    default:
      return 'role' in change ? [change.role] : [];
  }
}
