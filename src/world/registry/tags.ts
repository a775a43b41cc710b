import * as z from 'zod/mini';
import { t } from '../../language.ts';
import { Outcome, unknown } from './outcome.ts';
import type { Session } from './session.ts';
import { verdict } from './verdict.ts';

const mostPages = 20;

const page = z.object({ tags: z.nullish(z.array(z.string())) });

/**
 * All tags of a repository (OCI distribution specification 1.1, Listing tags).
 * @throws Outcome when they cannot be told, or take more than twenty pages
 */
export async function tagsOf(session: Session, repository: string): Promise<string[]> {
  const tags: string[] = [];
  let next: string | undefined = `/v2/${repository}/tags/list`;
  for (let count = 0; next !== undefined; count += 1) {
    if (count === mostPages) throw unknown('server-error', t`the tags of ${repository} do not end`);
    const reply = await session.ask('GET', next);
    if (reply.status !== 200) throw new Outcome(await verdict(session, reply));
    tags.push(...tagsIn(reply.body.toString(), session));
    const link = /<([^>]+)>\s*;\s*rel="?next"?/.exec(reply.headers.get('link') ?? '')?.[1];
    next = link && new URL(link, reply.url).href;
  }
  return tags;
}

function tagsIn(text: string, session: Session): readonly string[] {
  try {
    return z.parse(page, JSON.parse(text)).tags ?? [];
  } catch {
    throw unknown('not-a-registry', t`${session.base.host} gave no list of tags`);
  }
}
