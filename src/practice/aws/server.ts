import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Exchange, type Reply, receive } from './exchange.ts';
import { json } from './json.ts';
import { needs } from './permissions.ts';
import type { Asked, Protocol } from './protocol.ts';
import { query } from './query.ts';
import type { Throttle } from './rates.ts';
import { s3Operations } from './s3.ts';
import type { Objects } from './s3-store.ts';
import { s3Wire } from './s3-wire.ts';
import { type Call, Fault, type Operations } from './service.ts';

/** What an endpoint is made of. */
export interface AwsOptions {
  /** Twelve digits; 123456789012 by default. */
  account?: string;
  /** The region of requests that name none; us-east-1 by default. */
  region?: string;
  services: Record<'ssm' | 'secretsmanager' | 'iam' | 'sts' | 'codebuild' | 'logs', Operations>;
  /** Buckets and objects; without it S3 is not spoken. */
  s3?: Objects;
  /** The one long-lived access key id that is known; signatures are not verified. */
  accessKeyId: string;
  /** Whom that key speaks for; user `practice` by default. */
  callerArn?: string;
  /** Access key ids given out by STS, and whom each speaks for. */
  sessions?: ReadonlyMap<string, string>;
  /** A message refuses the action, e.g. `ssm:PutParameter`, on the resource, an ARN or `*`. */
  authorize?: (action: string, resource: string, call: Call) => string | undefined;
  /** Refuses calls that come too fast; without it none does. */
  throttle?: Throttle;
  /** Told of every call that is understood, before it is carried out. */
  onCall?: (service: string, operation: string) => void;
}

/** A running endpoint. */
export interface AwsEndpoint {
  /** For `AWS_ENDPOINT_URL`. */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves AWS's own protocols on loopback, so that the AWS CLI and SDKs talk to it unmodified.
 * @throws Error when no port can be had
 */
export async function serveAws(options: AwsOptions): Promise<AwsEndpoint> {
  const answer = answering(options);
  const server = createServer(async (request, response) => {
    try {
      send(response, await answer(await receive(request)));
    } catch (error) {
      send(response, s3Wire.refuse(asFault(error, s3Wire)));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function answering(options: AwsOptions): (exchange: Exchange) => Promise<Reply> {
  const { authorize, onCall, s3 } = options;
  const services = new Map<string, Operations>(Object.entries(options.services));
  if (s3 !== undefined) services.set('s3', s3Operations(s3));

  const perform = async (asked: Asked, protocol: Protocol, exchange: Exchange) => {
    const { service, operation, input } = asked;
    const call = identify(exchange, protocol, options);
    const operations = services.get(service) ?? {};
    const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
    if (run === undefined) {
      const name = `${service}:${operation}`;
      throw protocol.refusals.unknownOperation(`the practice ground does not speak ${name}`);
    }
    onCall?.(service, operation);
    if (options.throttle?.admits(service, operation) === false) {
      throw protocol.refusals.throttled();
    }
    for (const { action, resource } of authorize ? needs(asked, call) : []) {
      const message = authorize?.(action, resource, call);
      if (message !== undefined) throw protocol.refusals.denied(message);
    }
    return protocol.write(asked, await run(input, call));
  };

  return async (exchange) => {
    const protocol = protocolOf(exchange);
    let asked: Asked | undefined;
    try {
      asked = protocol.read(exchange);
      return await perform(asked, protocol, exchange);
    } catch (error) {
      return protocol.refuse(asFault(error, protocol), asked);
    }
  };
}

function protocolOf({ headers, method, path, scope }: Exchange): Protocol {
  if (headers['x-amz-target'] !== undefined) return json;
  const form = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  if (form && method === 'POST' && path === '/') return query;
  // the other REST services answer in JSON, and none is spoken here
  return scope === undefined || scope.service === 's3' ? s3Wire : json;
}

function identify(
  { scope }: Exchange,
  { refusals }: Protocol,
  { accessKeyId, callerArn, account = '123456789012', region = 'us-east-1', sessions }: AwsOptions,
): Call {
  if (scope === undefined) throw refusals.unsigned();
  const partition = 'aws';
  const own = callerArn ?? `arn:${partition}:iam::${account}:user/practice`;
  const caller = scope.accessKeyId === accessKeyId ? own : sessions?.get(scope.accessKeyId);
  if (caller === undefined) throw refusals.unknownKey();
  return { account, region: scope.region || region, partition, caller };
}

function asFault(error: unknown, { refusals }: Protocol): Fault {
  if (error instanceof Fault) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return refusals.internal(`the practice ground failed: ${reason}`);
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers });
  response.end(body);
}
