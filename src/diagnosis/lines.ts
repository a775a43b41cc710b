import { stripVTControlCharacters } from 'node:util';

/** One line of a log without what the way it travelled put around it. */
export interface CleanLine {
  text: string;
  /** True where the line is the agent's own, stamped `[Container]` (or `[Instance]`) and time. */
  agent: boolean;
  /** True where the line is a builder's, numbered `#12` by BuildKit. */
  builder: boolean;
  /** True where the line came through the local agent, `agent_1 |`. */
  local: boolean;
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
  /^\d{1,7} ?\\?\| ?/,
  /^\d{4}[/-]\d\d[/-]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?(?:[ \t,]+|$)/,
  /^\d{13}[ \t,]+"?/,
  /^(?:[\w./-]{0,120}\/)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}[ \t]+/,
  /^"(?:message|errorMessage|Message|statusCode|summary)": ?"/,
  /^message: ['"]/,
  /^"(?=An error occurred|Phase |\[?Container\])/,
];

const localPrefix = /^\s*(?:\d{1,7} \| )?(?:agent|build)[-_]1\s+\\?\| ?/;
const builderPrefix = /^#\d{1,4} (?:\d+\.\d+ )?/;
const builderTime = /^\d{1,5}\.\d{3} (?=\S)/;

/** The line as the program that wrote it meant it. Lines beyond 16 KB are cut. */
export function cleanLine(raw: string): CleanLine {
  let text = visible(raw.length > longest ? raw.slice(0, longest) : raw);
  const local = localPrefix.test(text);
  if (local) text = text.replace(localPrefix, '');
  const stamped = stamp.exec(text);
  if (stamped) {
    return { text: tidy(text.slice(stamped[0].length)), agent: true, builder: false, local };
  }
  text = unwrap(text);
  const builder = builderPrefix.test(text);
  if (builder) text = text.replace(builderPrefix, '');
  return { text: tidy(text.replace(builderTime, '')), agent: false, builder, local };
}

function unwrap(text: string): string {
  let bare = text;
  for (let round = 0; round < 4; round += 1) {
    const before = bare;
    for (const wrapping of wrappings) bare = bare.replace(wrapping, '');
    if (bare === before) break;
  }
  return bare;
}

function tidy(text: string): string {
  const open = text.includes('\\|') ? text.replaceAll('\\|', '|') : text;
  const plain = open.includes('\\"') ? open.replaceAll('\\"', '"').replace(/",?$/, '') : open;
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

/** Lines of a text one by one, without splitting it whole; a carriage return ends one too. */
export function* linesOf(text: string): Generator<string> {
  let from = 0;
  while (from <= text.length) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    yield text.slice(from, to);
    from = to + 1;
  }
}

const secrets: readonly (readonly [RegExp, string])[] = [
  [/\b(?:dckr_(?:pat|oat)_|gh[pousr]_|github_pat_|glpat-|npm_)[\w-]{8,}/g, '***'],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, '***'],
  [/\beyJ[\w-]{20,}[\w.=-]*/g, '***'],
  [/(\s(?:-p|--password)[ =])(?!\$|"\$|stdin)\S+/g, '$1***'],
  [/(:\/\/[^\s/:@]{1,100}:)[^\s/@]{1,200}@/g, '$1***@'],
  [/((?:password|passwd|secret|token)\s?[=:]\s?)(?!\$|"\$|\*)[^\s"']{6,}/gi, '$1***'],
];

/** Text that may be shown: what looks like a secret is masked, and it is no longer than a screen line or two. */
export function shown(text: string, values: Iterable<string> = []): string {
  let plain = text.length > 500 ? `${text.slice(0, 499)}…` : text;
  for (const value of values) {
    if (value.length >= 4) plain = plain.replaceAll(value, '***');
  }
  for (const [secret, mask] of secrets) plain = plain.replaceAll(secret, mask);
  return plain;
}
