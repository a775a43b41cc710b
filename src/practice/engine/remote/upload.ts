import type { Readable } from 'node:stream';
import { Refusal } from '../refusal.ts';
import type { RegistrySession } from './registry-session.ts';
import { registryRefusal } from './registry-words.ts';

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
 * Uploads a blob in one piece as it is read: ask for an upload, send the bytes, close it with the
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
  const place = await nextPlace(asked, 202);
  const sent = await session.request(place, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/octet-stream' },
    // it reads no further ahead than is sent, which Readable.toWeb does
    body: ReadableStream.from(bytes),
  });
  const end = new URL(await nextPlace(sent, 202));
  end.searchParams.set('digest', digest);
  const closed = await session.request(end.href, { method: 'PUT' });
  await expectStatus(closed, 201);
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
