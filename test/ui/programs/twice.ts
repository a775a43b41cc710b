/** The screen twice and the lines once, one after another on the same terminal. */
import { openInk } from '../../../src/ui/ink/open.ts';
import { openPlain } from '../../../src/ui/plain.ts';
import * as scene from '../scene.ts';

const { stdin, stdout } = process;
const common = { words: scene.words, unicode: true, colour: false };

for (const opening of ['first', 'second', 'third']) {
  const ui =
    opening === 'third'
      ? openPlain({ ...common, input: stdin, output: stdout, still: true })
      : await openInk({ ...common, stdin, stdout, version: '0.1.0' });
  const reply = await ui.ask(scene.appQuestion, scene.known);
  await ui.close();
  stdout.write(`${opening}: ${reply.kind === 'answers' ? reply.answers.app : 'back'}\n`);
}
