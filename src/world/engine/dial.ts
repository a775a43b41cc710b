import type { IncomingMessage } from 'node:http';
import type { Duplex, Readable } from 'node:stream';
import type Dockerode from 'dockerode';

/** One request to the Engine API; the library's own methods leave parts of it out. */
interface Request {
  method: 'GET' | 'POST';
  /** Ends with `?` where a query follows. */
  path: string;
  /** Numbers, texts and lists of them go into the query as they are, objects as JSON. */
  query?: Record<string, unknown>;
  headers?: Record<string, string | string[]>;
  /** A tar stream. */
  body?: Readable;
  /** For `X-Registry-Config`, already encoded. */
  registryConfig?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** Sends a request and gives the answer as it streams in. @throws what `outside` can read */
export async function dialStream(docker: Dockerode, request: Request): Promise<IncomingMessage> {
  return (await dial(docker, request, { isStream: true })) as IncomingMessage;
}

/** Sends a request and gives the answer's JSON. @throws what `outside` can read */
export function dialJson(docker: Dockerode, request: Request): Promise<unknown> {
  return dial(docker, request, {});
}

/** Sends a request that turns the connection over to another protocol. @throws what `outside` can read */
export async function dialUpgrade(docker: Dockerode, request: Request): Promise<Duplex> {
  return (await dial(docker, request, { hijack: true })) as Duplex;
}

function dial(
  docker: Dockerode,
  { method, path, query, headers, body, registryConfig, signal }: Request,
  kind: { isStream?: boolean; hijack?: boolean },
): Promise<unknown> {
  const options = {
    method,
    path,
    ...kind,
    // any other status becomes an error that carries it
    statusCodes: { 200: true },
    options: query && given(query),
    headers,
    file: body,
    registryconfig: registryConfig === undefined ? undefined : { base64: registryConfig },
    ...(signal === undefined ? {} : { abortSignal: signal }),
  };
  return new Promise((resolve, reject) => {
    docker.modem.dial(options, (error, answer) => (error ? reject(error) : resolve(answer)));
  });
}

function given(query: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
}
