import type { Call, Reply } from './call.ts';
import { RegistryError } from './registry-error.ts';
import type { Repositories } from './repositories.ts';

/** Tags of a repository and names of repositories, page by page with `n` and `last`. */
export function listRoutes(repositories: Repositories) {
  return {
    tags({ name, query }: Call): Reply {
      const tags = [...repositories.get(name).tags.keys()].sort();
      return page(`/v2/${name}/tags/list`, tags, query, (items) => ({ name, tags: items }));
    },
    catalog({ caller, query }: Call): Reply {
      const names = repositories.names().filter((name) => caller.sees(name));
      return page('/v2/_catalog', names, query, (items) => ({ repositories: items }));
    },
  };
}

function page(
  path: string,
  items: readonly string[],
  query: URLSearchParams,
  shape: (items: readonly string[]) => unknown,
): Reply {
  const n = query.get('n');
  if (n !== null && !/^\d{1,9}$/.test(n)) throw new RegistryError('PAGINATION_NUMBER_INVALID');
  const after = query.get('last') ?? '';
  const rest = items.filter((item) => item > after);
  const shown = n === null ? rest : rest.slice(0, Number(n));
  const next = new URLSearchParams({ n: n ?? '', last: shown.at(-1) ?? '' });
  const more = shown.length > 0 && shown.length < rest.length;
  return {
    status: 200,
    headers: {
      'content-type': 'application/json',
      ...(more && { link: `<${path}?${next}>; rel="next"` }),
    },
    body: JSON.stringify(shape(shown)),
  };
}
