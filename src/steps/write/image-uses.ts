import type { Story } from '../../buildspec/story.ts';
import type { Call } from '../../buildspec/story-shape.ts';
import type { Word } from '../../buildspec/words.ts';
import { rememberingFor } from '../../remember.ts';

/** A place where a command names an image. */
export interface ImageUse {
  word: Word;
  call: Call;
}

/** Every place where a docker command names an image that it builds, tags or pushes, in order. */
export const imageUses = rememberingFor(({ builds, tags, pushes }: Story): readonly ImageUse[] => {
  const uses = [
    ...builds.flatMap(({ call, tags: words }) => words.map((word) => ({ word, call }))),
    ...tags.flatMap(({ call, source, target }) => [
      { word: source, call },
      { word: target, call },
    ]),
    ...pushes.flatMap(({ call, image, build }) => (build ? [] : [{ word: image, call }])),
  ];
  return uses.toSorted((a, b) => a.call.order - b.call.order);
});
