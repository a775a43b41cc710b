import { describe, expect, test } from 'vitest';
import { readBuildspec } from '../../src/buildspec/read.ts';
import { readCommands } from '../../src/buildspec/story.ts';
import { resolve, wordsOf } from '../../src/buildspec/words.ts';
import { building, inPhases } from './samples.ts';

const storyOf = (text: string) => readCommands(readBuildspec(text));
const tell = (...commands: string[]) => storyOf(building(...commands));

/** The directory in which the program `here` runs, after these commands. */
const directoryAfter = (...commands: string[]) => {
  const { calls } = tell(...commands, 'here');
  return calls.find(({ argv }) => argv[0]?.text === 'here')?.directory;
};

/** What the program `here` gets as its arguments, known values put in. */
const argumentsAfter = (...commands: string[]) => {
  const { calls } = tell(...commands);
  const here = calls.findLast(({ argv }) => argv[0]?.text === 'here');
  return here?.argv.slice(1).map(({ parts }) => wordsOf(parts));
};

describe('directories', () => {
  test.each<[string, string[], string | undefined]>([
    ['cd stays for the next command', ['cd app'], 'app'],
    ['cd after cd', ['cd a', 'cd b/../c'], 'a/c'],
    ['cd back', ['cd a/b', 'cd ..'], 'a'],
    ['above the source', ['cd ..'], '..'],
    ['a list', ['cd a && cd b'], 'a/b'],
    ['with a way out', ['cd a || exit 1'], 'a'],
    ['a subshell', ['(cd a && make)'], '.'],
    ['a pipeline', ['cd a | cat'], '.'],
    ['braces', ['{ cd a; }'], 'a'],
    ['a block', ['cd a\ncd b'], 'a/b'],
    ['the dash', ['cd a', 'cd b', 'cd -'], 'a'],
    ['alone goes home', ['cd'], '~'],
    ['pushd and popd', ['pushd a', 'pushd b', 'popd'], 'a'],
    ['the source root', ['cd a', 'cd "$CODEBUILD_SRC_DIR/b"'], 'b'],
    ['the source root in braces', ['cd $' + '{CODEBUILD_SRC_DIR}'], '.'],
    ['the working directory', ['cd a', 'cd $PWD/b'], 'a/b'],
    ['a known variable', ['D=services', 'cd "$D/web"'], 'services/web'],
    ['an unknown variable', ['cd $D'], undefined],
    ['from the unknown', ['cd $D', 'cd a'], undefined],
    ['an absolute path', ['cd $D', 'cd /tmp/x'], '/tmp/x'],
    ['in one branch', ['if [ -d a ]; then cd a; fi'], undefined],
    ['the same in both', ['if x; then cd a; else cd a; fi'], 'a'],
    ['after a test', ['[ -d a ] && cd a'], undefined],
    ['a loop that comes back', ['for d in a b; do cd $d; make; cd ..; done'], '.'],
    ['a loop that does not', ['while read -r d; do cd $d; done < list'], undefined],
    ['a function', ['f() { cd a; }', 'make'], '.'],
    ['a function that is called', ['f() { cd a; }', 'f'], 'a'],
    ['a substitution', ['X=$(cd a && pwd)'], '.'],
  ])('%s', (_, commands, directory) => {
    expect(directoryAfter(...commands)).toBe(directory);
  });

  test('one shell goes through the phases in 0.2, each command has its own in 0.1', () => {
    const phases = { pre_build: ['cd a'], build: ['here'] };
    const at = (version: string) => storyOf(inPhases(phases, version)).calls[1]?.directory;
    expect([at('0.2'), at('0.1')]).toEqual(['a', '.']);
  });

  test('a command that cannot be understood leaves the directory unknown if it goes somewhere', () => {
    const story = tell('cd a', 'if x; then cd b', 'here');
    expect(story.unread).toHaveLength(1);
    expect(story.calls.at(-1)?.directory).toBeUndefined();
    expect(tell('cd a', 'if x; then make', 'here').calls.at(-1)?.directory).toBe('a');
  });
});

describe('variables', () => {
  test.each<[string, string[], string[]]>([
    ['as set', ['A=b', 'here $A "$A-c" \'$A\''], ['b', 'b-c', '$A']],
    ['exported', ['export A=b C=d', 'here $A$C'], ['bd']],
    ['from another', ['A=$X/y', 'here "$A:z"'], ['$X/y:z']],
    ['with a default', [`A=\${B:-c}`, 'here "$A"'], [`\${B:-c}`]],
    ['a default not needed', ['A=b', `here "\${A:-c}"`], ['b']],
    ['a default needed', ['A=', `here "\${A:-c}" "\${A-c}"`], ['c', '']],
    ['cut', ['A=0123456789', `here \${A:0:7} \${A:7}`], ['0123456', '789']],
    ['lower case', ['A=App', `here \${A,,}`], ['app']],
    ['added to', ['A=b', 'A+=c', 'here $A'], ['bc']],
    ['for one command only', ['A=b here $A'], ['$A']],
    ['as several words', ['A="b  c"', 'here $A "$A"'], ['b', 'c', 'b  c']],
    ['taken away', ['A=b', 'unset A', 'here "$A."'], ['.']],
    ['in a loop over words', ['for a in x y; do here $a; done'], ['y']],
    ['of a command', ['A=$(date)', 'here $A'], ['$(date)']],
    ['in a branch', ['A=b', 'if x; then A=b; fi', 'here $A'], ['b']],
  ])('%s', (_, commands, expected) => {
    expect(argumentsAfter(...commands)).toEqual(expected);
  });

  test('a plain variable of the file is known, its dollar signs stand as they are', () => {
    const env = 'env:\n  variables:\n    A: b\n    P: $A/c';
    const { calls } = storyOf(inPhases({ build: ['here $A "$P"'] }, '0.2', env));
    expect(calls[0]?.argv.slice(1).map(({ parts }) => wordsOf(parts))).toEqual(['b', '$A/c']);
  });

  test('a value that differs by branch is opaque and names what it may come from', () => {
    const { calls } = tell('if x; then T=$A; else T=$B; fi', 'here $T');
    expect(calls.at(-1)?.argv[1]?.parts).toMatchObject([{ kind: 'opaque', names: ['A', 'B'] }]);
  });

  test('values from outside are put in by resolve', () => {
    const [build] = tell(`docker build -t "$URL/app:\${TAG:-latest}" .`).builds;
    const parts = build?.tags[0]?.parts ?? [];
    expect(resolve(parts)).toBeUndefined();
    expect(resolve(parts, new Map([['URL', 'docker.io']]))).toBeUndefined();
    const values = new Map<string, string | undefined>([
      ['URL', 'docker.io'],
      ['TAG', undefined],
    ]);
    expect(resolve(parts, values)).toBe('docker.io/app:latest');
    expect(resolve(parts, new Map([...values, ['TAG', '1']]))).toBe('docker.io/app:1');
  });

  test('values built on values come to an end', () => {
    const doubling = Array.from({ length: 60 }, () => `A="$A$A$B"; C=\${A:-$C$C}`);
    const { calls } = tell('A=$X', ...doubling, 'here "$A" $C');
    expect(calls).toHaveLength(1);
  });
});

describe('places in the file', () => {
  test.each<[string, string]>([
    ['plain', '- docker push a:b'],
    ['single quotes', `- 'echo ''x''; docker push a:b'`],
    ['double quotes', '- "echo \\"\\u00e9\\"; docker push a:b"'],
    ['a block', '- |\n        cd x\n        docker push a:b\n'],
    ['a block of Windows', '- |\r\n        cd x\r\n        docker push a:b\r\n'],
    ['an indented block', '- |\n        if x; then\n          docker push a:b\n        fi\n'],
    ['folded', '- >-\n        cd x &&\n        docker push a:b'],
    ['over lines', '- cd x &&\n        docker push a:b'],
    ['over lines in quotes', '- "cd x && \\\n        docker push a:b"'],
    ['a map by mistake', '- docker push a:b; echo "c: d"'],
  ])('%s', (_, item) => {
    const text = `version: 0.2\nphases:\n  build:\n    commands:\n      ${item}`;
    const [push] = storyOf(text).pushes;
    const { start = 0, end = 0 } = push?.image.span ?? {};
    expect(text.slice(start, end)).toBe('a:b');
    const { span } = push?.call ?? { span: { start: 0, end: 0 } };
    expect(text.slice(span.start, span.end)).toBe('docker push a:b');
  });
});

describe('guards', () => {
  const inside = (condition: string) => `if ${condition}; then docker push a; fi`;
  const otherwise = (condition: string) => `if ${condition}; then exit 1; fi\ndocker push a`;
  const name = '$CODEBUILD_BUILD_SUCCEEDING';
  test.each<[string, boolean]>([
    ['docker push a', false],
    [inside(`[ "${name}" = 1 ]`), true],
    [inside(`[ "${name}" == "1" ]`), true],
    [inside(`[ ${name} -eq 1 ]`), true],
    [inside(`test ${name} -eq 1`), true],
    [inside(`[[ ${name} == 1 ]]`), true],
    [inside(`[[ "${name}" -eq 1 && -f x ]]`), true],
    [inside(`(( ${name} == 1 ))`), true],
    [inside(`[ ${name} != 0 ]`), true],
    [inside(`! [ ${name} = 0 ]`), true],
    [inside(`[ "${name}" = 1 ] && [ -f x ]`), true],
    [inside(`[ "${name}" = 1 ] || [ -f x ]`), false],
    [inside(`[ "${name}" = 0 ]`), false],
    [inside('[ "$OTHER" = 1 ]'), false],
    [`[ "${name}" = 1 ] && docker push a`, true],
    [`[ "${name}" = 1 ] && docker tag x a && docker push a`, true],
    [`[ "${name}" = 0 ] || docker push a`, true],
    [`[ "${name}" = 1 ] || exit 1\ndocker push a`, true],
    [otherwise(`[ "${name}" = 0 ]`), true],
    [otherwise(`[ "${name}" != 1 ]`), true],
    [otherwise('[ -z "$X" ]'), false],
    [`if [ "${name}" = 0 ]; then echo; else docker push a; fi`, true],
    [`if [ "${name}" = 1 ]; then echo; fi\ndocker push a`, false],
  ])('%s', (command, guarded) => {
    expect(tell(command).pushes.map((push) => push.call.guarded)).toEqual([guarded]);
  });

  test('a test that is a command of its own guards the rest of its phase, and no other', () => {
    const phases = { build: ['[ "$CODEBUILD_BUILD_SUCCEEDING" = 1 ]', 'docker push a'] };
    const { pushes } = storyOf(inPhases({ ...phases, post_build: ['docker push b'] }));
    expect(pushes.map(({ call }) => call.guarded)).toEqual([true, false]);
  });

  test('leaving well guards only the rest of the same command', () => {
    const command = 'if [ "$CODEBUILD_BUILD_SUCCEEDING" = 0 ]; then exit 0; fi\ndocker push a';
    const { pushes } = tell(command, 'docker push b');
    expect(pushes.map(({ call }) => call.guarded)).toEqual([true, false]);
  });
});

describe('functions and inner scripts', () => {
  test('a function runs where it is called', () => {
    const { pushes } = tell('push() { docker push "$A"; }', 'A=b', 'cd x', 'push');
    expect(pushes.map(({ image, call }) => [wordsOf(image.parts), call.directory])).toEqual([
      ['b', 'x'],
    ]);
  });

  test('a function that calls itself comes to an end', () => {
    expect(tell('f() { f; g; }', 'g() { f; f; }', 'f').unread).toEqual([]);
  });

  test('the text of sh -c is followed', () => {
    expect(tell(`bash -ec 'cd x && docker push a'`).pushes[0]?.call.directory).toBe('x');
  });

  test('wrappers are looked through', () => {
    expect(tell('sudo -u me env A=b timeout 30 docker push a').pushes).toHaveLength(1);
  });
});
