import { expect, test } from 'vitest';
import { build, type Files, startEngine } from './fixture.ts';
import { pushedImage } from './image-files.ts';

const context: Files = {
  'a.txt': 'a',
  'ab.txt': 'ab',
  'src/': '',
  'src/b.py': 'b',
  'src/deep/c.py': 'c',
  link: '-> a.txt',
  folder: '-> src',
  outside: '-> ../../../etc/passwd',
  'with space': 's',
};

/** Dockerfiles below `FROM scratch`, and the files that the image then holds. */
const copies: [name: string, dockerfile: string, files: Files][] = [
  ['a file to a file', 'COPY a.txt /x', { x: 'a' }],
  ['a file into a new directory', 'COPY a.txt /x/y/', { 'x/': '', 'x/y/': '', 'x/y/a.txt': 'a' }],
  ['a file into the working directory', 'WORKDIR /w\nCOPY a.txt .', { 'w/': '', 'w/a.txt': 'a' }],
  [
    'a file into a directory that is there',
    'COPY src/deep /x\nCOPY a.txt /x',
    { 'x/': '', 'x/c.py': 'c', 'x/a.txt': 'a' },
  ],
  ['what a pattern matches', 'COPY a*.txt /x/', { 'x/': '', 'x/a.txt': 'a', 'x/ab.txt': 'ab' }],
  ['a set of signs', 'COPY [a-b].txt src/?.py /x/', { 'x/': '', 'x/a.txt': 'a', 'x/b.py': 'b' }],
  [
    'contents of a directory',
    'COPY src /x',
    { 'x/': '', 'x/b.py': 'b', 'x/deep/': '', 'x/deep/c.py': 'c' },
  ],
  ['through a link to a file', 'COPY link /x', { x: 'a' }],
  ['through a link to a directory', 'COPY folder/b.py /x', { x: 'b' }],
  ['names with spaces', 'COPY ["with space","/x y"]', { 'x y': 's' }],
  [
    'several into `.`',
    'WORKDIR /w\nCOPY a.txt ab.txt .',
    { 'w/': '', 'w/a.txt': 'a', 'w/ab.txt': 'ab' },
  ],
  ['by a variable', `ARG F=a\nENV E=.txt\nCOPY $F\${E} /x`, { x: 'a' }],
  ['a heredoc', 'ENV N=you\nCOPY <<EOF /x\nhello "$N"\nEOF', { x: 'hello "you"\n' }],
  ['a quoted heredoc', "COPY <<'EOF' /x/\n$N\nEOF", { 'x/': '', 'x/EOF': '$N\n' }],
  [
    'two heredocs, one indented',
    'COPY <<A <<-B /x/\none\nA\n\ttwo\n\tB',
    { 'x/': '', 'x/A': 'one\n', 'x/B': 'two\n' },
  ],
  ['an empty heredoc', 'COPY <<EOF /x\nEOF', { x: '' }],
  [
    'from a stage by name and by number',
    'COPY a.txt /s\nFROM scratch AS two\nCOPY --from=ONE /s /t\nCOPY --from=0 /s /u',
    { t: 'a', u: 'a' },
  ],
  ['a stage upon a stage', 'COPY a.txt /s\nFROM one\nCOPY ab.txt /t', { s: 'a', t: 'ab' }],
];

test.each(copies)('copies %s', async (_name, dockerfile, files) => {
  const engine = await startEngine();
  const Dockerfile = `FROM scratch AS one\n${dockerfile}\n`;
  const { error, id } = await build(engine, { ...context, Dockerfile });
  expect(error).toBeUndefined();
  const image = await pushedImage(engine, id);
  expect(image.files).toEqual(files);
});
