/**
 * How the practice ground's AWS endpoint is put together: each service is a table of operations
 * that take and give plain objects; the server alone knows the wire formats.
 */

/** Who calls, and where: what every operation may need to know. */
export interface Call {
  /** Twelve digits. */
  account: string;
  region: string;
  /** `aws` on the practice ground. */
  partition: string;
  /** ARN of the caller, as `sts:GetCallerIdentity` would give it. */
  caller: string;
}

/** One operation: the request's members as botocore's model names them, and the response's. */
export type Operation = (input: Record<string, unknown>, call: Call) => unknown;

/** The operations of one AWS service by their API names, e.g. `PutParameter`. */
export type Operations = Record<string, Operation>;

/** A refusal in AWS's own words, sent with the status and error code that AWS uses. */
export class Fault extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = 'Fault';
    this.code = code;
    this.status = status;
  }
}
