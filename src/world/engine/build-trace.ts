import { type Field, readFields, textOf } from './protobuf.ts';

/**
 * What a `moby.buildkit.trace` event holds, as far as it is shown: BuildKit's StatusResponse
 * (BuildKit, api/services/control/control.proto).
 */
export interface Trace {
  vertexes: Vertex[];
  statuses: Status[];
  /** What steps printed. */
  logs: string[];
}

/** A step: `[2/3] COPY a b`, told again whenever it changes. */
export interface Vertex {
  digest: string;
  name: string;
  cached: boolean;
  started: boolean;
  completed: boolean;
  /** Empty while nothing went wrong. */
  error: string;
}

/** How far one thing within a step is, such as a layer. */
interface Status {
  id: string;
  current: number;
  total: number;
  completed: boolean;
}

/** Reads a trace from its base64 text; undefined where it is none. */
export function readTrace(base64: string): Trace | undefined {
  const trace: Trace = { vertexes: [], statuses: [], logs: [] };
  const fields = readFields(Buffer.from(base64, 'base64'));
  if (fields === undefined) return undefined;
  for (const field of fields) {
    if (field.number === 1) trace.vertexes.push(vertexOf(field));
    if (field.number === 2) trace.statuses.push(statusOf(field));
    if (field.number === 3) trace.logs.push(logOf(field));
  }
  return trace;
}

function vertexOf(field: Field): Vertex {
  const parts = partsOf(field);
  return {
    digest: text(parts, 1),
    name: text(parts, 3),
    cached: number(parts, 4) === 1,
    started: parts.has(5),
    completed: parts.has(6),
    error: text(parts, 7),
  };
}

function statusOf(field: Field): Status {
  const parts = partsOf(field);
  return {
    id: text(parts, 1),
    current: number(parts, 4),
    total: number(parts, 5),
    completed: parts.has(8),
  };
}

function logOf(field: Field): string {
  return text(partsOf(field), 4);
}

type Parts = ReadonlyMap<number, Field>;

function partsOf({ value }: Field): Parts {
  const fields = typeof value === 'number' ? [] : (readFields(value) ?? []);
  return new Map(fields.map((field) => [field.number, field]));
}

function text(parts: Parts, at: number): string {
  const part = parts.get(at);
  return part === undefined ? '' : textOf(part);
}

function number(parts: Parts, at: number): number {
  const value = parts.get(at)?.value;
  return typeof value === 'number' ? value : 0;
}
