/** What stands in HCL as it is written: a reference, or a type. */
export class Expression {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** An object that is given as JSON text. */
export class Json {
  readonly value: Value;
  constructor(value: Value) {
    this.value = value;
  }
}

/** A value of HCL, the Terraform language's syntax. */
export type Value =
  | string
  | number
  | boolean
  | Expression
  | Json
  | readonly Value[]
  | { readonly [key: string]: Value | undefined };

/** A block: `resource "aws_s3_bucket" "source" { … }`. */
export interface Block {
  /** The type and the labels. */
  head: readonly [string, ...string[]];
  attributes: Readonly<Record<string, Value | undefined>>;
  blocks?: readonly Block[];
}

/** A block in the canonical format, that of `terraform fmt`. */
export function blockLines({ head: [type, ...labels], attributes, blocks = [] }: Block): string[] {
  const own = aligned(Object.entries(attributes));
  const nested = blocks.flatMap((block, at) => [
    ...(at > 0 || own.length > 0 ? [''] : []),
    ...blockLines(block),
  ]);
  const opening = [type, ...labels.map(textOf)].join(' ');
  return [`${opening} {`, ...indented([...own, ...nested]), '}'];
}

/** `key = value` lines; the signs of neighbours that take one line each stand below each other. */
function aligned(entries: readonly (readonly [string, Value | undefined])[]): string[] {
  const items = entries.flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, lines: valueLines(value) }],
  );
  return items.flatMap(({ key, lines: [first = '', ...more] }, at) => {
    const width = more.length > 0 ? key.length : widthAround(items, at);
    return [`${key.padEnd(width)} = ${first}`, ...more];
  });
}

type Item = { key: string; lines: readonly string[] };

/** The longest key among the neighbours of an item that take one line each, itself included. */
function widthAround(items: readonly Item[], at: number): number {
  const isLong = ({ lines }: Item) => lines.length > 1;
  const from = items.slice(0, at).findLastIndex(isLong) + 1;
  const to = items.findIndex((item, index) => index > at && isLong(item));
  const run = items.slice(from, to === -1 ? items.length : to);
  return Math.max(...run.map(({ key }) => key.length));
}

function valueLines(value: Value): string[] {
  if (typeof value === 'string') return [textOf(value)];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (value instanceof Expression) return [value.text];
  if (value instanceof Json) return wrapped('jsonencode(', valueLines(value.value), ')');
  if (isList(value)) return listLines(value);
  const entries = Object.entries(value).map(([key, one]) => [keyOf(key), one] as const);
  return entries.length === 0 ? ['{}'] : ['{', ...indented(aligned(entries)), '}'];
}

const isList = (value: object): value is readonly Value[] => Array.isArray(value);

function listLines(values: readonly Value[]): string[] {
  const items = values.map(valueLines);
  const short = items.every((lines) => lines.length === 1) && items.length < 2;
  if (short) return [`[${items.flat().join(', ')}]`];
  return ['[', ...indented(items.flatMap((lines) => wrapped('', lines, ','))), ']'];
}

function wrapped(before: string, lines: readonly string[], after: string): string[] {
  const last = lines.length - 1;
  return lines.map((line, at) => `${at === 0 ? before : ''}${line}${at === last ? after : ''}`);
}

const indented = (lines: readonly string[]): string[] =>
  lines.map((line) => (line === '' ? '' : `  ${line}`));

/** A key of an object, bare where it is an identifier and no word of the language. */
const keyOf = (key: string): string =>
  /^(?!(for|null|true|false)$)[A-Za-z]\w*$/.test(key) ? key : textOf(key);

const names: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * A quoted template without templates in it (Terraform Language, Strings and Templates): a `$` or
 * `%` before a brace is written by its number, since doubling it is ambiguous behind another.
 */
function textOf(text: string): string {
  const safe = text
    .replaceAll(/[\\"]/g, '\\$&')
    .replaceAll(/[$%](?=\{)/g, codePoint)
    .replaceAll(/\p{Cc}/gu, (sign) => names[sign] ?? codePoint(sign));
  return `"${safe}"`;
}

function codePoint(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
