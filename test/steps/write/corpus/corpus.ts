import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A buildspec with the files beside it, and what is wrong with it. */
export interface Case {
  name: string;
  text: string;
  files: readonly string[];
  /** Check and line, for each fault that is marked in the text. */
  faults: readonly { check: string; line: number }[];
}

const mark = / *⟵ ([a-z0-9-]+)$/;

/**
 * The cases of a file: `=== name`, lines `files: a, b` and `crlf` where they apply, `---`, and the
 * buildspec. `⟵ check` at the end of a line says what is wrong there, and is taken off.
 */
export function casesOf(file: string): Case[] {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8');
  return text.split(/^=== /m).slice(1).map(caseOf);
}

function caseOf(block: string): Case {
  const [head = '', ...rest] = block.split(/^---\n/m);
  const [name = '', ...settings] = head.trim().split('\n');
  const lines = rest.join('---\n').trimEnd().split('\n');
  const listed = [...settings, ...lines].filter((line) => line.startsWith('files: '));
  const body = lines.filter((line) => !line.startsWith('files: '));
  const end = settings.includes('crlf') ? '\r\n' : '\n';
  return {
    name,
    text: body.map((line) => line.replace(mark, '') + end).join(''),
    files: listed.flatMap((line) => line.slice('files: '.length).split(', ')),
    faults: body.flatMap((line, index) => {
      const [, check] = line.match(mark) ?? [];
      return check ? [{ check, line: index + 1 }] : [];
    }),
  };
}
