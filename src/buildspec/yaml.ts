import { Composer, type CST, type Document, Lexer, type ParsedNode, Parser } from 'yaml';
import { t } from '../language.ts';
import { growTree } from './grow.ts';
import type { Effect, Problem, ProblemKind } from './problem.ts';
import type { Tree } from './tree.ts';
import { yamlProblem } from './yaml-words.ts';

const largest = 256 * 1024;
const deepest = 60;
const mostErrors = 20;
const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

/** A YAML text read: its tree, as far as it could be made out, and what is wrong with the text. */
interface Yaml {
  readonly root: Tree | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Reads any text as YAML 1.2 with every scalar kept as text. Nothing is thrown: what cannot be
 * read is a problem, and a text that is too large (256 Ki characters) or nested too deeply (60
 * levels) for any real buildspec is not read at all.
 */
export function readYaml(text: string): Yaml {
  if (text.length > largest) {
    return unread(text, 'yaml-too-large', t`the text is larger than 256 KiB and was not read`);
  }
  const tokens = tokensOf(text);
  if (tokens === undefined) {
    const message = t`the text is nested deeper than ${deepest} levels and was not read`;
    return unread(text, 'yaml-too-deep', message);
  }
  return compose(text, tokens);
}

/** The tokens of a text; undefined when it is nested so deeply that the reader could break. */
function tokensOf(text: string): CST.Token[] | undefined {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  // The reader uses control characters as marks of its own, so it must not meet the text's.
  for (const lexeme of new Lexer().lex(text.replace(control, '\uFFFD'))) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > deepest) return undefined;
  }
  return [...tokens, ...parser.end()];
}

function unread(text: string, kind: ProblemKind, message: string): Yaml {
  const span = { start: 0, end: text.length };
  return { root: undefined, problems: [{ kind, effect: 'unknown', message, span }] };
}

function compose(text: string, tokens: CST.Token[]): Yaml {
  const composer = new Composer<ParsedNode>({
    schema: 'failsafe',
    uniqueKeys: false,
    keepSourceTokens: true,
    logLevel: 'silent',
  });
  const [first, second] = composer.compose(tokens, true, text.length);
  if (first === undefined) return { root: undefined, problems: [] };
  const errors = first.errors.slice(0, mostErrors).map((error) => yamlProblem(text, error));
  const grown = growTree(text, first.contents);
  return {
    root: grown.root,
    problems: [...characters(text), ...errors, ...more(second), ...grown.problems],
  };
}

/** Control characters, which libyaml refuses anywhere in a text, and what was no text at all. */
function characters(text: string): Problem[] {
  const at = text.search(control);
  if (at !== -1) return [character(at, 'refused', t`the text holds a control character`)];
  // What reads a file puts this sign where the bytes mean nothing.
  const odd = text.indexOf('\uFFFD');
  return odd === -1 ? [] : [character(odd, 'unknown', t`the text holds bytes that are not UTF-8`)];
}

function character(at: number, effect: Effect, message: string): Problem {
  return { kind: 'yaml-character', effect, message, span: { start: at, end: at + 1 } };
}

function more(second: Document.Parsed | undefined): Problem[] {
  if (second === undefined) return [];
  const span = { start: second.range[0], end: second.range[1] };
  const message = t`a second document begins here; only the first is read`;
  return [{ kind: 'yaml-several-documents', effect: 'unknown', message, span }];
}
