import type {
  DoubleQuotedChild,
  ParameterExpansionPart,
  Word as ShellWord,
  WordPart,
} from 'unbash';
import { type Change, changed, namesIn, type Part, resolve } from './words.ts';

/** The variables that the file has set so far, each as parts. */
export type Known = ReadonlyMap<string, readonly Part[]>;

const mostParts = 64;
const longest = 1024;

/** A shell word as parts, every variable still a variable. */
export function partsOf(word: ShellWord): Part[] {
  if (word.parts === undefined) return [{ kind: 'literal', text: word.value, quoted: false }];
  return word.parts.flatMap((part) => fromPart(part, false));
}

/** Parts of the shell's own tree as parts of ours. */
export function fromParts(parts: readonly WordPart[], quoted: boolean): Part[] {
  return parts.flatMap((part) => fromPart(part, quoted));
}

function fromPart(part: WordPart | DoubleQuotedChild, quoted: boolean): Part[] {
  switch (part.type) {
    case 'Literal':
      return [{ kind: 'literal', text: part.value, quoted }];
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return [{ kind: 'literal', text: part.value, quoted: true }];
    case 'DoubleQuoted':
    case 'LocaleString':
      return part.parts.length === 0
        ? [{ kind: 'literal', text: '', quoted: true }]
        : part.parts.flatMap((child) => fromPart(child, true));
    case 'SimpleExpansion': {
      const name = part.text.slice(1);
      if (!isName(name)) return [{ kind: 'opaque', text: part.text, names: [], quoted }];
      return [{ kind: 'variable', name, change: undefined, quoted, text: part.text }];
    }
    case 'ParameterExpansion':
      return [fromExpansion(part, quoted)];
    default:
      return [{ kind: 'opaque', text: part.text, names: namesInText(part.text), quoted }];
  }
}

function isName(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name);
}

function fromExpansion(part: ParameterExpansionPart, quoted: boolean): Part {
  const { parameter: name, text } = part;
  const change = changeOf(part, quoted);
  const plain = part.prefix === undefined && part.index === undefined && isName(name);
  if (!plain || change === 'other') {
    return { kind: 'opaque', text, names: namesInText(text), quoted };
  }
  return { kind: 'variable', name, change, quoted, text };
}

function changeOf({ operation }: ParameterExpansionPart, quoted: boolean) {
  if (operation === undefined) return undefined;
  if (operation.type === 'Default') {
    const whenEmpty = operation.operator.startsWith(':');
    if (operation.operator.endsWith('?')) return undefined;
    const kind = operation.operator.endsWith('+') ? 'alternative' : 'default';
    const parts = partsOf(operation.operand).map((part) => ({ ...part, quoted }));
    return { kind, parts, whenEmpty } satisfies Change;
  }
  if (operation.type === 'Slice') {
    const from = Number(operation.offset.value);
    const length = operation.length === undefined ? undefined : Number(operation.length.value);
    if (!Number.isInteger(from) || (length !== undefined && !Number.isInteger(length))) {
      return 'other';
    }
    return { kind: 'slice', from, length } satisfies Change;
  }
  if (operation.type === 'CaseModification' && operation.operand === undefined) {
    if (operation.operator === ',,') return { kind: 'case', to: 'lower' } satisfies Change;
    if (operation.operator === '^^') return { kind: 'case', to: 'upper' } satisfies Change;
  }
  return 'other';
}

/** The variables that a stretch of shell text reads, as far as its dollar signs tell. */
export function namesInText(text: string): string[] {
  const found = text.matchAll(/\$\{?[!#]?([A-Za-z_]\w*)/g);
  return [...new Set([...found].map((match) => match[1] ?? ''))];
}

/** Parts with the variables replaced whose values are known at this point. */
export function substitute(parts: readonly Part[], known: Known): readonly Part[] {
  const result = parts.flatMap((part) => substitutePart(part, known));
  if (weigh(result) <= mostParts) return result;
  const names = result.flatMap((part) => (part.kind === 'variable' ? [part.name] : []));
  return [{ kind: 'opaque', text: '…', names: [...new Set(names)].slice(0, 8), quoted: false }];
}

/** Counts parts, defaults within defaults too, so that values built on values cannot explode. */
function weigh(parts: readonly Part[]): number {
  let weight = 0;
  for (const part of parts) {
    weight += 1 + Math.floor(part.text.length / longest);
    const change = part.kind === 'variable' ? part.change : undefined;
    if (change !== undefined && 'parts' in change) weight += weigh(change.parts);
    if (weight > mostParts) break;
  }
  return weight;
}

function substitutePart(part: Part, known: Known): readonly Part[] {
  if (part.kind === 'literal') return [part];
  if (part.kind === 'opaque') {
    const names = part.names.flatMap((name) => {
      const value = known.get(name);
      return value === undefined ? [name] : namesIn(value);
    });
    return [{ ...part, names: [...new Set(names)].slice(0, mostParts) }];
  }
  const { change, quoted } = part;
  const value = known.get(part.name);
  if (value === undefined) {
    if (change === undefined || !('parts' in change)) return [part];
    return [{ ...part, change: { ...change, parts: substitute(change.parts, known) } }];
  }
  const quotedAlike = (from: readonly Part[]) => from.map((piece) => ({ ...piece, quoted }));
  if (change === undefined) return quotedAlike(value);
  const text = resolve(value);
  if (text !== undefined) {
    const result = changed(text, change);
    if (typeof result !== 'string') return quotedAlike(substitute(result, known));
    return [{ kind: 'literal', text: result, quoted }];
  }
  const [only] = value;
  if (value.length === 1 && only?.kind === 'variable' && only.change === undefined) {
    return [{ ...only, change, quoted, text: part.text }];
  }
  const fallback = 'parts' in change ? namesIn(change.parts) : [];
  return [{ kind: 'opaque', text: part.text, names: [...namesIn(value), ...fallback], quoted }];
}
