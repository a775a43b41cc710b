/** The ways in which an outside call goes wrong. */
export const troubles = [
  'refused',
  'throttled',
  'slow',
  'silent',
  'cut',
  'garbage',
  'broken',
  'expired',
  'redirected',
] as const;

export type Trouble = (typeof troubles)[number];

/** What speaks: AWS in one of its three wire formats, a registry, or an engine. */
export type Tongue = 'json' | 'query' | 's3' | 'registry' | 'engine';

/** An answer in place of the server's own. */
export interface Instead {
  status: number;
  headers?: Record<string, string>;
  body: string | Buffer;
}

const xml = { 'content-type': 'text/xml' };
const amzJson = { 'content-type': 'application/x-amz-json-1.1' };

function awsError(tongue: Tongue, code: string, status: number, said: string): Instead {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${said}</Message></Error>`;
  if (tongue === 'json') {
    return { status, headers: amzJson, body: JSON.stringify({ __type: code, message: said }) };
  }
  if (tongue === 's3') return { status, headers: xml, body: error };
  return { status, headers: xml, body: `<ErrorResponse>${error}</ErrorResponse>` };
}

const expiredCodes = { json: 'ExpiredTokenException', query: 'ExpiredToken', s3: 'ExpiredToken' };
const throttledCodes = { json: 'ThrottlingException', query: 'Throttling', s3: 'SlowDown' };

/** What a server says that is asked too often; undefined where such a server never says so. */
export function throttled(tongue: Tongue): Instead | undefined {
  if (tongue === 'engine') return undefined;
  if (tongue === 'registry') {
    const body = JSON.stringify({ errors: [{ code: 'TOOMANYREQUESTS', message: 'slow down' }] });
    return { status: 429, headers: { 'retry-after': '1' }, body };
  }
  return awsError(tongue, throttledCodes[tongue], tongue === 's3' ? 503 : 400, 'Rate exceeded');
}

/** What a server says of credentials that have run out; undefined where there are none. */
export function expired(tongue: Tongue): Instead | undefined {
  if (tongue === 'engine') return undefined;
  if (tongue === 'registry') {
    const body = JSON.stringify({ errors: [{ code: 'UNAUTHORIZED', message: 'token expired' }] });
    return { status: 401, body };
  }
  return awsError(
    tongue,
    expiredCodes[tongue],
    400,
    'The security token included in the request is expired',
  );
}

/** Bytes that are no answer in any format. */
export const garbage: Instead = {
  status: 200,
  headers: { 'content-type': 'application/octet-stream' },
  body: Buffer.from(Array.from({ length: 400 }, (_, at) => (at * 73 + 41) % 256)),
};

/** The page of a gateway whose server is gone. */
export const gatewayError: Instead = {
  status: 503,
  headers: { 'content-type': 'text/html' },
  body: '<html><body><h1>503 Service Unavailable</h1></body></html>',
};
