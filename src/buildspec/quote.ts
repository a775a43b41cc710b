import { parseDocument } from 'yaml';
import { readYaml } from './yaml.ts';

/**
 * A text as a YAML value on one line: plain where every reader takes it back as this very text,
 * else in single quotes, and in double quotes only for what single quotes cannot hold. `flow` is a
 * place between brackets or braces, where commas and brackets need quotes too.
 */
export function quoteScalar(text: string, flow = false): string {
  if (/[\0-\x1f\x7f\x85\u2028\u2029\uFEFF]/.test(text)) return doubleQuote(text);
  return isPlain(text) && !(flow && /[,[\]{}]/.test(text)) ? text : singleQuote(text);
}

/** A text between single quotes. */
export function singleQuote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A text between double quotes, control characters as escapes. */
export function doubleQuote(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1);
  const rest = /[\x7f\x85\u2028\u2029\uFEFF]/g;
  const hex = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `"${escaped.replace(rest, hex)}"`;
}

function isPlain(text: string): boolean {
  if (text === '' || text !== text.trim() || /^[-?:,[\]{}#&*!|>'"%@`=]/.test(text)) return false;
  if (/: |:$| #|^(---|\.\.\.)/.test(text)) return false;
  if (!isText(text, '1.1') || !isText(text, '1.2')) return false;
  const { root, problems } = readYaml(`- ${text}\n`);
  const value = root?.kind === 'list' ? root.items[0]?.value : undefined;
  return problems.length === 0 && value?.kind === 'scalar' && value.text === text;
}

/** `yes`, `3.10` and `null` are no texts in one YAML or the other. */
function isText(text: string, version: '1.1' | '1.2'): boolean {
  const document = parseDocument(text, { version, logLevel: 'silent' });
  return document.errors.length === 0 && typeof document.toJS() === 'string';
}
