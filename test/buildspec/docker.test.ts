import { describe, expect, test } from 'vitest';
import { imageWords, tagScheme } from '../../src/buildspec/image-words.ts';
import { missingPaths } from '../../src/buildspec/paths.ts';
import { readBuildspec } from '../../src/buildspec/read.ts';
import { readCommands } from '../../src/buildspec/story.ts';
import { type Part, wordsOf } from '../../src/buildspec/words.ts';
import { building } from './samples.ts';

const tell = (...commands: string[]) => readCommands(readBuildspec(building(...commands)));
const say = (word: { parts: readonly Part[] } | undefined) => word && wordsOf(word.parts);

describe('logins', () => {
  test.each<[string, string, string | undefined, string | undefined]>([
    ['echo "$P" | docker login -u "$U" --password-stdin "$R"', 'stdin $P', '$R', '$U'],
    ['printf %s "$P" | docker login --username=$U --password-stdin', 'stdin $P', undefined, '$U'],
    ["printf '%s\\n' $P | docker login -u$U --password-stdin r.io", 'stdin $P\n', 'r.io', '$U'],
    ['docker login -u a --password-stdin r.io <<< "$P"', 'stdin $P', 'r.io', 'a'],
    ['docker login -u a --password-stdin r.io <<E\n$P\nE', 'stdin $P\n', 'r.io', 'a'],
    [
      'cat key.json | docker login -u _json_key --password-stdin r.io',
      'stdin',
      'r.io',
      '_json_key',
    ],
    ['docker login -u a -p "$P" r.io', 'argument $P', 'r.io', 'a'],
    ['docker login --password=secret -u a', 'argument secret', undefined, 'a'],
    [
      'aws ecr get-login-password --region x | docker login -u AWS --password-stdin h',
      'ecr',
      'h',
      'AWS',
    ],
    ['docker login -u AWS -p $(aws ecr get-login-password) h', 'ecr', 'h', 'AWS'],
    [
      'P=$(aws ecr get-login-password); echo $P | docker login -u AWS --password-stdin h',
      'ecr',
      'h',
      'AWS',
    ],
    ['docker login -u AWS --password-stdin h < <(aws ecr get-login-password)', 'ecr', 'h', 'AWS'],
    [
      'aws --region x ecr-public get-login-password | docker login -u AWS --password-stdin h',
      'ecr',
      'h',
      'AWS',
    ],
    ['$(aws ecr get-login --no-include-email)', 'get-login', undefined, undefined],
    ['eval "$(aws ecr get-login)"', 'get-login', undefined, undefined],
    ['docker login r.io', 'nothing', 'r.io', undefined],
  ])('%s', (command, password, registry, username) => {
    const { logins, unread } = tell(command);
    expect(unread).toEqual([]);
    expect(logins).toHaveLength(1);
    const [login] = logins;
    const given = login?.password;
    const text =
      given !== undefined && 'parts' in given && given.parts ? ` ${wordsOf(given.parts)}` : '';
    expect(`${given?.by}${text}`).toBe(password);
    expect([say(login?.registry), say(login?.username)]).toEqual([registry, username]);
  });

  test('a login inside a substitution whose output is run is known as such', () => {
    const [login] = tell(
      '$(aws ecr get-login-password | docker login -u AWS --password-stdin h)',
    ).logins;
    expect(login?.call).toMatchObject({ substituted: true, executed: true });
    const [plain] = tell('OUT=$(echo $P | docker login -u a --password-stdin h)').logins;
    expect(plain?.call).toMatchObject({ substituted: true, executed: false });
  });

  test('order and phase follow the run', () => {
    const { logins, builds } = tell('docker build .', 'docker login -p a');
    expect(logins[0]?.call.order).toBeGreaterThan(builds[0]?.call.order ?? 99);
  });
});

describe('builds', () => {
  test('options in every form', () => {
    const [build] = tell(
      'docker --config /x build --no-cache -qt a:1 --tag=b:$T -f docker/Dockerfile --build-arg A=$B --build-arg=C --platform linux/amd64 --target app --progress plain ./src',
    ).builds;
    expect(build?.tags.map(say)).toEqual(['a:1', 'b:$T']);
    expect(say(build?.dockerfile)).toBe('docker/Dockerfile');
    expect(build?.buildArgs.map(say)).toEqual(['A=$B', 'C']);
    expect([say(build?.context), say(build?.target), say(build?.platform)]).toEqual([
      './src',
      'app',
      'linux/amd64',
    ]);
    expect(build).toMatchObject({ buildx: false, push: false });
  });

  test.each<[string, boolean]>([
    ['docker buildx build --push -t a .', true],
    ['docker buildx build --output=type=registry -t a .', true],
    ['docker buildx build -o type=image,push=true -t a .', true],
    ['docker buildx build --load -t a .', false],
    ['docker image build -t a .', false],
    ['podman build -t a .', false],
  ])('%s', (command, push) => {
    const { builds, pushes } = tell(command);
    expect(builds.map((build) => build.push)).toEqual([push]);
    expect(pushes.map(({ image }) => say(image))).toEqual(push ? ['a'] : []);
  });

  test('a variable in front of the context may hold options', () => {
    expect(say(tell('docker build $OPTIONS -t a app').builds[0]?.context)).toBe('app');
  });

  test('options out of a known variable are options', () => {
    const [build] = tell('O="--pull -t a:1"', 'docker build $O .').builds;
    expect([build?.tags.map(say), say(build?.context)]).toEqual([['a:1'], '.']);
  });

  test('a context that is missing, or glued to the tag', () => {
    expect(tell('docker build -t a:latest.').builds[0]).toMatchObject({
      context: undefined,
      words: [],
    });
  });

  test('a backslash that YAML folded away leaves a word of its own', () => {
    const text =
      'version: 0.2\nphases:\n  build:\n    commands:\n      - docker build \\\n        -t a .\n';
    const [build] = readCommands(readBuildspec(text)).builds;
    expect(build?.tags).toEqual([]);
    expect(build?.words.map(say)).toEqual([' -t', 'a', '.']);
  });
});

describe('tags and pushes', () => {
  test('both names of a tag', () => {
    const [tag] = tell('docker tag app:latest $R/app:$T').tags;
    expect([say(tag?.source), say(tag?.target)]).toEqual(['app:latest', '$R/app:$T']);
  });

  test.each<[string, string, boolean]>([
    ['docker push $R/app:$T', '$R/app:$T', false],
    ['docker image push --quiet a', 'a', false],
    ['docker push --all-tags $R/app', '$R/app', true],
    ['docker push -a $R/app', '$R/app', true],
  ])('%s', (command, image, allTags) => {
    const { pushes } = tell(command);
    expect(pushes.map((push) => [say(push.image), push.allTags])).toEqual([[image, allTags]]);
  });

  test('in a loop over known words each image is pushed', () => {
    const { pushes } = tell('for a in api web; do docker push r/$a:1; done');
    expect(pushes.map(({ image }) => say(image))).toEqual(['r/api:1', 'r/web:1']);
  });
});

describe('image references', () => {
  const partsOf = (command: string) => tell(`docker push ${command}`).pushes[0]?.image.parts ?? [];
  test.each<[string, string[], string | undefined]>([
    ['$A/$B/app:latest', ['$A', '$B', 'app'], 'latest'],
    ['host:5000/a/b', ['host:5000', 'a', 'b'], undefined],
    ['host:$PORT/a:$T', ['host:$PORT', 'a'], '$T'],
    [`$REPO:v-\${T:-x}`, ['$REPO'], `v-\${T:-x}`],
    ['a@sha256:0123', ['a'], undefined],
    [`$A-$B`, ['$A-$B'], undefined],
  ])('%s', (reference, segments, tag) => {
    const words = imageWords(partsOf(reference));
    expect(words.segments.map(wordsOf)).toEqual(segments);
    expect(words.tag === undefined ? undefined : wordsOf(words.tag)).toBe(tag);
  });

  test.each<[string, string]>([
    ['a', 'latest'],
    ['a:latest', 'latest'],
    ['a:1.2', 'text'],
    ['a:$CODEBUILD_RESOLVED_SOURCE_VERSION', 'commit'],
    ['a:$(echo $CODEBUILD_RESOLVED_SOURCE_VERSION | cut -c 1-7)', 'commit'],
    [`a:build-\${CODEBUILD_BUILD_NUMBER}`, 'build'],
    ['a:$SOMETHING', 'unknown'],
  ])('%s is tagged by %s', (reference, by) => {
    expect(tagScheme(imageWords(partsOf(reference)).tag).by).toBe(by);
  });

  test('a tag that a command cut short is still the commit', () => {
    const { pushes } = tell(
      'COMMIT=$(echo $CODEBUILD_RESOLVED_SOURCE_VERSION | cut -c 1-7)',
      `TAG=\${COMMIT:=latest}`,
      'docker push a:$TAG',
    );
    expect(tagScheme(imageWords(pushes[0]?.image.parts ?? []).tag).by).toBe('commit');
  });
});

describe('paths and writes', () => {
  test('what the build needs to find', () => {
    const { paths } = tell(
      'cd app',
      'pip install --upgrade pip -r requirements.txt -rdev.txt',
      'python -m pip install -r ../all.txt',
      'bash -x scripts/a.sh',
      './b.sh && python tool.py',
      'docker build -f docker/Dockerfile ..',
      'docker build web',
      'docker build https://github.com/a/b.git',
      'docker build - < Dockerfile',
    );
    expect(paths.map(({ kind, location, implied }) => [kind, location, implied])).toEqual([
      ['directory', 'app', false],
      ['requirements', 'app/requirements.txt', false],
      ['requirements', 'app/dev.txt', false],
      ['requirements', 'all.txt', false],
      ['script', 'app/scripts/a.sh', false],
      ['script', 'app/b.sh', false],
      ['script', 'app/tool.py', false],
      ['dockerfile', 'app/docker/Dockerfile', false],
      ['context', '.', false],
      ['context', 'app/web', false],
      ['dockerfile', 'app/web/Dockerfile', true],
    ]);
  });

  test('only what can be looked up is missing', () => {
    const { paths } = tell('cd day-13/app', 'cd $UNKNOWN', 'cd /tmp', 'cd "$CODEBUILD_SRC_DIR/.."');
    expect(missingPaths(paths, () => false).map(({ location }) => location)).toEqual([
      'day-13/app',
    ]);
    expect(missingPaths(paths, () => true)).toEqual([]);
  });

  test.each<[string, string, string | undefined]>([
    [
      `printf '[{"name":"app","imageUri":"%s"}]' $R:$T > imagedefinitions.json`,
      'imagedefinitions.json',
      '[{"name":"app","imageUri":"$R:$T"}]',
    ],
    ['echo "[{}]" | tee out/imagedefinitions.json', 'out/imagedefinitions.json', '[{}]'],
    ['cat > a.json <<E\n{"a": "$T"}\nE', 'a.json', '{"a": "$T"}\n'],
    ['jq -n . > a.json', 'a.json', undefined],
    ['{ echo a; echo b; } > a.txt', 'a.txt', undefined],
    ['mkdir -p build/out', 'build/out', undefined],
    ['cp a.txt b.txt', 'b.txt', undefined],
  ])('%s', (command, location, content) => {
    const { writes } = tell(command);
    expect(writes.map((write) => write.location)).toEqual([location]);
    expect(writes[0]?.content && wordsOf(writes[0].content)).toBe(content);
  });

  test('what goes nowhere is not written', () => {
    expect(tell('a > /dev/null 2>&1').writes).toEqual([]);
  });
});
