import { createHmac } from 'node:crypto';

/** Seconds for which a code is shown. */
const step = 30;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A seed as authenticators take it (RFC 4648, base 32). */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
}

/** The number of the code that is shown at a time in milliseconds. */
export const stepAt = (time: number): number => Math.floor(time / 1000 / step);

/** The code of a seed at a step (RFC 6238 and 4226: HMAC-SHA-1, six digits). */
export function codeAt(seed: Uint8Array, at: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(at));
  const hash = createHmac('sha1', seed).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 0xf;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
