import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { openPlain } from '../../../src/ui/plain.ts';
import * as scene from '../scene.ts';

test('an output that is not the process’s own outlives every prompt', async () => {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = new PassThrough();
  let written = '';
  output.on('data', (chunk) => {
    written += chunk;
  });
  const ui = openPlain({ input, output, words: scene.words, still: false, colour: false });
  for (const name of ['one', 'two']) {
    written = '';
    const asked = ui.ask(scene.appQuestion, scene.known);
    await expect.poll(() => written).toContain('called?');
    input.write(`${name}\r`);
    expect(await asked).toEqual({ kind: 'answers', answers: { app: name } });
  }
  ui.tell(scene.nameProven);
  expect(output.writableEnded).toBe(false);
  expect(written).toContain('ok name');
  await ui.close();
});
