import type {
  CreateLogGroupRequest,
  CreateLogStreamRequest,
  DeleteLogGroupRequest,
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
  DescribeLogStreamsRequest,
  DescribeLogStreamsResponse,
  PutRetentionPolicyRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  exists,
  findGroup,
  type Groups,
  groupArn,
  groupName,
  invalid,
  type Stream,
} from './logs-store.ts';
import { page } from './paging.ts';
import type { Call } from './service.ts';

/** Days that PutRetentionPolicy takes (API reference, PutRetentionPolicy). */
const retentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
];

const badToken = () => invalid('The specified nextToken is invalid.');

/** Makes a group. */
export function createLogGroup(groups: Groups, { logGroupName = '' }: CreateLogGroupRequest) {
  if (groups.has(logGroupName)) throw exists('group');
  const group = { created: Date.now(), retentionInDays: undefined, streams: new Map() };
  groups.set(logGroupName, group);
}

/** Removes a group with its streams. */
export function deleteLogGroup(groups: Groups, input: DeleteLogGroupRequest) {
  findGroup(groups, input);
  groups.delete(input.logGroupName ?? '');
}

/** Sets how long a group keeps its events; nothing here is old enough to go. */
export function putRetentionPolicy(groups: Groups, input: PutRetentionPolicyRequest) {
  const group = findGroup(groups, input);
  const days = input.retentionInDays ?? 0;
  if (!retentions.includes(days)) {
    throw invalid(
      `1 validation error detected: Value '${days}' at 'retentionInDays' failed to satisfy ` +
        `constraint: Member must satisfy enum value set: [${retentions.join(', ')}]`,
    );
  }
  group.retentionInDays = days;
}

/** The groups by name. */
export function describeLogGroups(
  groups: Groups,
  input: DescribeLogGroupsRequest,
  call: Call,
): DescribeLogGroupsResponse {
  const { logGroupNamePrefix: prefix, logGroupNamePattern: part } = input;
  if (prefix !== undefined && part !== undefined) {
    throw invalid(
      'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
    );
  }
  const all = [...groups]
    .filter(([name]) => name.startsWith(prefix ?? ''))
    .filter(([name]) => name.toLowerCase().includes((part ?? '').toLowerCase()))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const { items, next } = page(all, input.limit ?? 50, input.nextToken, badToken);
  const logGroups = items.map(([name, group]) => ({
    logGroupName: name,
    creationTime: group.created,
    retentionInDays: group.retentionInDays,
    metricFilterCount: 0,
    arn: `${groupArn(name, call)}:*`,
    logGroupArn: groupArn(name, call),
    storedBytes: [...group.streams.values()].reduce((sum, stream) => sum + bytes(stream), 0),
    logGroupClass: 'STANDARD' as const,
  }));
  return { logGroups, nextToken: next };
}

/** Makes a stream in a group. */
export function createLogStream(groups: Groups, input: CreateLogStreamRequest) {
  const { streams } = findGroup(groups, input);
  const name = input.logStreamName ?? '';
  if (streams.has(name)) throw exists('stream');
  streams.set(name, { created: Date.now(), events: [] });
}

/** The streams of a group, by name or by their last event. */
export function describeLogStreams(
  groups: Groups,
  input: DescribeLogStreamsRequest,
  call: Call,
): DescribeLogStreamsResponse {
  const byTime = input.orderBy === 'LastEventTime';
  if (byTime && input.logStreamNamePrefix !== undefined) {
    throw invalid('Cannot order by LastEventTime with a logStreamNamePrefix.');
  }
  const arn = groupArn(groupName(input), call);
  const all = [...findGroup(groups, input).streams]
    .filter(([name]) => name.startsWith(input.logStreamNamePrefix ?? ''))
    .sort(([a, one], [b, other]) => (byTime ? lastEvent(one) - lastEvent(other) : a < b ? -1 : 1));
  if (input.descending) all.reverse();
  const { items, next } = page(all, input.limit ?? 50, input.nextToken, badToken);
  const logStreams = items.map(([name, stream]) => ({
    logStreamName: name,
    creationTime: stream.created,
    firstEventTimestamp: stream.events[0]?.timestamp,
    lastEventTimestamp: stream.events.at(-1)?.timestamp,
    lastIngestionTime: stream.events.at(-1)?.ingestionTime,
    arn: `${arn}:log-stream:${name}`,
    storedBytes: 0,
  }));
  return { logStreams, nextToken: next };
}

function lastEvent({ events, created }: Stream): number {
  return events.at(-1)?.timestamp ?? created;
}

function bytes({ events }: Stream): number {
  return events.reduce((sum, { message }) => sum + Buffer.byteLength(message), 0);
}
