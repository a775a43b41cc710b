import type { Exchange, Reply } from './exchange.ts';
import { Fault } from './service.ts';

/** What a request asks for, free of its wire format. */
export interface Asked {
  /** As IAM names it: `ssm`, `iam`, `logs` … */
  service: string;
  operation: string;
  input: Record<string, unknown>;
}

/** The refusals that every service makes, each wire format with its own code and status. */
export interface Refusals {
  unsigned(): Fault;
  unknownKey(): Fault;
  denied(message: string): Fault;
  throttled(): Fault;
  unknownOperation(message: string): Fault;
  internal(message: string): Fault;
}

/** One wire format: plain objects to bytes and back. */
export interface Protocol {
  /** @throws Fault when the request cannot be read */
  read(exchange: Exchange): Asked;
  write(asked: Asked, result: unknown): Reply;
  refuse(fault: Fault, asked?: Asked): Reply;
  refusals: Refusals;
}

/** One column of the codes below: code and HTTP status. */
type Code = readonly [code: string, status: number];

/** Refusals in AWS's words under the codes of one wire format. */
export function refusals(codes: Record<keyof Refusals, Code>): Refusals {
  const fault = ([code, status]: Code, message: string) => new Fault(code, message, status);
  return {
    unsigned: () => fault(codes.unsigned, 'Request is missing Authentication Token'),
    unknownKey: () =>
      fault(codes.unknownKey, 'The security token included in the request is invalid.'),
    denied: (message) => fault(codes.denied, message),
    throttled: () => fault(codes.throttled, 'Rate exceeded'),
    unknownOperation: (message) => fault(codes.unknownOperation, message),
    internal: (message) => fault(codes.internal, message),
  };
}
