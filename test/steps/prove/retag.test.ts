import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { imageWords } from '../../../src/buildspec/image-words.ts';
import { readBuildspec } from '../../../src/buildspec/read.ts';
import { readCommands } from '../../../src/buildspec/story.ts';
import { resolve } from '../../../src/buildspec/words.ts';
import { retag } from '../../../src/steps/prove/retag.ts';
import { withTag } from '../../../src/steps/prove/retag-word.ts';

const tag = 'firstpush-c0ffee123456';

test.each([
  ['app', `app:${tag}`],
  ['app:latest', `app:${tag}`],
  ['"$URL/app:$TAG"', `"$URL/app:${tag}"`],
  ["'app:1.0'", `'app:${tag}'`],
  ['"$URL/app":"$TAG"', `"$URL/app":${tag}`],
  ['$URL/app:"$TAG"', `$URL/app:${tag}`],
  [`$URL/app:\${TAG:-latest}`, `$URL/app:${tag}`],
  [`\${URL:-docker.io}/app`, `\${URL:-docker.io}/app:${tag}`],
  ['localhost:5000/app', `localhost:5000/app:${tag}`],
  ['$R/app:$(git rev-parse --short HEAD)', `$R/app:${tag}`],
  ['IMAGE="$URL/app:$TAG"', `IMAGE="$URL/app:${tag}"`],
])('%s', (raw, word) => expect(withTag(raw, tag)).toBe(word));

const spec = (...commands: string[]) =>
  `version: 0.2\nphases:\n  build:\n    commands:\n${commands.map((each) => `      - ${each}\n`).join('')}`;

/** The tags that a text pushes, as far as it tells. */
function pushedTags(text: string): (string | undefined)[] {
  const { pushes } = readCommands(readBuildspec(text));
  return pushes.map(({ image }) => resolve(imageWords(image.parts).tag ?? []));
}

describe('a buildspec that pushes only the throw-away tag', () => {
  test.each([
    ['words', ['docker build -t $URL/app:latest .', 'docker push $URL/app:latest']],
    ['no tag', ['docker build -t $URL/app .', 'docker push $URL/app']],
    ['a variable', ['IMAGE="$URL/app:$TAG"', 'docker build -t "$IMAGE" .', 'docker push "$IMAGE"']],
    ['two variables', ['NAME=app:$TAG', 'docker build -t $URL/$NAME .', 'docker push $URL/$NAME']],
    [
      'a second name',
      [
        'docker build -t app:latest .',
        'docker tag app:latest $URL/app:$T',
        'docker push $URL/app:$T',
      ],
    ],
    ['--tag=', ['docker build --tag=$URL/app:1 .', 'docker push $URL/app:1']],
    ['a build that pushes', ['docker buildx build --push -t $URL/app:1 -t $URL/app:latest .']],
    ['a loop', ['for t in latest $TAG; do docker push $URL/app:$t; done']],
    [
      'docker run in between',
      ['docker build -t $U/a:1 .', 'docker run $U/a:1 true', 'docker push $U/a:1'],
    ],
    ['export', ['export IMAGE=$URL/app:$TAG', 'docker build -t $IMAGE .', 'docker push $IMAGE']],
    [
      'a block',
      ['|\n        set -e\n        docker build -t $URL/app:1 .\n        docker push $URL/app:1'],
    ],
  ])('%s', (_, commands) => {
    const before = spec(...commands);
    const retagged = retag(before, tag);
    if ('refused' in retagged) throw new Error(retagged.refused);
    expect(new Set(pushedTags(retagged.text))).toEqual(new Set([tag]));
    expect(pushedTags(retagged.text)).toHaveLength(pushedTags(before).length);
  });

  test('every template', () => {
    const folder = new URL('../../../templates/buildspecs/', import.meta.url);
    for (const file of readdirSync(folder)) {
      const retagged = retag(readFileSync(new URL(file, folder), 'utf8'), tag);
      if ('refused' in retagged) throw new Error(`${file}: ${retagged.refused}`);
      expect(new Set(pushedTags(retagged.text)), file).toEqual(new Set([tag]));
    }
  });

  test('an image that is run under a local name keeps it', () => {
    const before = spec(
      'docker build -t app:ci -t $U/a:1 .',
      'docker run app:ci',
      'docker push $U/a:1',
    );
    expect(retag(before, tag)).toEqual({
      text: spec(
        `docker build -t app:ci -t $U/a:${tag} .`,
        'docker run app:ci',
        `docker push $U/a:${tag}`,
      ),
    });
  });
});

describe('it is not claimed where it is not certain', () => {
  test.each([
    ['no push', ['docker build -t app .'], 'no docker push is written in it'],
    ['all tags', ['docker push --all-tags $URL/app'], 'it pushes all tags at once'],
    ['a variable from outside', ['docker push $IMAGE'], 'what $IMAGE holds is not written in it'],
    ['a command that is no shell', ['docker push "$URL/app'], 'could not be understood'],
  ])('%s', (_, commands, why) => {
    expect(retag(spec(...commands), tag)).toMatchObject({ refused: expect.stringContaining(why) });
  });
});
