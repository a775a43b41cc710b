import { rememberingFor } from '../remember.ts';
import { namesIn, type Part, resolve } from './words.ts';

/**
 * An image reference as a command writes it, taken apart before its variables are known: what
 * stands between the slashes, and the tag.
 */
interface ImageWords {
  /** The path, one element per stretch between slashes; the last one without tag and digest. */
  readonly segments: readonly (readonly Part[])[];
  /** What follows the last colon; undefined where there is none. */
  readonly tag: readonly Part[] | undefined;
}

/** Takes an image reference apart. Slashes and colons inside variables cannot be seen. */
export const imageWords = rememberingFor((parts: readonly Part[]): ImageWords => {
  const segments: Part[][] = [[]];
  let tag: Part[] | undefined;
  for (const part of parts) {
    if (part.kind !== 'literal') {
      (tag ?? segments.at(-1))?.push(part);
      continue;
    }
    for (const text of part.text.replace(/@sha256:\w*$/, '').split(/([/:])/)) {
      const piece: Part = { ...part, text };
      if (text === '/') {
        // A colon before a slash belongs to a port, not to a tag.
        if (tag !== undefined) segments.at(-1)?.push({ ...part, text: ':' }, ...tag);
        tag = undefined;
        segments.push([]);
      } else if (text === ':' && tag === undefined) tag = [];
      else if (text !== '') (tag ?? segments.at(-1))?.push(piece);
    }
  }
  return { segments, tag };
});

/** How an image is tagged: by the commit, by the build, `latest`, or a text of the file's own. */
export type TagScheme =
  | { readonly by: 'commit' | 'build' | 'latest' }
  | { readonly by: 'text'; readonly text: string }
  | { readonly by: 'unknown' };

/**
 * The scheme behind a tag. Docker takes a missing tag as `latest`; the commit and the build are
 * known by CodeBuild's variables (AWS CodeBuild User Guide, Environment variables in build
 * environments).
 */
export function tagScheme(tag: readonly Part[] | undefined): TagScheme {
  if (tag === undefined || tag.length === 0) return { by: 'latest' };
  const names = namesIn(tag);
  if (names.some((name) => /RESOLVED_SOURCE_VERSION|CODEBUILD_SOURCE_VERSION/.test(name))) {
    return { by: 'commit' };
  }
  if (names.some((name) => /^CODEBUILD_(BUILD_(NUMBER|ID)|START_TIME)$/.test(name))) {
    return { by: 'build' };
  }
  const text = resolve(tag);
  if (text === undefined) return { by: 'unknown' };
  return text === 'latest' ? { by: 'latest' } : { by: 'text', text };
}
