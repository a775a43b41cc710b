import { cutWord, leadOf, type Word } from './words.ts';

/** One option of a command line, as `-t` or `--tag`, with its value where it takes one. */
interface Option {
  readonly name: string;
  readonly value: Word | undefined;
  readonly word: Word;
}

/** Options and the words between them. */
export interface Line {
  readonly options: readonly Option[];
  readonly rest: readonly Word[];
}

/**
 * Takes a command line apart as Docker's own does: `--name value`, `--name=value`, `-n value`,
 * `-nvalue`, several short options in one word, and only words after `--`. `valued` says which
 * options take a value.
 */
export function readOptions(args: readonly Word[], valued: ReadonlySet<string>): Line {
  const options: Option[] = [];
  const rest: Word[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] as Word;
    const lead = leadOf(word.parts);
    if (lead === '--') {
      rest.push(...args.slice(at + 1));
      break;
    }
    if (!lead.startsWith('-') || lead === '-') rest.push(word);
    else {
      const found = lead.startsWith('--') ? [long(word, lead)] : short(word, lead, valued);
      const last = found.at(-1);
      if (last !== undefined && last.value === undefined && valued.has(last.name)) {
        at += 1;
        found[found.length - 1] = { ...last, value: args[at] };
      }
      options.push(...found);
    }
  }
  return { options, rest };
}

function long(word: Word, lead: string): Option {
  const equals = lead.indexOf('=');
  if (equals === -1) return { name: lead, value: undefined, word };
  return { name: lead.slice(0, equals), value: cutWord(word, equals + 1), word };
}

function short(word: Word, lead: string, valued: ReadonlySet<string>): Option[] {
  const found: Option[] = [];
  for (let at = 1; at < lead.length; at += 1) {
    const name = `-${lead[at]}`;
    if (!valued.has(name)) found.push({ name, value: undefined, word });
    else {
      const skip = lead[at + 1] === '=' ? 2 : 1;
      const more = lead.length > at + 1 || word.parts.some(({ kind }) => kind !== 'literal');
      found.push({ name, value: more ? cutWord(word, at + skip) : undefined, word });
      break;
    }
  }
  return found;
}

/** The values of all options of these names, in order. */
export function valuesOf(line: Line, ...names: string[]): Word[] {
  return line.options.flatMap(({ name, value }) =>
    value !== undefined && names.includes(name) ? [value] : [],
  );
}

/** True when one of these options is given and not switched off. */
export function isGiven(line: Line, ...names: string[]): boolean {
  return line.options.some(({ name, value }) => names.includes(name) && value?.text !== 'false');
}
