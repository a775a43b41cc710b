import type { PolicyDocument, PolicyStatement } from '../types.ts';
import type { Lacking } from './lacking.ts';
import type { Right } from './rights.ts';

/** The smallest policy that would let the caller do it: what is lacking, and nothing else. */
export function policyFor(lacking: readonly Lacking[]): PolicyDocument {
  const byPlace = new Map<string, { rights: Right[]; actions: Set<string> }>();
  for (const { right } of lacking) {
    const place = JSON.stringify([right.resource, right.context]);
    const known = byPlace.get(place) ?? { rights: [], actions: new Set() };
    known.actions.add(right.action);
    byPlace.set(place, { ...known, rights: [...known.rights, right] });
  }
  const byActions = new Map<string, { actions: string[]; resources: Set<string>; right: Right }>();
  for (const { rights, actions } of byPlace.values()) {
    const [right] = rights;
    if (!right) continue;
    const sorted = [...actions].sort();
    const key = JSON.stringify([sorted, right.context]);
    const known = byActions.get(key) ?? { actions: sorted, resources: new Set(), right };
    known.resources.add(right.resource);
    byActions.set(key, known);
  }
  return {
    Version: '2012-10-17',
    Statement: [...byActions.values()].map(
      ({ actions, resources, right: { context } }): PolicyStatement => ({
        Effect: 'Allow',
        Action: actions,
        Resource: [...resources],
        ...(context && { Condition: { StringEquals: context } }),
      }),
    ),
  };
}
