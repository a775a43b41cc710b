import { describe, expect, test } from 'vitest';
import { readDockerfile } from '../../src/image/dockerfile.ts';

const real = `# syntax=docker/dockerfile:1
ARG PYTHON=3.12
ARG SUFFIX
FROM --platform=linux/amd64 python:\${PYTHON}-slim AS Build
ARG PYTHON
ENV HERE=/app SRC=src
WORKDIR \${HERE}
COPY requirements.txt ./
COPY --chown=1:1 \\
  # what the program is made of
  \${SRC}/a "b" /x/
COPY ["my file.txt", "py\${PYTHON}.txt", "/dst/"]
COPY <<ONE other.txt /etc/
COPY nothing from here
ONE
ADD https://example.com/y.tgz local*.txt /z/
RUN --mount=type=cache,target=/c --mount=type=bind,from=golang:1.22,target=/go true
EXPOSE 8080 53/udp \${NOWHERE}
FROM nginx:\${SUFFIX}
FROM build
COPY --from=Build /app /app
COPY --link --from=busybox:1.36 /bin/busybox /bin/
COPY --from=0 /a /b
COPY \${UNKNOWN}/x /y
FROM scratch
`;

describe('a Dockerfile of several stages', () => {
  const facts = readDockerfile(real);

  test('its stages and what each starts from', () => {
    expect(facts.stages).toEqual([
      {
        name: 'build',
        base: { kind: 'image', written: `python:\${PYTHON}-slim`, image: 'python:3.12-slim' },
        platform: 'linux/amd64',
        at: { line: 4, column: 1 },
      },
      { base: { kind: 'unknown', written: `nginx:\${SUFFIX}` }, at: { line: 19, column: 1 } },
      { base: { kind: 'stage', written: 'build', stage: 0 }, at: { line: 20, column: 1 } },
      { base: { kind: 'scratch', written: 'scratch' }, at: { line: 25, column: 1 } },
    ]);
  });

  test('what it copies from the context, and where each source is written', () => {
    expect(facts.sources.map(({ by, path, at }) => [by, path, at.line, at.column])).toEqual([
      ['COPY', 'requirements.txt', 8, 6],
      ['COPY', 'src/a', 11, 3],
      ['COPY', 'b', 11, 12],
      ['COPY', 'my file.txt', 12, 7],
      ['COPY', 'py3.12.txt', 12, 22],
      ['COPY', 'other.txt', 13, 12],
      ['ADD', 'local*.txt', 16, 31],
      ['COPY', undefined, 24, 6],
    ]);
    expect(facts.sources.at(-1)?.written).toBe(`\${UNKNOWN}/x`);
  });

  test('the images that the build fetches', () => {
    expect(facts.images.map(({ by, image, at }) => [by, image, at.line])).toEqual([
      ['syntax', 'docker/dockerfile:1', 1],
      ['FROM', 'python:3.12-slim', 4],
      ['RUN', 'golang:1.22', 17],
      ['FROM', undefined, 19],
      ['COPY', 'busybox:1.36', 22],
    ]);
  });

  test('ports, and what only BuildKit knows', () => {
    expect(facts.exposes).toEqual(['8080', '53/udp']);
    expect(facts.buildkit.map(({ feature, at }) => [feature, at.line])).toEqual([
      ['# syntax=', 1],
      ['here-document', 13],
      ['RUN --mount', 17],
      ['RUN --mount', 17],
      ['COPY --link', 22],
    ]);
  });

  test('nothing is wrong with it', () => expect(facts.problems).toEqual([]));

  test('build arguments decide over defaults', () => {
    const given = readDockerfile(real, { PYTHON: '3.9', SUFFIX: 'alpine', UNKNOWN: 'u' });
    expect(given.images.map((image) => image.image)).toContain('python:3.9-slim');
    expect(given.images.map((image) => image.image)).toContain('nginx:alpine');
    expect(given.sources.map((source) => source.path)).toContain('py3.9.txt');
  });
});

describe('variables', () => {
  test.each([
    ['ARG A=1\nFROM x:$A', 'x:1'],
    [`ARG A=1\nARG B=\${A}.2\nFROM x:\${B}`, 'x:1.2'],
    [`ARG A\nFROM x:\${A:-three}`, 'x:three'],
    [`ARG A=\nFROM x:\${A:-three}`, 'x:three'],
    [`ARG A=4\nFROM x:\${A:+set}`, 'x:set'],
    [`ARG A\nFROM x:\${A:+set}`, undefined],
    ['FROM x:$A', undefined],
    [`ARG A=1\nFROM x:\${A%.*}`, undefined],
    ['FROM x:\\$A', 'x:$A'],
    ['# escape=`\nFROM x:`$A', 'x:$A'],
  ])('%j starts from %s', (text, image) => {
    expect(readDockerfile(text).images[0]?.image).toBe(image);
  });

  test('an argument before FROM is not seen after it until it is declared again', () => {
    const text = 'ARG A=1\nFROM x\nCOPY $A /\nARG A\nCOPY $A /';
    expect(readDockerfile(text).sources.map((source) => source.path)).toEqual([undefined, '1']);
  });

  test('a stage made from another has its variables', () => {
    const text = 'FROM x AS a\nENV D=dir\nFROM a\nCOPY $D /';
    expect(readDockerfile(text).sources[0]?.path).toBe('dir');
  });
});

describe('what is wrong with a Dockerfile', () => {
  test.each([
    ['', 'empty', 1],
    ['# only words\n', 'empty', 1],
    ['ARG A=1\n', 'no-from', 1],
    ['COPY a b\nFROM x', 'before-from', 1],
    ['FROM x\nFOO bar', 'unknown-instruction', 2],
    ['FROM', 'from-without-image', 1],
    ['FROM x\n\nCOPY lonely', 'copy-without-destination', 3],
  ])('%j: %s', (text, kind, line) => {
    const [problem] = readDockerfile(text).problems;
    expect(problem).toMatchObject({ kind, at: { line, column: 1 } });
  });

  test('a byte order mark and Windows line ends are nothing wrong', () => {
    const facts = readDockerfile('\uFEFFFROM x\r\nCOPY a b\r\n');
    expect(facts.problems).toEqual([]);
    expect(facts.sources[0]).toMatchObject({ path: 'a', at: { line: 2, column: 6 } });
  });

  test('a text that nobody wrote is not read', () => {
    const facts = readDockerfile(`FROM x\n${'RUN y\n'.repeat(200_000)}`);
    expect(facts).toMatchObject({ stages: [], problems: [{ kind: 'too-large', at: { line: 1 } }] });
  });

  test('the last of two stages of one name is meant', () => {
    const { stages } = readDockerfile('FROM a AS one\nFROM b AS One\nFROM one\n');
    expect(stages[2]?.base).toMatchObject({ kind: 'stage', stage: 1 });
  });

  test('any text at all is read without an error', () => {
    for (const text of [
      `FROM \${`,
      'COPY [',
      'COPY ["a',
      'RUN <<',
      'FROM --',
      '\u0000',
      'ENV',
      'ARG =',
    ]) {
      expect(() => readDockerfile(text)).not.toThrow();
    }
  });
});
