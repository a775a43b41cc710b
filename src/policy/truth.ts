/** Why something could not be told: a reason in words. */
export interface Doubt {
  doubt: string;
}

/** Three outcomes, never two: it holds, it does not, or it could not be told. */
export type Truth = boolean | Doubt;

/** True when it could not be told. */
export const isDoubt = (truth: Truth): truth is Doubt => typeof truth !== 'boolean';

/** One that holds settles it; without one, a doubt stays a doubt. */
export const anyOf = (truths: Truth[]): Truth =>
  truths.includes(true) || (truths.find(isDoubt) ?? false);

/** One that fails settles it; without one, a doubt stays a doubt. */
export const allOf = (truths: Truth[]): Truth =>
  !truths.includes(false) && (truths.find(isDoubt) ?? true);

/** The opposite; a doubt has none. */
export const not = (truth: Truth): Truth => (isDoubt(truth) ? truth : !truth);
