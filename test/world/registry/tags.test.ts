import { expect, test } from 'vitest';
import { openSession } from '../../../src/world/registry/session.ts';
import { tagsOf } from '../../../src/world/registry/tags.ts';
import { bounds, serve } from './fixture.ts';

/** The tags of a registry that answers with these pages. */
async function tagsIn(pages: (number: number) => { body: string; more: boolean }) {
  const registry = await serve(({ url = '' }, response) => {
    const number = Number(new URL(url, 'http://registry').searchParams.get('last') ?? 0);
    const { body, more } = pages(number);
    const link = `</v2/a/b/tags/list?last=${number + 1}>; rel="next"`;
    response.writeHead(200, more ? { link } : {}).end(body);
  });
  const target = { registry, repository: 'a/b', actions: 'pull', credential: undefined };
  return tagsOf(openSession(target, bounds), 'a/b');
}

test('all pages are read', async () => {
  const pages = [['a', 'b'], ['c'], ['d']];
  const tags = await tagsIn((number) => ({
    body: JSON.stringify({ name: 'a/b', tags: pages[number] }),
    more: number < 2,
  }));
  expect(tags).toEqual(['a', 'b', 'c', 'd']);
});

test('a repository without tags has none, also where it says null', async () => {
  expect(await tagsIn(() => ({ body: '{"name":"a/b","tags":null}', more: false }))).toEqual([]);
});

test('a list without end is given up', async () => {
  const endless = tagsIn(() => ({ body: '{"tags":["a"]}', more: true }));
  await expect(endless).rejects.toMatchObject({ answer: { kind: 'unknown' } });
});

test('what is no list is no registry', async () => {
  const page = tagsIn(() => ({ body: '<html>', more: false }));
  await expect(page).rejects.toMatchObject({ answer: { reason: 'not-a-registry' } });
});
