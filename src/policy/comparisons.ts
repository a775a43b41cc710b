import { BlockList, isIP } from 'node:net';
import { t } from '../language.ts';
import type { Truth } from './truth.ts';
import { many, matches, type Pattern, spell } from './wildcard.ts';

/** How a value of the request is compared with one of the policy's. */
export type Comparison = (asked: string, wanted: Pattern) => Truth;

/** Letter for letter; wildcards stand for themselves. */
export const equals: Comparison = (asked, wanted) => asked === spell(wanted);

/** The same without distinguishing case. */
export const equalsIgnoringCase: Comparison = (asked, wanted) =>
  asked.toLowerCase() === spell(wanted).toLowerCase();

/** With wildcards, letters distinguished by case. */
export const like: Comparison = (asked, wanted) => matches(wanted, asked);

/** Each of the six parts of an ARN on its own; a `*` that ends a shorter pattern takes the rest. */
export const arnLike: Comparison = (asked, wanted) => {
  const parts = asked.split(':');
  if (parts.length < 6) return false;
  const patterns = arnParts(wanted);
  if (patterns.length < 6 && wanted.at(-1) !== many) return false;
  return patterns.every((pattern, index) =>
    matches(pattern, index === 5 ? parts.slice(5).join(':') : (parts[index] ?? '')),
  );
};

function arnParts(pattern: Pattern): Pattern[] {
  const parts: Pattern[] = [[]];
  for (const part of pattern) {
    if (part === ':' && parts.length < 6) parts.push([]);
    else parts.at(-1)?.push(part);
  }
  return parts;
}

/** By order, both sides read as what `kind` names; a side that does not read as one is a doubt. */
export const compared =
  (
    kind: string,
    read: (text: string) => number,
    test: (asked: number, wanted: number) => boolean,
  ): Comparison =>
  (asked, wanted) => {
    const unreadable = [asked, spell(wanted)].find((text) => Number.isNaN(read(text)));
    return unreadable === undefined
      ? test(read(asked), read(spell(wanted)))
      : { doubt: t`"${unreadable}" is not a ${kind}` };
  };

/** An integer or decimal number, or NaN. */
export const readNumber = (text: string): number =>
  text.trim() === '' ? Number.NaN : Number(text);

/** Milliseconds since 1970 of a W3C date or of Unix seconds, or NaN; without a zone it is UTC. */
export function readDate(text: string): number {
  if (/^\d{5,}$/.test(text)) return Number(text) * 1000;
  const [date, time = '', zone = ''] = text.split(/(T[\d:.]+)/i);
  if (!/^\d{4}(-\d\d){0,2}$/.test(date ?? '')) return Number.NaN;
  return Date.parse(time === '' ? text : `${date}${time}${zone || 'Z'}`);
}

/** `true` or `false`, in any case. */
export const bool: Comparison = (asked, wanted) => {
  const value = spell(wanted).toLowerCase();
  return value === 'true' || value === 'false'
    ? asked.toLowerCase() === value
    : { doubt: t`"${spell(wanted)}" is neither true nor false` };
};

/** Byte for byte, both sides in base64. */
export const sameBytes: Comparison = (asked, wanted) =>
  Buffer.from(asked, 'base64').equals(Buffer.from(spell(wanted), 'base64'));

/** An address within a CIDR range; a range without a prefix length is one address. */
export const inRange: Comparison = (asked, wanted) => {
  const [network = '', length] = spell(wanted).split('/');
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(network)] ?? 0;
  const prefix = length === undefined ? bits : readNumber(length);
  if (bits === 0 || !Number.isInteger(prefix) || prefix < 0 || prefix > bits) {
    return { doubt: t`"${spell(wanted)}" is not an address or a range of addresses` };
  }
  if (isIP(asked) === 0) return { doubt: t`"${asked}" is not an address` };
  if (isIP(asked) !== isIP(network)) return false;
  const family = bits === 32 ? 'ipv4' : 'ipv6';
  const range = new BlockList();
  range.addSubnet(network, prefix, family);
  return range.check(asked, family);
};
