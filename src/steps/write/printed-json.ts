import type { Part } from '../../buildspec/words.ts';
import { t } from '../../language.ts';

/** Why a printed text is no JSON; `sure` where nothing that a variable could hold would help. */
interface BrokenJson {
  sure: boolean;
  why: string;
}

const unquoted = t`the shell takes double quotes away unless the text stands in single quotes`;
const split = t`bash makes a word of each part between commas in braces, unless they stand in quotes`;
const sign = '\uE000';

/** Whether a text that a command prints is JSON, whatever its variables hold; undefined when it is. */
export function brokenJson(parts: readonly Part[]): BrokenJson | undefined {
  // To the shell, brackets and braces outside of quotes are patterns, and it takes their quotes away.
  const bare = parts.find(({ kind, text }) => kind === 'opaque' && /^[[{].*"/s.test(text));
  if (bare && /(?<!\\)"/.test(bare.text)) return { sure: true, why: unquoted };
  // With a backslash before each of them the quotes stay, and bash alone takes the braces apart.
  if (bare) return /\{[^{}]*,/.test(bare.text) ? { sure: false, why: split } : undefined;
  const text = textOf(parts);
  const isOnlyHoles = text.replaceAll(new RegExp(`${sign}\\d+${sign}`, 'g'), '').trim() === '';
  if (isOnlyHoles || parses(text, 'x')) return undefined;
  const helps = ['"x"', '[]', '{}', '1', '', '"x",'].some((value) => parses(text, value));
  const isPrinted = parts.some(({ kind }) => kind === 'opaque');
  const isValue = new RegExp(`:\\s*${sign}`).test(text);
  if (helps && (isPrinted || !isValue)) return undefined;
  if (helps)
    return { sure: false, why: t`a variable stands there without double quotes around it` };
  if (/[“”„‟″‘’]/.test(text)) {
    return {
      sure: true,
      why: t`it has typographic quotes, as word processors and web pages make them`,
    };
  }
  if (!text.includes('"')) {
    return { sure: true, why: unquoted };
  }
  if (/[\]}]\s*[[{]/.test(text)) {
    return { sure: true, why: t`one list or object after another, without a comma, is no JSON` };
  }
  return {
    sure: true,
    why: t`a bracket, a comma or a quote is missing or stands in the wrong place`,
  };
}

/** Whether a printed text is a list or one object of JSON; undefined where it is neither. */
export function jsonKind(parts: readonly Part[]): 'list' | 'object' | undefined {
  const read = parsed(textOf(parts));
  if (Array.isArray(read)) return 'list';
  return typeof read === 'object' && read !== null ? 'object' : undefined;
}

/** The addresses of the images in a printed image definition, each in the parts that it is made of. */
export function imagesOf(parts: readonly Part[]): { uri: readonly Part[] }[] {
  const read = parsed(textOf(parts));
  const entries: unknown[] = Array.isArray(read) ? read : [];
  return entries.flatMap((entry) => {
    const uri: unknown =
      typeof entry === 'object' && entry !== null && 'imageUri' in entry
        ? entry.imageUri
        : undefined;
    return typeof uri === 'string' ? [{ uri: partsOf(uri, parts) }] : [];
  });
}

/** The text with a mark for each part that only the build knows. */
function textOf(parts: readonly Part[]): string {
  const marked = parts.map((part, index) =>
    part.kind === 'literal' ? part.text : `${sign}${index}${sign}`,
  );
  return marked.join('').replaceAll('\\n', '\n').replaceAll('\\t', '\t');
}

function partsOf(text: string, parts: readonly Part[]): Part[] {
  return text.split(sign).flatMap((piece, at): Part[] => {
    const part = at % 2 === 1 ? parts[Number(piece)] : undefined;
    if (part) return [part];
    return piece === '' ? [] : [{ kind: 'literal', text: piece, quoted: true }];
  });
}

function parses(text: string, value: string): boolean {
  return parsed(text.replaceAll(new RegExp(`${sign}\\d+${sign}`, 'g'), value)) !== undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
