import { expect, test } from 'vitest';
import { readBuildspec } from '../../../src/buildspec/read.ts';
import { readCommands } from '../../../src/buildspec/story.ts';
import { agreement, nameText, writtenName } from '../../../src/steps/write/written-names.ts';
import { building } from '../../buildspec/samples.ts';

/** How the names of a build and a push go together, after what comes before them. */
function compare(built: string, pushed: string, before: readonly string[] = []): string {
  const commands = [...before, `docker build -t ${built} .`, `docker push ${pushed}`];
  const { builds, pushes } = readCommands(readBuildspec(building(...commands)));
  const [one, other] = [builds[0]?.tags[0], pushes[0]?.image].map((word) =>
    writtenName(word?.parts ?? [], new Map()),
  );
  return one && other ? agreement(one, other) : '';
}

test.each<[string, string, string, string[]?]>([
  ['same', 'alice/app', 'alice/app:latest'],
  ['same', 'docker.io/alice/app:1', 'alice/app:1'],
  ['same', 'index.docker.io/library/app', 'app'],
  ['same', '$R/app:$T', `\${R}/app:\${T}`],
  ['same', '"$R/app:$T"', "$R'/'app:$T"],
  ['same', '$H/app', 'r.io/app', ['H=r.io']],
  ['same', '$H/app:$(git rev-parse HEAD)', '$H/app:$(git rev-parse HEAD)'],
  ['apart', 'alice/app:1', 'alice/app:2'],
  ['apart', 'app', 'r.io/app'],
  ['apart', 'my-app', '$R/app'],
  ['apart', '$R:latest', '$R:$CODEBUILD_RESOLVED_SOURCE_VERSION'],
  ['apart', '$R:latest', '$R:$T', ['T=$(date +%s)']],
  ['apart', '$R:$CODEBUILD_BUILD_NUMBER', '$R:$CODEBUILD_RESOLVED_SOURCE_VERSION'],
  ['apart', '$R:v1-$T', '$R:v2-$T'],
  ['doubtful', '$A:$T', '$B:$T'],
  ['doubtful', '$R:latest', '$R:$T'],
  ['doubtful', '$R:$T', '$R'],
  ['doubtful', '$U/app', '$R/$U/app'],
  ['open', '$REPO:latest', 'r.io/app:latest'],
  ['open', 'r.io/app:1', '$IMAGE'],
  ['open', '$R:latest', '$R:$T', ['if [ -n "$X" ]; then T=1; else T=2; fi']],
  ['open', `$R:\${T:-latest}`, '$R:$T'],
  ['open', '$(cat name)/app', '$R/app'],
])('%s: %s and %s', (expected, built, pushed, before) => {
  expect(compare(built, pushed, before)).toBe(expected);
  expect(compare(pushed, built, before)).toBe(expected);
});

test('a name is written out with what is not known in it', () => {
  const { pushes } = readCommands(readBuildspec(building('docker push "docker.io/$U/app"')));
  const values = new Map([['V', 'x']]);
  expect(nameText(writtenName(pushes[0]?.image.parts ?? [], values))).toBe(`\${U}/app:latest`);
});

test('a very long name is compared in time', () => {
  const long = `${'$A/'.repeat(10)}${'a'.repeat(200)}`;
  expect(compare(long, `${long}b`)).toBe('apart');
});
