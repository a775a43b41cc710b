/** How lists are written: `<Tags><member>…` (Query) or `<Contents>…` repeated (S3). */
export type Lists = 'member' | 'flat';

/**
 * An element with a plain value: objects become children, a Map becomes `<entry>` pairs, times
 * ISO 8601; undefined and null are left out.
 */
export function element(name: string, value: unknown, lists: Lists, attributes = ''): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value) && lists === 'flat') {
    return value.map((item) => element(name, item, lists)).join('');
  }
  return `<${name}${attributes}>${content(value, lists)}</${name}>`;
}

function content(value: unknown, lists: Lists): string {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => element('member', item, lists)).join('');
  if (value instanceof Map) {
    return [...value].map(([key, held]) => element('entry', { key, value: held }, lists)).join('');
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, inner]) => element(name, inner, lists))
      .join('');
  }
  return escapeText(String(value));
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeText(text: string): string {
  return text
    .replace(/[&<>"]/g, (character) => escapes[character] ?? character)
    .replace(/[\r\u0085\u2028]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** An element as read: its text, or its children in order. */
export interface Element {
  name: string;
  text: string;
  children: Element[];
}

/**
 * Reads the small documents that S3 clients send: elements, text and character references, no
 * DTD. Undefined when the text is no such document.
 */
export function readXml(text: string): Element | undefined {
  const root: Element = { name: '', text: '', children: [] };
  const open = [root];
  for (const [, close, name, empty, characters] of text.matchAll(
    /<(\/?)([\w:.-]+)[^>]*?(\/?)>|<\?[^>]*\?>|([^<]+)/g,
  )) {
    const current = open.at(-1);
    if (current === undefined) return undefined;
    if (characters !== undefined) current.text += unescapeText(characters);
    else if (name !== undefined && close) {
      if (open.pop()?.name !== name) return undefined;
    } else if (name !== undefined) {
      const child: Element = { name, text: '', children: [] };
      current.children.push(child);
      if (!empty) open.push(child);
    }
  }
  return open.length === 1 ? root.children[0] : undefined;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeText(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, entity) => {
    if (entity !== undefined) return entities[entity] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** The text of the first child of that name. */
export function childText(parent: Element | undefined, name: string): string | undefined {
  return parent?.children.find((child) => child.name === name)?.text.trim();
}
