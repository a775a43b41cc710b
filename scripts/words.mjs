// npm run words: brings every language up to date with the sources. A message that is new gets an
// empty text, to be written by whoever speaks the language; one that is gone goes. In the pages, what
// firstpush says and what is no word of a language is taken from the English ones.
// --list prints each message that has no text yet, with its values and its files;
// --check changes nothing, says what is missing or wrong, and ends with 1 where anything is.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wrongPage, wrongTexts } from './languages/check.mjs';
import { messagesIn } from './languages/messages.mjs';
import { blocksOf, withBlocks } from './languages/page.mjs';
import { blockIn, speaker } from './languages/said.mjs';
import { englishPages } from './pages.mjs';

const [task] = process.argv.slice(2);
const messages = await messagesIn('src');
const pages = await englishPages();
for (const language of await readdir('languages')) {
  const folder = join('languages', language);
  const path = join(folder, 'words.json');
  const texts = JSON.parse(await readFile(path, 'utf8'));
  if (task === '--list') {
    const untold = messages.filter(({ message }) => !texts[message]);
    process.stdout.write(`${JSON.stringify(untold, null, 2)}\n`);
  } else if (task === '--check') {
    for (const wrong of wrongTexts(messages, texts)) complain(path, wrong);
    await eachPage(folder, texts, (file, page, english, blocks) => {
      for (const wrong of wrongPage(page, english, blocks)) complain(file, wrong);
    });
  } else {
    const now = Object.fromEntries(messages.map(({ message }) => [message, texts[message] ?? '']));
    await writeFile(path, `${JSON.stringify(now, null, 2)}\n`);
    await eachPage(folder, texts, async (file, page, _english, blocks) => {
      if (page !== undefined) await writeFile(file, withBlocks(page, blocks));
    });
  }
}

/** Goes through the pages of a language, each with the English one and the blocks that it is to have. */
async function eachPage(folder, texts, visit) {
  const say = speaker(messages, texts);
  for (const { path, name } of pages) {
    const english = await readFile(path, 'utf8');
    const file = join(folder, name);
    const page = await readFile(file, 'utf8').catch(() => undefined);
    const blocks = blocksOf(english).map((block) => blockIn(block, say));
    await visit(file, page, english, blocks);
  }
}

function complain(file, wrong) {
  process.stdout.write(`${file}: ${wrong}\n`);
  process.exitCode = 1;
}
