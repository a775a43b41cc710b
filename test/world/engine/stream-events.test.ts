import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import {
  errorOf,
  type StreamEvent,
  streamEvents,
} from '../../../src/world/engine/stream-events.ts';

async function eventsOf(chunks: readonly Uint8Array[]): Promise<StreamEvent[]> {
  const events: StreamEvent[] = [];
  for await (const event of streamEvents(Readable.from(chunks, { objectMode: false }))) {
    events.push(event);
  }
  return events;
}

test('events and characters may lie across chunks', async () => {
  const bytes = Buffer.from(
    '{"stream":"größe 🐳\u2028"}\r\n{"status":"x","id":"1"}\n{"stream":"last"}',
  );
  const single = Array.from(bytes, (byte) => Buffer.of(byte));
  expect(await eventsOf(single)).toEqual([
    { stream: 'größe 🐳\u2028' },
    { status: 'x', id: '1' },
    { stream: 'last' },
  ]);
});

test('what is no event is passed over', async () => {
  const text = 'not JSON\n\n[]\n"text"\n{"stream":5}\n{"stream":"kept"}\n';
  expect(await eventsOf([Buffer.from(text)])).toEqual([{ stream: 'kept' }]);
});

test.each([
  [{ errorDetail: { message: 'new' }, error: '' }, 'new'],
  [{ error: 'old' }, 'old'],
  [{ stream: 'fine' }, undefined],
])('%j is an error: %s', (event, error) => expect(errorOf(event)).toBe(error));
