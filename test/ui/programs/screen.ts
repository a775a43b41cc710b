/** The screen, driven through whatever its argument names; prints what came of it at the end. */
import { Secret } from '../../../src/secret.ts';
import { Left } from '../../../src/types.ts';
import { openInk } from '../../../src/ui/ink/open.ts';
import { linksFrom } from '../../../src/ui/links.ts';
import * as scene from '../scene.ts';

const { stdin, stdout } = process;
const said: string[] = [];
// A terminal in use: the cursor is at its foot.
if (process.argv.includes('used')) stdout.write('before\n'.repeat(60));
const ui = await openInk({
  stdin,
  stdout,
  words: scene.words,
  unicode: !process.argv.includes('ascii'),
  colour: !process.argv.includes('bare'),
  ...(process.argv.includes('links') && { urlOf: linksFrom('/srv/my app') }),
  version: '0.1.0',
  place: 'us-east-1',
  onLeave: () => void ui.close().then(() => process.exit(130)),
});

const asked = {
  app: scene.appQuestion,
  password: scene.passwordQuestion,
  convention: scene.conventionQuestion,
  image: scene.imageQuestion,
  review: scene.review,
};

try {
  for (const event of [scene.started, scene.nameProven, scene.storeProven, scene.wireOpen]) {
    ui.tell(event);
  }
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
    if (word === 'work') await work();
    if (word === 'crash') throw new Error('a fault of ours');
    if (word === 'end') ui.tell({ event: 'ended', report: scene.report });
  }
} catch (error) {
  said.push(error instanceof Left ? 'left' : String(error));
} finally {
  await ui.close();
}
stdout.write(`said: ${said.join(' | ')}\n`);

async function work(): Promise<void> {
  ui.tell({ event: 'changing', change: scene.attach });
  const layers = Array.from({ length: 20 }, (_, index) => ({
    id: `layer${index}`,
    state: 'pushing',
    current: index * 1_000_000,
    total: 19_000_000,
  }));
  ui.tell({
    event: 'progress',
    change: scene.attach,
    progress: { text: 'step 3/5 COPY . .', layers },
  });
  await new Promise((settle) => setTimeout(settle, 1500));
  ui.tell({ event: 'changed', change: scene.attach, state: 'done' });
}
