/** The face of lines, driven through whatever its argument names; prints what came of it at the end. */
import { Secret } from '../../../src/secret.ts';
import { Left } from '../../../src/types.ts';
import { openPlain } from '../../../src/ui/plain.ts';
import * as scene from '../scene.ts';

const { stdin, stdout } = process;
const said: string[] = [];
const ui = openPlain({
  input: stdin,
  output: stdout,
  words: scene.words,
  still: process.argv.includes('still'),
  colour: false,
});

const asked = {
  app: scene.appQuestion,
  password: scene.passwordQuestion,
  convention: scene.conventionQuestion,
  review: scene.review,
};

try {
  for (const word of process.argv.slice(2)) {
    if (word in asked) {
      const reply = await ui.ask(asked[word as keyof typeof asked], scene.known);
      const answers = reply.kind === 'back' ? {} : reply.answers;
      const shown = Object.entries(answers).map(([key, value]) =>
        value instanceof Secret ? `${key} of ${value.reveal().length}` : `${key}=${value}`,
      );
      said.push(reply.kind === 'back' ? 'back' : shown.join(' '));
    }
    if (word === 'consent') said.push(await ui.consent(scene.plan));
    if (word === 'started') ui.tell(scene.started);
  }
} catch (error) {
  said.push(error instanceof Left ? 'left' : String(error));
} finally {
  await ui.close();
}
stdout.write(`said: ${said.join(' | ')}\n`);
