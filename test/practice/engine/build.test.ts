import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { at, build, dockerOn, type Files, startEngine, tarOf } from './fixture.ts';
import { pushedImage } from './image-files.ts';

const context: Files = { 'a.txt': 'a', 'b.txt': 'b', outside: '-> ../../../etc/passwd' };

/** Dockerfiles that fail after the build has begun, and the classic builder's words for it. */
const failures: [dockerfile: string, error: string][] = [
  [
    'FROM scratch\nCOPY missing /x',
    'COPY failed: file not found in build context or excluded by .dockerignore: stat missing: file does not exist',
  ],
  [
    'FROM scratch\nADD ./missing /x',
    'ADD failed: file not found in build context or excluded by .dockerignore: stat missing: file does not exist',
  ],
  [
    'FROM scratch\nCOPY outside /x',
    'COPY failed: file not found in build context or excluded by .dockerignore: stat outside: file does not exist',
  ],
  ['FROM scratch\nCOPY ../x /x', 'COPY failed: forbidden path outside the build context: ../x ()'],
  ['FROM scratch\nCOPY no* /x/', 'COPY failed: no source files were specified'],
  [
    'FROM scratch\nCOPY a.txt b.txt /x',
    'When using COPY with more than one source file, the destination must be a directory and end with a /',
  ],
  [
    'FROM scratch AS one\nCOPY a.txt /\nFROM scratch\nCOPY --from=one /nope /x',
    'COPY failed: stat nope: file does not exist',
  ],
  ['FROM scratch\nCOPY --from=0 /a /b', 'invalid from flag value 0: refers to current build stage'],
  ['FROM scratch\nCOPY --from=3 /a /b', 'invalid from flag value 3: index out of bounds'],
  ['FROM $NOTHING', 'base name ($NOTHING) should not be blank'],
  ['FROM scratch', 'No image was generated. Is your Dockerfile empty?'],
  ['FROM scratch\nEXPOSE abc', 'Invalid containerPort: abc'],
  [`FROM scratch\nENV A=\${B:?needed}`, `failed to process "\${B:?needed}": B: needed`],
  [
    'FROM scratch\nADD https://example.com/x /x',
    'ADD failed: https://example.com/x: the practice engine reaches nothing but registries on loopback',
  ],
];

test.each(failures)('%j fails inside the stream', async (Dockerfile, error) => {
  const engine = await startEngine();
  expect((await build(engine, { ...context, Dockerfile })).error).toBe(error);
});

/** Dockerfiles and options that fail before the build has begun. */
const refusals: [dockerfile: string, query: string, status: number, message: string][] = [
  ['', '', 400, 'the Dockerfile (Dockerfile) cannot be empty'],
  ['# nothing\n', '', 400, 'failed to parse Dockerfile: file with no instructions'],
  ['COPY a /b', '', 400, 'no build stage in current context'],
  ['FROM scratch\nFROB x', '', 400, 'dockerfile parse error on line 2: unknown instruction: FROB'],
  ['FROM scratch', 'dockerfile=X', 500, 'Cannot locate specified Dockerfile: X'],
  ['FROM scratch', 'target=x', 400, 'failed to reach build target x in Dockerfile'],
  ['FROM scratch', 'buildargs=x', 400, 'error reading buildargs: it is not a JSON object'],
  ['FROM scratch', 'platform=linux', 400, '"linux" is an invalid platform'],
  [
    'FROM scratch',
    't=alice/App',
    400,
    'invalid reference format: repository name must be lowercase',
  ],
  [
    'FROM scratch',
    'remote=https://example.com/x.git',
    400,
    'the practice engine builds from a context that is sent to it, not from a remote address',
  ],
  [
    'FROM scratch',
    'version=2',
    400,
    'the practice engine has no BuildKit: build with version 1, or set DOCKER_BUILDKIT=0',
  ],
];

test.each(refusals)('%j with "%s" is refused', async (Dockerfile, query, status, message) => {
  const engine = await startEngine();
  const body = await tarOf({ Dockerfile });
  const answer = await fetch(at(engine, `/build?${query}`), { method: 'POST', body });
  expect(answer.status).toBe(status);
  expect(await answer.json()).toEqual({ message });
});

test('tells of each step, and honestly of those that it does not carry out', async () => {
  const engine = await startEngine();
  const Dockerfile = `FROM python:3.12-slim
RUN --mount=type=cache,target=/c \\
    # twice
    pip install \\
    flask
COPY a.txt /
`;
  const { said, id } = await build(engine, { ...context, Dockerfile }, { t: 'demo' });
  const steps = said.replaceAll(/ ---> [0-9a-f]{12}\n/g, '');
  expect(steps).toBe(`Step 1/3 : FROM python:3.12-slim
 ---> base python:3.12-slim stands in as an empty layer
Step 2/3 : RUN --mount=type=cache,target=/c     pip install     flask
 ---> recorded, not run: the practice engine executes nothing
Step 3/3 : COPY a.txt /
Successfully built ${id.slice(7, 19)}
Successfully tagged demo:latest
`);
  const history = await dockerOn(engine).getImage('demo').history();
  const comments = history.map(({ Comment }: { Comment: string }) => Comment);
  expect(comments).toEqual([
    '',
    'recorded, not run: the practice engine executes nothing',
    'base python:3.12-slim stands in as an empty layer',
  ]);
});

test('does not miss what a RUN would have made', async () => {
  const engine = await startEngine();
  const Dockerfile = `FROM scratch AS built
COPY a.txt /src/
RUN make
FROM scratch
COPY --from=built /src/a.txt /out /
`;
  const { said, error, id } = await build(engine, { ...context, Dockerfile });
  expect(error).toBeUndefined();
  expect(said).toContain(' ---> recorded, not copied: /out would come of what was not run\n');
  expect((await pushedImage(engine, id)).files).toEqual({ 'a.txt': 'a' });
});

test('the same context gives the same image, another file another', async () => {
  const Dockerfile = 'FROM scratch\nWORKDIR /app\nCOPY . .\nRUN x\nCMD ["a"]\n';
  const ids = [];
  for (const more of [{}, {}, { 'c.txt': 'c' }]) {
    ids.push((await build(await startEngine(), { ...context, Dockerfile, ...more })).id);
  }
  expect(ids[0]).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(ids[1]).toBe(ids[0]);
  expect(ids[2]).not.toBe(ids[0]);
});

test('records owner and permissions as asked for', async () => {
  const engine = await startEngine();
  const Dockerfile = `FROM scratch
COPY --chown=10:20 --chmod=4750 a.txt /x/
COPY --chown=app b.txt /
`;
  const { id } = await build(engine, { ...context, Dockerfile });
  expect((await pushedImage(engine, id)).owners).toEqual({
    'x/': '10:20 755',
    'x/a.txt': '10:20 4750',
    'b.txt': 'app:app 644',
  });
});

test('leaves out the files that the client had to send though they are ignored', async () => {
  const engine = await startEngine();
  const files = { '.dockerignore': 'Dockerfile\n.docker*\n', 'a.txt': 'a' };
  const { id } = await build(engine, { ...files, Dockerfile: 'FROM scratch\nCOPY . /\n' });
  expect((await pushedImage(engine, id)).files).toEqual({ 'a.txt': 'a' });
});

test('ADD unpacks an archive of the context, and copies what only looks like one', async () => {
  const engine = await startEngine();
  const archive = gzipSync(await tarOf({ 'in/x': 'x' }));
  const files = { 'in.tgz': archive, 'no.gz': gzipSync('text') };
  const Dockerfile = 'FROM scratch\nADD in.tgz /un\nADD no.gz /\n';
  const { id } = await build(engine, { ...files, Dockerfile });
  const image = await pushedImage(engine, id);
  expect(Object.keys(image.files)).toEqual(['un/', 'un/in/', 'un/in/x', 'no.gz']);
});
