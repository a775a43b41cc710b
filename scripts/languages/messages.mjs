import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

/**
 * Every message that the sources mark by the tag `t`, with the expressions of its values and the files
 * that say it: `{ message, values: ['role', 'name'], files: ['src/…'] }`, sorted by message.
 */
export async function messagesIn(folder) {
  const found = new Map();
  for (const file of await readdir(folder, { recursive: true })) {
    if (!/\.tsx?$/.test(file)) continue;
    const path = join(folder, file);
    const source = await readFile(path, 'utf8');
    for (const { message, values } of marked(path, source)) {
      const known = found.get(message) ?? { message, values, files: [] };
      if (!known.files.includes(path)) known.files.push(path);
      found.set(message, known);
    }
  }
  return [...found.values()].sort((one, other) => (one.message < other.message ? -1 : 1));
}

/** The messages of one source. */
function marked(path, source) {
  const messages = [];
  const { program } = parseSync(path, source);
  new Visitor({
    TaggedTemplateExpression({ tag, quasi }) {
      if (tag.name !== 't') return;
      const parts = quasi.quasis.map(({ value }) => value.cooked);
      messages.push({
        message: parts.reduce((message, part, at) => `${message}{${at - 1}}${part}`),
        values: quasi.expressions.map(({ start, end }) => source.slice(start, end)),
      });
    },
  }).visit(program);
  return messages;
}
