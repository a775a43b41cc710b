import type { Readable } from 'node:stream';
import * as z from 'zod/mini';

const event = z.object({
  stream: z.optional(z.string()),
  status: z.optional(z.string()),
  id: z.optional(z.string()),
  progressDetail: z.optional(
    z.object({ current: z.optional(z.number()), total: z.optional(z.number()) }),
  ),
  errorDetail: z.optional(z.object({ message: z.string() })),
  error: z.optional(z.string()),
  aux: z.optional(z.unknown()),
});

/** One line of what a build or a push streams (Docker Engine API, Image: build and push). */
export type StreamEvent = z.infer<typeof event>;

/** What an event says went wrong; `error` alone is the older form (Docker Engine API, version 1.48). */
export function errorOf({ errorDetail, error }: StreamEvent): string | undefined {
  return errorDetail?.message || error || undefined;
}

/** The events of a stream, one a line; a line of any other form is passed over. */
export async function* streamEvents(stream: Readable): AsyncGenerator<StreamEvent> {
  for await (const line of lines(stream)) {
    const read = z.safeParse(event, json(line));
    if (read.success) yield read.data;
  }
}

async function* lines(stream: Readable): AsyncGenerator<string> {
  // a decoder of its own, since a character may lie across two chunks
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stream) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  yield rest;
}

function json(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
