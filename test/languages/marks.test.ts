import { type Node, parseSync, type TaggedTemplateExpression } from 'oxc-parser';
import { expect, test } from 'vitest';
import { type Source, sources } from '../sources.ts';

/** Three words of running text. */
const prose = /(?:^|[^\w$./-])[a-z’]{2,}[,:;]? [a-z’]{2,}[,:;]? [a-z’]{2,}(?:$|[^\w./-])/;

/** What speaks as AWS, CodeBuild, an engine or a registry does, or as a page in English. */
const others = [
  /^practice\/(aws|builds|engine|registry)\//,
  /^runner\/(commands|ledger|prepare|runtimes|secret-references|spec-refusal|unknown-keys|upload-artifacts|variables)\.ts$/,
  /^diagnosis\/(example|around|phases|shapes|unknown-keys)\.ts$/,
  /^world\/log-reading\.ts$/,
  /^(man-page|answers-schema)\.ts$/,
];

/** What is no word for a person: for a shell, and what is written into files. */
const noWords = [
  // names of commands, one after another
  /^(?!.*\b(the|an?|is|of|not?)\b)([a-z-]+ ){9}/,
  /^(aws|docker|git|npm|for|printf|if|set) [a-z-]+ (?=.*(--|\$|;))/,
  /^# The answers of firstpush/,
  /^\s+echo "/,
  // a comment of the templates
  /^(The commit|The build's number) names the image;|^Every push moves this tag/,
];

/** Where a literal is no word for a person: a log, a name of our own, what only a fault of ours says. */
const quoting = new Set(['example', 'match', 'description', 'Description']);
const unheard = new Set([
  'Error',
  'count',
  'split',
  'startsWith',
  'includes',
  'commandBefore',
  'commandFails',
  'phaseFails',
  'refused',
  'ran',
]);

test('every sentence for a person is marked', () => {
  const heard = sources().filter(({ path }) => !others.some((other) => other.test(path)));
  const found = heard.flatMap((source) =>
    unmarked(source)
      .filter((text) => !noWords.some((one) => one.test(text)))
      .map((text) => `${source.path}: ${text}`),
  );
  expect(found).toEqual([]);
});

function unmarked({ path, text }: Source): string[] {
  const found: string[] = [];
  const look = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) look(one);
    if (!isNode(node) || node.type === 'ImportDeclaration' || isQuoting(node)) return;
    const words = wordsOf(node);
    if (words && prose.test(words)) found.push(words);
    for (const below of partsOf(node)) look(below);
  };
  look(parseSync(path, text).program);
  return found;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;

/** What stands below a node and may be words: no name of a property, and no text that is marked. */
function partsOf(node: Node): readonly unknown[] {
  if (isMarked(node)) return node.quasi.expressions;
  return node.type === 'Property' ? [node.value] : Object.values(node);
}

const isMarked = (node: Node): node is TaggedTemplateExpression =>
  node.type === 'TaggedTemplateExpression' &&
  node.tag.type === 'Identifier' &&
  node.tag.name === 't';

function isQuoting(node: Node): boolean {
  if (node.type === 'Property') return node.key.type === 'Identifier' && quoting.has(node.key.name);
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
  const { callee } = node;
  if (callee.type === 'Identifier') return unheard.has(callee.name);
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false;
  return unheard.has(callee.property.name);
}

/** The text of a literal, `…` for its values. */
function wordsOf(node: Node): string | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.type !== 'TemplateLiteral') return undefined;
  return node.quasis.map(({ value }) => value.cooked).join('…');
}
