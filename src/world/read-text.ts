import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { t } from '../language.ts';
import { Refused } from '../types.ts';

/** In bytes; no text that a person wrote is larger. */
const largest = 16 * 1024 * 1024;

// A pipe that nobody writes to would otherwise be waited for; Windows knows no such flag.
const withoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * The text of a regular file of at most 16 MiB, a byte order mark included; bytes that are not
 * UTF-8 become U+FFFD.
 * @throws Refused naming `shown` for anything else, and the file system's own errors
 */
export function readText(path: string, shown: string): string {
  const file = openSync(path, withoutWaiting);
  try {
    const bytes = bytesOf(file);
    if (typeof bytes !== 'string') return bytes.toString('utf8');
    throw new Refused({ reason: 'other', tried: t`reading ${shown}`, said: bytes });
  } finally {
    closeSync(file);
  }
}

/** The content, or the reason why it is no text of ours. */
function bytesOf(file: number): Buffer | string {
  const stats = fstatSync(file);
  if (stats.isDirectory()) return t`it is a folder`;
  if (!stats.isFile()) return t`it is no regular file`;
  if (stats.size > largest) return t`it is larger than 16 MiB`;
  // What the system makes up as it is read has no size.
  const bytes = stats.size === 0 ? readFileSync(file) : readBytes(file, stats.size);
  const mark = bytes.subarray(0, 2).toString('latin1');
  return mark === '\xFF\xFE' || mark === '\xFE\xFF' ? t`it is in UTF-16, not in UTF-8` : bytes;
}

/** The first bytes of a file, fewer where it ends before. */
function readBytes(file: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  for (let read = -1; read !== 0 && length < size; length += read) {
    read = readSync(file, bytes, length, size - length, null);
  }
  return bytes.subarray(0, length);
}
