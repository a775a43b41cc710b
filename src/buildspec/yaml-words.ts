import type { YAMLError } from 'yaml';
import { t } from '../language.ts';
import type { Problem, ProblemKind } from './problem.ts';
import { lineStartOf } from './span.ts';

const words: Record<string, [ProblemKind, string]> = {
  TAB_AS_INDENT: ['yaml-tabs', t`a tab is used for indentation, where YAML takes only spaces`],
  BLOCK_AS_IMPLICIT_KEY: [
    'yaml-mapping-not-allowed',
    t`the value holds another colon and space and is not quoted`,
  ],
  MULTILINE_IMPLICIT_KEY: ['yaml-mapping-not-allowed', t`a key goes on over the end of its line`],
  BAD_SCALAR_START: [
    'yaml-scalar-start',
    t`the value begins with a character that YAML reserves and is not quoted`,
  ],
  BAD_INDENT: ['yaml-indentation', t`the line is indented differently from its neighbours`],
};

/**
 * A syntax error of the YAML reader in our words. CodeBuild's own reader words the same faults
 * like libyaml ("mapping values are not allowed in this context", "found character that cannot
 * start any token").
 */
export function yamlProblem(text: string, error: YAMLError): Problem {
  const at = Math.min(error.pos[0], text.length);
  // The reader notices where the line before ends; blank lines may stand between.
  const start = error.code === 'BAD_INDENT' ? at + blankAt(text, at) : at;
  const span = { start, end: Math.min(Math.max(error.pos[1], start), text.length) };
  const [kind, message] = wordsFor(text, error);
  const effect = isGluedComment(text, error) ? 'unknown' : 'refused';
  return { kind, effect, message, span };
}

/** How many characters of space stand there, where something comes after them. */
function blankAt(text: string, at: number): number {
  const blank = text.slice(at).match(/^\s*(?=\S)/)?.[0] ?? '';
  return blank.includes('\n') ? blank.length : 0;
}

function wordsFor(text: string, error: YAMLError): [ProblemKind, string] {
  const line = text.slice(lineStartOf(text, error.pos[0]), error.pos[1]);
  if (error.message.startsWith('Unexpected block-seq-ind on same line')) {
    return ['commands-inline-dash', t`a list begins on the line of its key`];
  }
  if (/^ *\t/.test(line)) return words['TAB_AS_INDENT'] as [ProblemKind, string];
  if (/^Missing closing .*quote/.test(error.message)) {
    return ['yaml-quote-unclosed', t`a quote is opened and not closed`];
  }
  if (/^Flow (map|sequence)/.test(error.message) || /^\s*(- |[\w.-]+: )[[{]/.test(line)) {
    return [
      'yaml-flow-broken',
      t`the value begins with a bracket and is not a complete list or map`,
    ];
  }
  return words[error.code] ?? ['yaml-syntax', t`the text is not valid YAML here`];
}

/** libyaml takes a `#` right after a closing quote as a comment; other readers refuse it. */
function isGluedComment(text: string, error: YAMLError): boolean {
  return error.code === 'MISSING_CHAR' && text[error.pos[0]] === '#';
}
