import { stripVTControlCharacters } from 'node:util';

/** One line of a log without what the way it travelled put around it. */
export interface CleanLine {
  text: string;
  /** The line as it came, of what is longer the first 16 KB. */
  raw: string;
  /** True where the line is the agent's own, stamped `[Container]` (or `[Instance]`) and time. */
  agent: boolean;
  /** True where the line is a builder's, numbered `#12` by BuildKit. */
  builder: boolean;
}

const longest = 16 * 1024;

const stamp =
  /^.{0,160}?(?:\[(?:Container|Instance)\](?: \d{4}[/-]\d\d[/-]\d\d)?|\b(?:Container|Instance)\] \d{4}[/-]\d\d[/-]\d\d)(?:[ T]\d\d:\d\d:\d\d(?:\.\d+)?)?(?:[ \t]|$)/;

/** What stands before a line: quoting, table pipes, numbers, times, stream names. */
const wrappings: readonly RegExp[] = [
  /^[\s\u00A0]+/,
  /^>+ ?/,
  /^\\?\|+ ?/,
  /^`+/,
  /^-- ?\\?\| ?(?:--)?/,
  /^\d{1,7}(?: ?\\?\| ?|\t| (?=\d{4}-\d\d-\d\dT))/,
  /^\d{4}[/-]\d\d[/-]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?(?:[ \t,]+|$)(?:\[(?:INFO|WARNING|ERROR)\]: ?)?/,
  /^\d\d:\d\d:\d\d(?:[.,]\d+)?[ \t]+/,
  /^##\[\w+\]/,
  /^\[ *\d{1,6}\.\d+s?\] /,
  /^\d{13}[ \t,]+"?/,
  /^(?:[\w./-]{0,120}\/)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}[ \t]+/,
  /^message: ['"]/,
  /^"(?=An error occurred|Phase |\[?Container\])/,
];

/** A member of a JSON document, printed on a line of its own. */
const member = /^\s*"[\w-]{1,60}": ?"(.*?)",?$/;

const localPrefix = /^\s*(?:\d{1,7} \| )?(?:agent|build)[-_]1\s+\\?\| ?/;
const builderPrefix = /^#\d{1,4} (?:\d+\.\d+ )?/;
/** Seconds in four or more digits, as BuildKit repeats the lines of a step that failed. */
const builderTime = /^(?:\d\.\d{3}|\d{2}\.\d{2}|\d{3,5}\.\d{1,3}) (?=\S)/;

const mayBeWrapped = /^(?:[\s\u00A0>|\\`"#\d-]|\[ *\d|message: |\[(?:INFO|WARNING|ERROR)\]:)/;

/** The line as the program that wrote it meant it. Lines beyond 16 KB are cut. */
export function cleanLine(line: string): CleanLine {
  const raw = line.length > longest ? line.slice(0, longest) : line;
  let text = visible(raw).replace(localPrefix, '');
  const stamped = text.includes('] ') ? stamp.exec(text) : null;
  if (stamped) {
    return { text: tidy(text.slice(stamped[0].length)), raw, agent: true, builder: false };
  }
  text = unwrap(text);
  const builder = builderPrefix.test(text);
  if (builder) text = text.replace(builderPrefix, '');
  return { text: tidy(text.replace(builderTime, '')), raw, agent: false, builder };
}

/** A line as it came, for a person to read: with its indentation, without its colours. */
export function readable(raw: string): string {
  return visible(raw).replace(localPrefix, '').replace(builderPrefix, '').trimEnd();
}

function unwrap(text: string): string {
  if (!mayBeWrapped.test(text)) return text;
  let bare = member.exec(text)?.[1] ?? text;
  for (let round = 0; round < 4; round += 1) {
    const before = bare;
    for (const wrapping of wrappings) bare = bare.replace(wrapping, '');
    if (bare === before) break;
  }
  return bare;
}

function tidy(text: string): string {
  const open = text.includes('\\|') ? text.replaceAll('\\|', '|') : text;
  const plain = open.includes('\\"') ? open.replaceAll('\\"', '"') : open;
  return plain.replace(/\\n['"],?$/, '').trim();
}

/** Without colours, also those whose escape character was lost on the way, and control characters. */
function visible(text: string): string {
  const plain = /[\u001B\u009B]/.test(text) ? stripVTControlCharacters(text) : text;
  return plain
    .replaceAll(/\uFFFD?\[\d{1,2}(?:;\d{1,3}){0,3}m/g, '')
    .replaceAll(
      /[\u0000-\u0008\u000A-\u001F\u007F-\u009F\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g,
      '',
    );
}

/** Lines of a text one by one, without splitting it whole. */
export function* linesOf(text: string): Generator<string> {
  let from = 0;
  while (from <= text.length) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    yield text.slice(from, to);
    from = to + 1;
  }
}
