import { setTimeout as sleep } from 'node:timers/promises';

/** A request on its way to AWS, as far as it says what is asked. */
interface Request {
  headers: Readonly<Record<string, string>>;
  body?: unknown;
}

/** What carries requests out; of the SDK's handlers only what is wrapped here. */
interface Handler {
  handle(request: Request, options?: unknown): Promise<unknown>;
}

/** The part of a client's set-up that an extension may change. */
interface Configuration {
  httpHandler(): unknown;
  setHttpHandler(handler: never): void;
}

/** An extension of the SDK's clients. */
export interface Pace {
  configure(client: Configuration): void;
}

/**
 * Calls per second, the first line that fits. Systems Manager answers 3 calls of DescribeParameters
 * and 40 of GetParameters (AWS General Reference, Systems Manager endpoints and quotas); the others
 * of the account share these, so some is left to them. Of IAM and CodeBuild AWS names no rate; theirs
 * is chosen with care.
 */
const rates: readonly (readonly [RegExp, number])[] = [
  [/^AmazonSSM\.(DescribeParameters|GetParameterHistory)$/, 2.5],
  [/^AmazonSSM\.Get/, 25],
  [/^Logs/, 8],
  [/^CodeBuild/, 10],
  [/^IAM\./, 10],
];

/** Keeps the calls of all the clients that it extends, retries included, within their services' rates. */
export function openPace(): Pace {
  const turns = new Map<number, number>();
  const myTurn = async (request: Request) => {
    const asked = operationOf(request);
    const line = rates.findIndex(([names]) => names.test(asked));
    const rate = rates[line]?.[1];
    if (rate === undefined) return;
    const now = performance.now();
    const turn = Math.max(now, turns.get(line) ?? 0);
    turns.set(line, turn + 1000 / rate);
    if (turn > now) await sleep(turn - now);
  };
  return {
    configure(client) {
      const inner = client.httpHandler() as Handler;
      const paced = Object.create(inner, {
        handle: {
          value: async (request: Request, options?: unknown) => {
            await myTurn(request);
            return inner.handle(request, options);
          },
        },
      });
      client.setHttpHandler(paced as never);
    },
  };
}

/** `AmazonSSM.GetParameters`, `IAM.GetRole`: as the JSON protocols and AWS Query say it. */
function operationOf({ headers, body }: Request): string {
  const target = headers['x-amz-target'];
  if (target !== undefined) return target;
  if (typeof body !== 'string') return '';
  const form = new URLSearchParams(body);
  return form.get('Version') === '2010-05-08' ? `IAM.${form.get('Action')}` : '';
}
