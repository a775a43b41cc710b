/** The fenced blocks of a page in Markdown: `{ language, name, text }`. */
export function blocksOf(page) {
  return [...page.matchAll(fence)].map(([, language, name, text]) => ({ language, name, text }));
}

/** The page with other texts in its blocks, one for each in their order. */
export function withBlocks(page, texts) {
  let at = 0;
  return page.replaceAll(fence, (_, language, name) => {
    const text = texts[at] ?? '';
    at += 1;
    return `\`\`\`${[language, name].filter(Boolean).join(' ')}\n${text}\`\`\``;
  });
}

/** The levels of its headings in their order, as `#`s. */
export function headingsOf(page) {
  const words = page.replaceAll(fence, '');
  return [...words.matchAll(/^(#+) /gm)].map(([, level]) => level);
}

const fence = /^```(\w*) ?(.*)\n([\s\S]*?)^```$/gm;
