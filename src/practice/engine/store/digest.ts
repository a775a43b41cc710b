import { createHash } from 'node:crypto';

/** The digest of a text or of bytes, as `sha256:` and hexadecimal digits. */
export function digestOf(content: string | Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
