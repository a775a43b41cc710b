import { PassThrough } from 'node:stream';
import { setTimeout as after } from 'node:timers/promises';
import { expect, it, test } from 'vitest';
import { type Key, readKeys } from '../../../src/ui/ink/keys.ts';

async function keysOf(...writes: string[]): Promise<string[]> {
  const input = new PassThrough();
  const keys: string[] = [];
  const stop = readKeys(input, (key: Key) => {
    const held = `${key.ctrl ? 'ctrl-' : ''}${key.meta ? 'meta-' : ''}`;
    keys.push(`${held}${key.name}${key.text === '' ? '' : ` ${JSON.stringify(key.text)}`}`);
  });
  for (const each of writes) {
    input.write(each);
    await after(5);
  }
  await after(80);
  stop();
  return keys;
}

test.each([
  ['letters in one write', ['ab'], ['text "a"', 'text "b"']],
  ['text and Enter in one write', ['a\r'], ['text "a"', 'enter']],
  ['CRLF as one Enter', ['a\r\n'], ['text "a"', 'enter']],
  ['CRLF in two writes', ['\r', '\n'], ['enter']],
  ['a line feed alone', ['\n'], ['enter']],
  ['two Enters', ['\r\r'], ['enter', 'enter']],
  ['a letter of two UTF-16 units', ['😀'], ['text "😀"']],
  ['arrows', ['\u001b[A\u001b[B\u001bOC\u001b[D'], ['up', 'down', 'right', 'left']],
  ['an arrow in two writes', ['\u001b[', 'A'], ['up']],
  ['home and end', ['\u001b[H\u001bOF\u001b[1~'], ['home', 'end', 'home']],
  ['editing', ['\u007f\u001b[3~\t'], ['backspace', 'delete', 'tab']],
  ['controls', ['\u0001\u0003\u0015'], ['ctrl-a', 'ctrl-c', 'ctrl-u']],
  ['words', ['\u001bb\u001b[1;5C'], ['meta-b', 'ctrl-right']],
  ['Escape alone', ['\u001b'], ['escape']],
  [
    'Escape, then a letter later',
    ['\u001b', '', '', '', '', '', '', '', '', '', '', '', 'a'],
    ['escape', 'text "a"'],
  ],
  ['Escape and Ctrl-C that come together', ['\u001b\u0003'], ['escape', 'ctrl-c']],
  ['Escape and Enter that come together', ['\u001b\r'], ['escape', 'enter']],
  ['a word taken away', ['\u001b\u007f'], ['meta-backspace']],
  ['a paste as one text', ['\u001b[200~to\rken\n\u001b[201~'], ['paste "to\\rken\\n"']],
  [
    'a paste in pieces',
    ['\u001b[20', '0~to', 'ken\u001b[2', '01~x'],
    ['paste "token"', 'text "x"'],
  ],
  ['a paste with a sequence in it', ['\u001b[200~a\u001b[31mb\u001b[201~'], ['paste "ab"']],
])('%s', async (_what, writes, expected) => {
  expect(await keysOf(...writes)).toEqual(expected);
});

it('reads nothing after it was stopped, and can be started again on the same stream', async () => {
  const input = new PassThrough();
  const first: string[] = [];
  const second: string[] = [];
  readKeys(input, ({ text }) => first.push(text))();
  const stop = readKeys(input, ({ text }) => second.push(text));
  input.write('a');
  await after(5);
  stop();
  expect([first, second]).toEqual([[], ['a']]);
});
