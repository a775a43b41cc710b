import { blocksOf, headingsOf } from './page.mjs';

/** What is wrong with the texts of a language, a sentence each. */
export function wrongTexts(messages, texts) {
  const known = new Set(messages.map(({ message }) => message));
  const stale = Object.keys(texts).filter((message) => !known.has(message));
  return [
    ...stale.map((message) => `nobody says “${message}” any more`),
    ...messages.flatMap(({ message }) => {
      const text = texts[message];
      if (!text) return [`no text for “${message}”`];
      if (valuesIn(text) !== valuesIn(message)) return [`other values in “${text}”`];
      return edges(text) === edges(message) ? [] : [`other white space around “${text}”`];
    }),
  ];
}

/** What is wrong with a page beside the English one, whose blocks it is to have as `blocks`. */
export function wrongPage(page, english, blocks) {
  if (page === undefined) return ['it is not there'];
  const wrong = [];
  if (headingsOf(page).join() !== headingsOf(english).join()) wrong.push('other headings');
  const own = blocksOf(page);
  if (own.length !== blocks.length) return [...wrong, 'other blocks'];
  own.forEach(({ text }, at) => {
    if (text !== blocks[at]) wrong.push(`another text in block ${at + 1}`);
  });
  return wrong;
}

const valuesIn = (text) => (text.match(/\{\d+\}/g) ?? []).sort().join();
const edges = (text) => [/^\s*/.exec(text)[0], /\s*$/.exec(text)[0]].join('|');
