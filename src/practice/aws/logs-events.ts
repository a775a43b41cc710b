import type {
  GetLogEventsRequest,
  GetLogEventsResponse,
  PutLogEventsRequest,
  PutLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import { between, findStream, type Groups, invalid, type LogEvent } from './logs-store.ts';

const hour = 3_600_000;
/** Bytes of a batch or a page, and what each event counts besides its text. */
const largest = 1_048_576;
const overhead = 26;

/** Adds events to a stream (API reference, PutLogEvents). */
export function putLogEvents(groups: Groups, input: PutLogEventsRequest): PutLogEventsResponse {
  const stream = findStream(groups, input, input.logStreamName);
  const now = Date.now();
  const given = (input.logEvents ?? []).map(({ timestamp = 0, message = '' }) => ({
    timestamp,
    message,
    ingestionTime: now,
  }));
  const size = given.reduce((sum, event) => sum + weight(event), 0);
  if (size > largest) throw invalid(`Upload too large: ${size} bytes exceeds limit of ${largest}`);
  if (given.some(({ timestamp }, at) => timestamp < (given[at - 1]?.timestamp ?? 0))) {
    throw invalid('Log events in a single PutLogEvents request must be in chronological order.');
  }
  const oldEnd = given.findLastIndex(({ timestamp }) => timestamp < now - 14 * 24 * hour);
  const newStart = given.findIndex(({ timestamp }) => timestamp > now + 2 * hour);
  const taken = given.slice(oldEnd + 1, newStart === -1 ? undefined : newStart);
  append(stream.events, taken);
  const rejected = {
    ...(oldEnd !== -1 && { tooOldLogEventEndIndex: oldEnd + 1 }),
    ...(newStart !== -1 && { tooNewLogEventStartIndex: newStart }),
  };
  return {
    nextSequenceToken: '49'.padEnd(56, '0'),
    rejectedLogEventsInfo: taken.length < given.length ? rejected : undefined,
  };
}

/**
 * One page of a stream: the newest without a token unless `startFromHead`. Paging forward to the
 * end gives back the token that was sent (API reference, GetLogEvents).
 */
export function getLogEvents(groups: Groups, input: GetLogEventsRequest): GetLogEventsResponse {
  const stream = findStream(groups, input, input.logStreamName);
  const bounded = input.startTime !== undefined || input.endTime !== undefined;
  const events = bounded ? stream.events.filter(between(input)) : stream.events;
  const limit = input.limit ?? 10_000;
  const [start, end] = span(events, limit, readToken(input));
  return {
    events: events.slice(start, end),
    nextForwardToken: `f/${String(end).padStart(56, '0')}/s`,
    nextBackwardToken: `b/${String(start).padStart(56, '0')}/s`,
  };
}

interface Position {
  forward: boolean;
  /** Events before it; undefined is the end of the stream. */
  at: number | undefined;
}

function readToken({ nextToken, startFromHead = false }: GetLogEventsRequest): Position {
  if (nextToken === undefined) return { forward: startFromHead, at: startFromHead ? 0 : undefined };
  const [, way, digits] = nextToken.match(/^([fb])\/(\d{56})\/s$/) ?? [];
  if (way === undefined) throw invalid('The specified nextToken is invalid.');
  return { forward: way === 'f', at: Number(digits) };
}

function span(events: LogEvent[], limit: number, { forward, at }: Position): [number, number] {
  const from = Math.min(at ?? events.length, events.length);
  const ahead = forward
    ? events.slice(from, from + limit)
    : events.slice(Math.max(0, from - limit), from).reverse();
  let size = 0;
  let count = 0;
  for (const event of ahead) {
    size += weight(event);
    if (size > largest) break;
    count += 1;
  }
  return forward ? [from, from + count] : [from - count, from];
}

/** Adds events in the order of their times; a log grows at its end, so sorting is seldom needed. */
function append(events: LogEvent[], taken: readonly LogEvent[]): void {
  const inOrder = (events.at(-1)?.timestamp ?? 0) <= (taken[0]?.timestamp ?? 0);
  for (const event of taken) events.push(event);
  if (!inOrder) events.sort((one, other) => one.timestamp - other.timestamp);
}

function weight({ message }: LogEvent): number {
  return Buffer.byteLength(message) + overhead;
}
