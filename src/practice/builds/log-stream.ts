import type { Build } from '@aws-sdk/client-codebuild';
import { type Call, Fault, type Operations } from '../aws/service.ts';
import type { Role } from './role.ts';

/** A batch holds 10,000 events and 1 MiB (CloudWatch Logs API Reference, PutLogEvents). */
const mostEvents = 10_000;
const mostBytes = 900_000;
/** Bytes that an event counts besides its text. */
const overhead = 26;
/** Milliseconds that a line waits at most until it can be read. */
const patience = 100;

/** Where the log of a build goes. */
export interface LogPlace {
  groupName: string;
  streamName: string;
}

/**
 * The group and stream of a build's log: the project's own group and the build's id by default
 * (CodeBuild API Reference, CloudWatchLogsConfig). Undefined where the project keeps no log.
 */
export function logPlace(build: Build): LogPlace | undefined {
  const { cloudWatchLogs } = build.logs ?? {};
  if (cloudWatchLogs?.status === 'DISABLED') return undefined;
  const uuid = build.id?.split(':')[1] ?? '';
  const { groupName, streamName } = cloudWatchLogs ?? {};
  return {
    groupName: groupName || `/aws/codebuild/${build.projectName}`,
    streamName: streamName ? `${streamName}/${uuid}` : uuid,
  };
}

/**
 * Makes the stream of a build's log, and its group where there is none.
 * @returns the words of the refusal where the role may not write there
 */
export async function openLogStream(
  { groupName, streamName }: LogPlace,
  role: Role,
  logs: Operations,
  call: Call,
): Promise<LogStream | string> {
  const group = `arn:${call.partition}:logs:${call.region}:${call.account}:log-group:${groupName}`;
  const stream = `${group}:log-stream:${streamName}`;
  const place = { logGroupName: groupName, logStreamName: streamName };
  const asRole = { ...call, caller: role.session };
  const perform = async (action: string, resource: string, input: Record<string, unknown>) => {
    const refused = role.refusal(`logs:${action}`, resource);
    if (refused === undefined) await logs[action]?.(input, asRole);
    return refused;
  };
  const make = () => perform('CreateLogStream', stream, place);
  const refused = await make().catch(async (error) => {
    if (!(error instanceof Fault && error.code === 'ResourceNotFoundException')) throw error;
    return (await perform('CreateLogGroup', group, { logGroupName: groupName })) ?? make();
  });
  return refused ?? role.refusal('logs:PutLogEvents', stream) ?? new LogStream(place, logs, asRole);
}

interface StreamName {
  logGroupName: string;
  logStreamName: string;
}

/** A stream that takes lines as they come and writes them in batches, in the order of time. */
export class LogStream {
  readonly #place: StreamName;
  readonly #logs: Operations;
  readonly #call: Call;
  #waiting: { timestamp: number; message: string }[] = [];
  #bytes = 0;
  #last = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(place: StreamName, logs: Operations, call: Call) {
    this.#place = place;
    this.#logs = logs;
    this.#call = call;
  }

  async add(line: string): Promise<void> {
    const message = `${line}\n`;
    const size = Buffer.byteLength(message) + overhead;
    if (this.#waiting.length >= mostEvents || this.#bytes + size > mostBytes) await this.flush();
    this.#last = Math.max(this.#last, Date.now());
    this.#waiting.push({ timestamp: this.#last, message });
    this.#bytes += size;
    this.#timer ??= setTimeout(() => this.flush(), patience);
  }

  /** Writes what waits. A stream that was deleted meanwhile takes nothing, and that is no fault. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const logEvents = this.#waiting;
    this.#waiting = [];
    this.#bytes = 0;
    if (logEvents.length === 0) return;
    try {
      await this.#logs['PutLogEvents']?.({ ...this.#place, logEvents }, this.#call);
    } catch (error) {
      if (!(error instanceof Fault && error.code === 'ResourceNotFoundException')) throw error;
    }
  }
}
