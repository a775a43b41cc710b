import type { Readable } from 'node:stream';
import { Refusal } from '../refusal.ts';
import type { RegistrySession } from './registry-session.ts';
import { registryRefusal } from './registry-words.ts';

/** Bytes of a piece: what a push holds in memory. */
const usualPiece = 4 * 1024 * 1024;

/** True when the registry has the blob already. */
export async function hasBlob(
  session: RegistrySession,
  repository: string,
  digest: string,
): Promise<boolean> {
  const answer = await session.request(`/v2/${repository}/blobs/${digest}`, { method: 'HEAD' });
  return answer.ok;
}

/**
 * Uploads a blob as it is read: ask for an upload, send the bytes piece by piece, close it with the
 * digest (OCI distribution specification, Pushing a blob in chunks).
 * @throws Refusal in the registry's words
 */
export async function uploadBlob(
  session: RegistrySession,
  repository: string,
  digest: string,
  bytes: Readable,
): Promise<void> {
  const asked = await session.request(`/v2/${repository}/blobs/uploads/`, { method: 'POST' });
  let place = await nextPlace(asked, 202);
  let start = 0;
  for await (const piece of piecesOf(bytes)) {
    const sent = await session.request(place, {
      method: 'PATCH',
      headers: {
        'Content-Type': 'application/octet-stream',
        'Content-Range': `${start}-${start + piece.length - 1}`,
      },
      body: piece,
    });
    place = await nextPlace(sent, 202);
    start += piece.length;
  }
  const end = new URL(place);
  end.searchParams.set('digest', digest);
  const closed = await session.request(end.href, { method: 'PUT' });
  await expectStatus(closed, 201);
}

/** Cuts a stream into pieces of at least the usual length, except for the last. */
async function* piecesOf(bytes: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    length += chunk.length;
    if (length < usualPiece) continue;
    yield Buffer.concat(chunks);
    chunks = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(chunks);
}

/** Where the upload goes on. */
async function nextPlace(answer: Response, status: number): Promise<string> {
  await expectStatus(answer, status);
  const location = answer.headers.get('location');
  if (location === null) throw new Refusal(500, 'the registry names no place for the upload');
  return new URL(location, answer.url).href;
}

/** @throws Refusal in the registry's words when the status is another */
async function expectStatus(answer: Response, status: number): Promise<void> {
  if (answer.status !== status) throw await registryRefusal(answer);
  await answer.body?.cancel();
}
