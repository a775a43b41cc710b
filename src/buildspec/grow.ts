import {
  type CST,
  isAlias,
  isMap,
  isScalar,
  type ParsedNode,
  type YAMLMap,
  type Scalar as YamlScalar,
} from 'yaml';
import { t } from '../language.ts';
import type { Problem } from './problem.ts';
import type { Span } from './span.ts';
import type { Entry, Scalar, Style, Tree } from './tree.ts';

interface Growth {
  readonly text: string;
  readonly problems: Problem[];
  readonly anchors: Map<string, Tree>;
}

/** The tree of a parsed YAML text, with the faults that only the tree shows. */
export function growTree(text: string, contents: ParsedNode | null) {
  const growth: Growth = { text, problems: [], anchors: new Map() };
  const root = contents === null ? undefined : grow(contents, growth);
  return { root, problems: growth.problems };
}

function grow(node: ParsedNode, growth: Growth): Tree {
  if (isAlias(node)) return aliased(node.source, spanOf(node, growth), growth);
  const tree = grown(node, growth);
  if (node.anchor !== undefined) growth.anchors.set(node.anchor, tree);
  return tree;
}

type Grown = Exclude<ParsedNode, { source: string; anchor?: never }>;

function grown(node: Grown | YamlScalar.Parsed, growth: Growth): Tree {
  const span = spanOf(node, growth);
  if (isScalar(node)) {
    return { kind: 'scalar', text: node.source ?? '', style: styleOf(node), span };
  }
  const flow = node.flow === true;
  if (isMap(node)) {
    const entries = (node as YAMLMap.Parsed).items.map(({ key, value }) => ({
      key: keyText(key, growth),
      keySpan: spanOf(key, growth),
      value: value === null ? emptyAt(spanOf(key, growth).end) : grow(value, growth),
    }));
    reportTwice(entries, growth);
    const parts = entries.flatMap(({ keySpan, value }) => [keySpan, value.span]);
    return { kind: 'mapping', entries, flow, span: flow ? span : around(span, parts, growth) };
  }
  const marks = flow ? [] : dashes(node.srcToken);
  const items = (node.items as ParsedNode[]).map((item, index) => {
    const value = grow(item, growth);
    return { mark: marks[index] ?? value.span.start, value };
  });
  const parts = items.flatMap(({ mark, value }) => [{ start: mark, end: mark + 1 }, value.span]);
  return { kind: 'list', items, flow, span: flow ? span : around(span, parts, growth) };
}

/** A collection without brackets ends with its last part; the comments after it are not its own. */
function around(span: Span, parts: readonly Span[], { text }: Growth): Span {
  let end = span.start;
  for (const part of parts) if (part.end <= span.end) end = Math.max(end, part.end);
  while (end > span.start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return { start: span.start, end };
}

function aliased(name: string, span: Span, growth: Growth): Tree {
  const target = growth.anchors.get(name);
  if (target !== undefined) return target;
  const message = t`the alias *${name} names no anchor above it`;
  growth.problems.push({ kind: 'yaml-alias-unknown', effect: 'refused', message, span });
  return emptyAt(span.end);
}

function reportTwice(entries: readonly Entry[], growth: Growth): void {
  const seen = new Set<string>();
  for (const { key, keySpan } of entries) {
    if (seen.has(key)) {
      const message = t`\`${key}\` is written twice, and only the last one counts`;
      growth.problems.push({ kind: 'duplicate-key', effect: 'ignored', message, span: keySpan });
    }
    seen.add(key);
  }
}

function keyText(key: ParsedNode, growth: Growth): string {
  if (isScalar(key)) return String(key.source ?? '');
  const { start, end } = spanOf(key, growth);
  return growth.text.slice(start, end);
}

function spanOf(node: ParsedNode, { text }: Growth): Span {
  const start = Math.min(node.range[0], text.length);
  return { start, end: Math.min(Math.max(node.range[1], start), text.length) };
}

function emptyAt(offset: number): Scalar {
  return { kind: 'scalar', text: '', style: 'empty', span: { start: offset, end: offset } };
}

const styles: Record<string, Style> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

function styleOf(node: YamlScalar.Parsed): Style {
  const style = styles[node.type ?? 'PLAIN'] ?? 'plain';
  return style === 'plain' && node.source === '' ? 'empty' : style;
}

/** The offsets of a block list's dashes; the parser keeps comment-only items, which are skipped. */
function dashes(token: CST.Token | undefined): number[] {
  if (token?.type !== 'block-seq') return [];
  return token.items.flatMap(({ start }) =>
    start.filter(({ type }) => type === 'seq-item-ind').map(({ offset }) => offset),
  );
}
