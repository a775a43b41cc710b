import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { crc32 } from 'node:zlib';
import { Fault } from './service.ts';

/** A body as its sender meant it, with the checksum that was sent along. */
export interface Body {
  bytes: Buffer;
  /** `x-amz-checksum-…` headers, from the request's head or its trailer. */
  checksums: Record<string, string>;
}

/**
 * Takes a body out of its `aws-chunked` encoding where it has one, and holds it to the checksums
 * sent with it (S3 User Guide, "Checking object integrity"; S3 API reference, "Signature
 * calculations: transferring payload in multiple chunks"). CRC-32C and CRC-64/NVME are kept as
 * sent, not computed.
 * @throws Fault `IncompleteBody` or `BadDigest`
 */
export function readBody(headers: IncomingHttpHeaders, sent: Buffer): Body {
  const chunked =
    headers['content-encoding']?.includes('aws-chunked') ||
    String(headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-');
  const { bytes, trailer } = chunked ? unchunk(sent) : { bytes: sent, trailer: {} };
  const length = headers['x-amz-decoded-content-length'];
  if (length !== undefined && Number(length) !== bytes.length) throw incomplete();
  const all = { ...strings(headers), ...trailer };
  const checksums = Object.fromEntries(
    Object.entries(all).filter(([name]) => /^x-amz-checksum-(crc|sha)/.test(name)),
  );
  verify(bytes, { ...checksums, 'content-md5': all['content-md5'] });
  return { bytes, checksums };
}

function unchunk(sent: Buffer): { bytes: Buffer; trailer: Record<string, string> } {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = sent.indexOf('\r\n', at);
    // `size` or `size;chunk-signature=…`
    const size = Number.parseInt(sent.toString('latin1', at, Math.max(at, end)), 16);
    const next = end + 2 + size;
    if (end === -1 || Number.isNaN(size) || next > sent.length) throw incomplete();
    if (size === 0) return { bytes: Buffer.concat(chunks), trailer: fields(sent.subarray(next)) };
    chunks.push(sent.subarray(end + 2, next));
    at = next + 2;
  }
}

function fields(trailer: Buffer): Record<string, string> {
  const lines = trailer.toString('latin1').split('\r\n');
  return Object.fromEntries(
    lines
      .map((line) => line.match(/^([^:]+):\s*(.*)$/))
      .filter((match) => match !== null)
      .map(([, name = '', value = '']) => [name.toLowerCase(), value]),
  );
}

function verify(bytes: Buffer, claimed: Record<string, string | undefined>): void {
  const compute: Record<string, () => Buffer> = {
    'content-md5': () => createHash('md5').update(bytes).digest(),
    'x-amz-checksum-sha1': () => createHash('sha1').update(bytes).digest(),
    'x-amz-checksum-sha256': () => createHash('sha256').update(bytes).digest(),
    'x-amz-checksum-crc32': () => {
      const sum = Buffer.alloc(4);
      sum.writeUInt32BE(crc32(bytes));
      return sum;
    },
  };
  for (const [name, value] of Object.entries(claimed)) {
    const sum = compute[name]?.().toString('base64');
    if (value !== undefined && sum !== undefined && sum !== value) {
      const kind = name.replace(/^.*-/, '').toUpperCase();
      throw new Fault('BadDigest', `The ${kind} you specified did not match what we received.`);
    }
  }
}

function strings(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, String(value ?? '')]),
  );
}

function incomplete(): Fault {
  return new Fault(
    'IncompleteBody',
    'You did not provide the number of bytes specified by the Content-Length HTTP header',
  );
}
