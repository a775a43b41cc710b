import { requestId } from './exchange.ts';
import { type Asked, type Protocol, refusals } from './protocol.ts';
import { element } from './xml.ts';

/** API versions, from each service's model, and the namespaces of their answers. */
const versions: Record<string, { service: string; namespace: string }> = {
  '2010-05-08': { service: 'iam', namespace: 'https://iam.amazonaws.com/doc/2010-05-08/' },
  '2011-06-15': { service: 'sts', namespace: 'https://sts.amazonaws.com/doc/2011-06-15/' },
};

/**
 * AWS Query: a form in, XML out; lists travel as `Name.member.1` (Smithy, "AWS Query protocol").
 * Scalars reach the operation as strings; a list sent empty does too, as ''.
 */
export const query: Protocol = {
  read({ body, scope }) {
    const form = new URLSearchParams(body.toString('utf8'));
    const operation = form.get('Action') ?? '';
    const service = versions[form.get('Version') ?? '']?.service ?? scope?.service ?? '';
    form.delete('Action');
    form.delete('Version');
    return { service, operation, input: nested(form) };
  },
  write(asked, result) {
    const inner = element(`${asked.operation}Result`, result, 'member');
    const metadata = element('ResponseMetadata', { RequestId: requestId() }, 'member');
    return answer(200, `${asked.operation}Response`, asked, inner + metadata);
  },
  refuse({ code, message, status }, asked) {
    const type = status < 500 ? 'Sender' : 'Receiver';
    const error = element('Error', { Type: type, Code: code, Message: message }, 'member');
    const id = element('RequestId', requestId(), 'member');
    return answer(status, 'ErrorResponse', asked, error + id);
  },
  refusals: refusals({
    unsigned: ['MissingAuthenticationToken', 403],
    unknownKey: ['InvalidClientTokenId', 403],
    denied: ['AccessDenied', 403],
    throttled: ['Throttling', 400],
    unknownOperation: ['InvalidAction', 400],
    internal: ['InternalFailure', 500],
  }),
};

function answer(status: number, name: string, asked: Asked | undefined, inner: string) {
  const namespace = Object.values(versions).find((each) => each.service === asked?.service);
  const attributes = namespace ? ` xmlns="${namespace.namespace}"` : '';
  const headers = { 'content-type': 'text/xml', 'x-amzn-requestid': requestId() };
  return { status, headers, body: `<${name}${attributes}>${inner}</${name}>` };
}

type Tree = Map<string, Tree | string>;

function nested(form: URLSearchParams): Record<string, unknown> {
  const root: Tree = new Map();
  for (const [path, value] of form) {
    const parts = path.split('.');
    const last = parts.pop() ?? '';
    let tree = root;
    for (const part of parts) {
      const held = tree.get(part);
      const child: Tree = held instanceof Map ? held : new Map();
      tree.set(part, child);
      tree = child;
    }
    tree.set(last, value);
  }
  return structure(root);
}

function structure(tree: Tree): Record<string, unknown> {
  return Object.fromEntries([...tree].map(([name, held]) => [name, plain(held)]));
}

function plain(held: Tree | string): unknown {
  if (typeof held === 'string') return held;
  const list = held.get('member');
  if (!(list instanceof Map)) return structure(held);
  return [...list].sort(([a], [b]) => Number(a) - Number(b)).map(([, item]) => plain(item));
}
