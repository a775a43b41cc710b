import { requestId } from './exchange.ts';
import { type Protocol, refusals } from './protocol.ts';
import { Fault } from './service.ts';

/** `x-amz-target` prefixes, from each service's API model. */
const targets: Record<string, string> = {
  AmazonSSM: 'ssm',
  CodeBuild_20161006: 'codebuild',
  Logs_20140328: 'logs',
  secretsmanager: 'secretsmanager',
};

/**
 * AWS JSON 1.1: the operation in the header `x-amz-target`, members as JSON, times as seconds
 * since 1970, errors named by `__type` (Smithy, "AWS JSON 1.1 protocol").
 */
export const json: Protocol = {
  read({ headers, body, scope }) {
    const [prefix = '', operation = ''] = String(headers['x-amz-target'] ?? '').split('.');
    const service = targets[prefix] ?? scope?.service ?? prefix;
    return { service, operation, input: members(body.toString('utf8')) };
  },
  write: (_asked, result) => answer(200, result === undefined ? '' : JSON.stringify(wire(result))),
  refuse: ({ code, message, status }) =>
    answer(status, JSON.stringify({ __type: code, message: message || undefined })),
  refusals: refusals({
    unsigned: ['MissingAuthenticationTokenException', 400],
    unknownKey: ['UnrecognizedClientException', 400],
    denied: ['AccessDeniedException', 400],
    throttled: ['ThrottlingException', 400],
    unknownOperation: ['UnknownOperationException', 400],
    internal: ['InternalFailure', 500],
  }),
};

function answer(status: number, body: string) {
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-requestid': requestId(),
  };
  return { status, headers, body };
}

function members(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text || '{}');
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // refused below: the parser's own words could repeat what was sent
  }
  throw new Fault('SerializationException', 'the request body is not a JSON object');
}

function wire(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return value.map(wire);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, wire(inner)]));
}
