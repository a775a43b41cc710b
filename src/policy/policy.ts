/** A policy document as its statements mean it. */
export interface Policy {
  /** `2012-10-17`, or the older language without variables: `2008-10-17`, also the default. */
  version: string;
  statements: Statement[];
}

/** One statement: whom and what it concerns, and whether it allows or denies. */
export interface Statement {
  sid?: string | undefined;
  effect: 'Allow' | 'Deny';
  actions: Clause;
  /** Absent in trust policies, where the role itself is the resource. */
  resources?: Clause | undefined;
  /** Absent in identity policies, where the principal is who carries the policy. */
  principals?: Principals | undefined;
  conditions: Condition[];
}

/** `Action` or `Resource`; with `not`, `NotAction` or `NotResource`: everything but these. */
export interface Clause {
  not: boolean;
  patterns: string[];
}

/** `Principal`; with `not`, `NotPrincipal`. `*` stands as `{ AWS: ['*'] }`, its other spelling. */
export interface Principals {
  not: boolean;
  of: Partial<Record<'AWS' | 'Service' | 'Federated' | 'CanonicalUser', string[]>>;
}

/** One key compared by one operator; all conditions of a statement must hold. */
export interface Condition {
  /** As written, with its prefix and suffix: `ForAnyValue:StringLikeIfExists`. */
  operator: string;
  key: string;
  values: string[];
}
