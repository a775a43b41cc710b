import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { plainText } from '../../plain-text.ts';
import { type LogPlace, Refused, type Seen } from '../../types.ts';
import { type ClientConfig, once } from './clients.ts';
import { isNamed, seen } from './failure.ts';

/**
 * Lines of the first page, and of the largest. A page of AWS's own size would hold up the screen for
 * more than a frame; the first ones take longer, until the engine has compiled what reads them.
 */
const pageSize = { first: 50, largest: 1_000 };

/** What a log has had since it was last read. */
export interface LogPage {
  lines: readonly string[];
  /** Nothing more is there now. */
  atEnd: boolean;
}

/** Reads one log forward; a page that could not be had is asked for again, so no line is lost. */
export interface Tail {
  next(): Promise<Seen<LogPage>>;
}

/** Reads logs of builds. */
export function openLogs(config: ClientConfig) {
  const client = once(async () => {
    const { CloudWatchLogsClient } = await import('@aws-sdk/client-cloudwatch-logs');
    const made = new CloudWatchLogsClient(config);
    // It takes each answer apart once more, for a logger that there is not.
    made.middlewareStack.remove('loggerMiddleware');
    return made;
  });
  const tail = (place: LogPlace): Tail => {
    let token: string | undefined;
    let limit = pageSize.first;
    return {
      next: () =>
        seen('logs:GetLogEvents', async () => {
          const { events, forward } = await read(await client(), place, limit, token);
          // The end of a stream is told by the token that was sent; an empty page is not the end.
          const atEnd = forward === undefined || forward === token;
          token = forward ?? token;
          if (events.length === limit) limit = Math.min(2 * limit, pageSize.largest);
          return { lines: events.flatMap(linesOf), atEnd };
        }),
    };
  };
  return {
    tail,

    /** All lines that are there now. @throws Refused */
    async *log(place: LogPlace): AsyncGenerator<string> {
      const pages = tail(place);
      for (let atEnd = false; !atEnd; ) {
        const page = await pages.next();
        if ('unseen' in page) throw new Refused(page.unseen);
        for (const line of page.seen.lines) yield line;
        atEnd = page.seen.atEnd;
      }
    },
  };
}

/**
 * One page from a token, or from the head. A forward token must go with `startFromHead`.
 * Source: Amazon CloudWatch Logs API Reference, GetLogEvents.
 */
async function read(
  client: CloudWatchLogsClient,
  { group, stream }: LogPlace,
  limit: number,
  token: string | undefined,
): Promise<{ events: readonly string[]; forward: string | undefined }> {
  const { GetLogEventsCommand } = await import('@aws-sdk/client-cloudwatch-logs');
  const command = new GetLogEventsCommand({
    logGroupName: group,
    logStreamName: stream,
    startFromHead: true,
    limit,
    ...(token && { nextToken: token }),
  });
  try {
    const { events = [], nextForwardToken } = await client.send(command);
    return { events: events.map(({ message }) => message ?? ''), forward: nextForwardToken };
  } catch (error) {
    // The agent creates the stream with its first line.
    if (isNamed(error, 'ResourceNotFound')) return { events: [], forward: undefined };
    throw error;
  }
}

/** An event is a line with its end, now and then several; they come from outside. */
function linesOf(message: string): string[] {
  return plainText(message).replace(/\n$/, '').split('\n');
}
