import { Fault } from './service.ts';
import { type Element, readXml } from './xml.ts';

/** The document in a request's body, undefined where there is none. */
export function document(body: Buffer): Element | undefined {
  if (body.length === 0) return undefined;
  const root = readXml(body.toString('utf8'));
  if (root === undefined) throw malformed();
  return root;
}

/** AWS's refusal of a body that is not the expected document. */
export function malformed(): Fault {
  return new Fault(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  );
}
