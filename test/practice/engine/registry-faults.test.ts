import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { errorIn, pushGround as ground } from './fixture.ts';

/** Another host on loopback, closed when the test is over; its address. */
async function startHost(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('a registry that answers with another digest, breaks off or fails is found out', async () => {
  const { registry, push } = await ground('basic');
  const when = (form: RegExp, fault: object) =>
    registry.misbehave(({ method, path }) => (form.test(`${method} ${path}`) ? fault : undefined));
  when(/PUT .*manifests/, { wrongDigest: true });
  expect(errorIn(await push('alice'))).toMatch(/^the registry stored sha256:\w+ where sha256:/);
  when(/PUT .*manifests/, { cut: true });
  expect(errorIn(await push('alice'))).toMatch(/^Put ".*manifests\/1": EOF$/);
  when(/PUT .*manifests/, { status: 503 });
  expect(errorIn(await push('alice'))).toMatch(/^received unexpected HTTP status: 503/);
  when(/PUT .*manifests/, { status: 429 });
  expect(errorIn(await push('alice'))).toMatch(/^toomanyrequests: /);
});

test('a redirect is followed without the password to another host, and never off loopback', async () => {
  const { registry, docker, name, push, pull } = await ground('basic');
  await push('alice');
  await docker.getImage(`${name}:1`).remove();
  const to = (redirectTo: string) =>
    registry.misbehave(({ path }) => (path.includes('/blobs/') ? { redirectTo } : undefined));
  to('https://cdn.example.com');
  expect(errorIn(await pull('alice'))).toBe(
    'cdn.example.com: the practice engine reaches registries on loopback only',
  );
  const seen: (string | undefined)[] = [];
  const cdn = await startHost(({ headers }, response) => {
    seen.push(headers.authorization);
    response.writeHead(404).end();
  });
  to(cdn);
  await pull('alice');
  expect(seen).toEqual([undefined]);
});

test('a layer that is not what the manifest says is refused', async () => {
  const { registry, docker, name, push, pull } = await ground('basic');
  await push('alice');
  await docker.getImage(`${name}:1`).remove();
  const redirectTo = await startHost((_request, response) => response.end('something else'));
  registry.misbehave(({ path }) => (path.includes('/blobs/') ? { redirectTo } : undefined));
  expect(errorIn(await pull('alice'))).toMatch(
    /^filesystem layer verification failed for digest sha256:/,
  );
  expect(await docker.listImages()).toEqual([]);
});
