// npm run words: brings the catalogue of every language up to date with the sources. A message that is
// new gets an empty text, to be written by whoever speaks the language; one that is gone goes.
// npm run words -- --list prints each message that has no text yet, with its values and its files.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messagesIn } from './messages.mjs';

const messages = await messagesIn('src');
for (const language of await readdir('languages')) {
  const path = join('languages', language, 'words.json');
  const texts = JSON.parse(await readFile(path, 'utf8'));
  const untold = messages.filter(({ message }) => !texts[message]);
  if (process.argv.includes('--list')) {
    process.stdout.write(`${JSON.stringify(untold, null, 2)}\n`);
    continue;
  }
  const now = Object.fromEntries(messages.map(({ message }) => [message, texts[message] ?? '']));
  await writeFile(path, `${JSON.stringify(now, null, 2)}\n`);
  process.stdout.write(`${path}: ${messages.length} messages, ${untold.length} without a text\n`);
}
