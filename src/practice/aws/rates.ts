/** Calls per second that are answered, by operation (`ssm:DescribeParameters`) or by service. */
export type Rates = Readonly<Record<string, number>>;

/**
 * The rates that AWS documents (AWS General Reference, Systems Manager endpoints and quotas; Amazon
 * CloudWatch Logs quotas), and for services of which it names none, rates at which they have been
 * seen to refuse.
 */
const usualRates: Rates = {
  'ssm:GetParameter': 40,
  'ssm:GetParameters': 40,
  'ssm:GetParametersByPath': 40,
  'ssm:PutParameter': 3,
  'ssm:DescribeParameters': 3,
  'ssm:GetParameterHistory': 3,
  'ssm:DeleteParameter': 3,
  'logs:GetLogEvents': 25,
  iam: 20,
  codebuild: 20,
};

/** Counts calls, and tells those that are too many. */
export interface Throttle {
  /** False for a call that comes too soon. */
  admits(service: string, operation: string): boolean;
  /** How many calls were refused so far. */
  readonly refused: number;
}

/**
 * Refuses what comes faster than the rates: for each a bucket that holds a second's calls and fills
 * up evenly, as AWS throttles (Amazon EC2 Developer Guide, Request throttling).
 */
export function openThrottle(rates: Rates = usualRates, now: () => number = Date.now): Throttle {
  const buckets = new Map<string, { left: number; at: number }>();
  let refused = 0;
  return {
    admits(service, operation) {
      const own = `${service}:${operation}`;
      const key = Object.hasOwn(rates, own) ? own : service;
      const rate = rates[key];
      if (rate === undefined) return true;
      const bucket = buckets.get(key) ?? { left: rate, at: now() };
      const filled = bucket.left + ((now() - bucket.at) / 1000) * rate;
      const left = Math.min(rate, filled);
      const admitted = left >= 1;
      buckets.set(key, { left: admitted ? left - 1 : left, at: now() });
      if (!admitted) refused += 1;
      return admitted;
    },
    get refused() {
      return refused;
    },
  };
}
