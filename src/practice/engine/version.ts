import { newestApi, oldestApi } from './about.ts';
import { Refusal } from './refusal.ts';

/**
 * A path without the API version in front of it.
 * @throws Refusal 400 in the engine's words when the version is too new or too old
 */
export function pathOf(path: string): string {
  const [, version, rest] = /^\/v(\d+\.\d+)(\/.*)$/.exec(path) ?? [];
  if (version === undefined || rest === undefined) return path;
  if (compare(version, newestApi) > 0) {
    const newest = `Maximum supported API version is ${newestApi}`;
    throw new Refusal(400, `client version ${version} is too new. ${newest}`);
  }
  if (compare(version, oldestApi) < 0) {
    const oldest = `Minimum supported API version is ${oldestApi}`;
    const remedy = 'please upgrade your client to a newer version';
    throw new Refusal(400, `client version ${version} is too old. ${oldest}, ${remedy}`);
  }
  return rest;
}

function compare(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
