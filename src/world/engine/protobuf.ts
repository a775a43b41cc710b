/** The little of Protocol Buffers that BuildKit's messages need (Protocol Buffers, Encoding). */

/** A field of a message: a number for a varint, bytes for text, bytes or a message. */
export interface Field {
  number: number;
  value: number | Uint8Array;
}

const varint = 0;
const fixed64 = 1;
const bytes = 2;
const fixed32 = 5;

/** The fields of a message in their order; undefined where the bytes are no message. */
export function readFields(message: Uint8Array): Field[] | undefined {
  const fields: Field[] = [];
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = message[at++];
      if (byte === undefined) return Number.NaN;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  };
  while (at < message.length) {
    const tag = next();
    const [number, type] = [Math.floor(tag / 8), tag % 8];
    if (type === varint) fields.push({ number, value: next() });
    else {
      const length =
        type === bytes ? next() : type === fixed64 ? 8 : type === fixed32 ? 4 : Number.NaN;
      const end = at + length;
      if (type === bytes) fields.push({ number, value: message.subarray(at, end) });
      at = end;
    }
    // not a number where the bytes ended within one, or the type is not known
    if (!(at <= message.length)) return undefined;
  }
  return fields;
}

/** A field that holds a text, as bytes. */
export function textField(number: number, text: string): Uint8Array {
  const content = Buffer.from(text);
  return Buffer.concat([Buffer.of(number * 8 + bytes, ...varintOf(content.length)), content]);
}

function varintOf(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varintOf(Math.floor(value / 128))];
}

/** A field's bytes as text; empty for a number. */
export function textOf({ value }: Field): string {
  return typeof value === 'number' ? '' : Buffer.from(value).toString('utf8');
}
