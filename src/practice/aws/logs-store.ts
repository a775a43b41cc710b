import { type Call, Fault } from './service.ts';

/** One line of a log. */
export interface LogEvent {
  /** Milliseconds since 1970, as the writer says. */
  timestamp: number;
  message: string;
  /** Milliseconds since 1970, when it arrived. */
  ingestionTime: number;
}

/** A stream: its events in the order of their timestamps. */
export interface Stream {
  created: number;
  events: LogEvent[];
}

/** A group of streams by name. */
export interface Group {
  created: number;
  retentionInDays: number | undefined;
  streams: Map<string, Stream>;
}

/** The log groups of one region by name. */
export type Groups = Map<string, Group>;

/** Refusals under the codes of the API reference. */
export const invalid = (message: string) => new Fault('InvalidParameterException', message);
export const missing = (what: string) =>
  new Fault('ResourceNotFoundException', `The specified log ${what} does not exist.`);
export const exists = (what: string) =>
  new Fault('ResourceAlreadyExistsException', `The specified log ${what} already exists`);

/** The ARN of a group, without the `:*` that stands for its streams. */
export function groupArn(name: string, { partition, region, account }: Call): string {
  return `arn:${partition}:logs:${region}:${account}:log-group:${name}`;
}

/** A group as a call names it: by name, or by name or ARN as identifier. */
export interface GroupName {
  logGroupName?: string | undefined;
  logGroupIdentifier?: string | undefined;
}

/** @throws Fault `InvalidParameterException` when the group is named twice or not at all */
export function groupName({ logGroupName, logGroupIdentifier }: GroupName): string {
  if ((logGroupName === undefined) === (logGroupIdentifier === undefined)) {
    throw invalid('Exactly one of logGroupName and logGroupIdentifier must be specified');
  }
  return logGroupName ?? logGroupIdentifier?.replace(/^arn:.*:log-group:/, '') ?? '';
}

/** @throws Fault `ResourceNotFoundException` */
export function findGroup(groups: Groups, named: GroupName): Group {
  const group = groups.get(groupName(named));
  if (group === undefined) throw missing('group');
  return group;
}

/** @throws Fault `ResourceNotFoundException` */
export function findStream(groups: Groups, named: GroupName, name: string | undefined): Stream {
  const stream = findGroup(groups, named).streams.get(name ?? '');
  if (stream === undefined) throw missing('stream');
  return stream;
}

/** A test for events from `startTime` on and before `endTime`, in milliseconds. */
export function between(range: {
  startTime?: number | undefined;
  endTime?: number | undefined;
}): (event: LogEvent) => boolean {
  const { startTime = 0, endTime = Number.POSITIVE_INFINITY } = range;
  return ({ timestamp }) => timestamp >= startTime && timestamp < endTime;
}
