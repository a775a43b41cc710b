/** What a member may hold, as the service's API model constrains it. */
export type Constraint =
  | { kind: 'text'; min?: number; max?: number; pattern?: string; oneOf?: readonly string[] }
  | { kind: 'number'; min?: number; max?: number }
  | { kind: 'boolean' }
  | { kind: 'list'; of: Constraint; min?: number; max?: number }
  | { kind: 'structure'; required: readonly string[]; members: Record<string, Constraint> };

type Limits<Kind> = Omit<Extract<Constraint, { kind: Kind }>, 'kind' | 'of'>;

/** A string of so many characters, matching a whole pattern, or one of an enumeration. */
export const text = (limits: Limits<'text'> = {}): Constraint => ({ kind: 'text', ...limits });
/** One of the strings. */
export const oneOf = (...values: string[]): Constraint => ({ kind: 'text', oneOf: values });
/** A number between limits, both included. */
export const number = (limits: Limits<'number'> = {}): Constraint => ({
  kind: 'number',
  ...limits,
});
/** True or false. */
export const flag: Constraint = { kind: 'boolean' };
/** A list of so many items, each alike. */
export const list = (of: Constraint, limits: Limits<'list'> = {}): Constraint => ({
  kind: 'list',
  of,
  ...limits,
});
/** A structure; members that are not named here pass unseen, as AWS ignores them. */
export const structure = (
  required: readonly string[],
  members: Record<string, Constraint>,
): Constraint => ({ kind: 'structure', required, members });
