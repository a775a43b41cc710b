import { expect, test } from 'vitest';
import { readTrace } from '../../../src/world/engine/build-trace.ts';
import { textField } from '../../../src/world/engine/protobuf.ts';

// as an engine of version 20.10 sent them
const failed =
  'Cq8CCkdzaGEyNTY6MDJmN2RhYTg2NTM0ZWExYTRkOTAyM2EzMjc3MzU4ZDMxNjg3NTMyOTI3ODY2Nzg1N2ZlNDdmODkzY2Y2Y2M2YxJHc2hhMjU2OjNlZmRiNzA0OTFjMjY3YTQ5NTRmOTA5ZDU0MTcwNjc5NjhlNjdkMGUxOTdiMGQ3OTA2NGFmM2Y2YjgxNWM5YTcSR3NoYTI1NjowMzcxOTViNTlmZTc2OTJiNGY2MGIyOTY1ZDhhMmYyMTM4YjQxZWUwZWJmYTgyYWYxYjlmN2Q2ZGVmYzQ2YmY5GhVbMi8yXSBDT1BZIG5vdGhlcmUgL3gqDAjA4IrYBhDjta7PAzIMCMDgitgGEP6Br88DOh8iL25vdGhlcmUiIG5vdCBmb3VuZDogbm90IGZvdW5k';
const waiting =
  'Cm8KR3NoYTI1NjozYzgxZmJiNDVjNDgxODk3OWNlZmEzMTFjNzdkODE4YTY0YzljMWRkYWIxMTRhNmEwNmRjYmM2M2I0MTZlMTJjGiRbaW50ZXJuYWxdIGxvYWQgcmVtb3RlIGJ1aWxkIGNvbnRleHQ=';

function message(number: number, ...fields: Uint8Array[]): string {
  const content = Buffer.concat(fields);
  return Buffer.concat([Buffer.of(number * 8 + 2, content.length), content]).toString('base64');
}

test('a step that failed', () => {
  expect(readTrace(failed)?.vertexes).toEqual([
    {
      digest: 'sha256:02f7daa86534ea1a4d9023a3277358d316875329278667857fe47f893cf6cc6c',
      name: '[2/2] COPY nothere /x',
      cached: false,
      started: true,
      completed: true,
      error: '"/nothere" not found: not found',
    },
  ]);
});

test('a step that has not begun', () => {
  expect(readTrace(waiting)?.vertexes[0]).toMatchObject({
    name: '[internal] load remote build context',
    started: false,
  });
});

test('what a step printed, and how far a layer is', () => {
  const log = message(3, textField(1, 'sha256:1'), textField(4, 'größe\n'));
  const status = message(
    2,
    textField(1, 'layer'),
    Buffer.of(32, 0x80, 0x01),
    Buffer.of(40, 0x80, 0x80, 0x80, 0x80, 0x10),
  );
  expect(readTrace(log)?.logs).toEqual(['größe\n']);
  expect(readTrace(status)?.statuses).toEqual([
    { id: 'layer', current: 128, total: 2 ** 32, completed: false },
  ]);
});

test('fields of kinds and numbers not known are passed over', () => {
  const vertex = message(
    1,
    textField(99, 'new'),
    Buffer.of(0x39 + 8, ...Buffer.alloc(8)),
    textField(3, 'name'),
  );
  expect(readTrace(vertex)?.vertexes[0]?.name).toBe('name');
  expect(readTrace('')).toEqual({ vertexes: [], statuses: [], logs: [] });
});

test.each(['CgU=', 'gA==', 'Cw=='])('%s is no trace', (base64) => {
  expect(readTrace(base64)).toBeUndefined();
});
