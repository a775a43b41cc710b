import { expect, test } from 'vitest';
import { readDockerfile } from '../../src/image/dockerfile.ts';
import { lineOfParseError, lineOfStep } from '../../src/image/failing-line.ts';

const text = `ARG V=1
FROM python:$V AS build
ENV A=1
WORKDIR /app
COPY a b

RUN true
FROM scratch
COPY --from=build /app /app
LABEL x=y
ADD c d
FROM build AS last
RUN last
`;

test.each([
  ['Step 1/12 : ARG V=1', 1],
  ['Step 5/12 : COPY a b', 5],
  ['Step 6/12 : RUN true', 7],
  ['[build 1/4] FROM docker.io/library/python:1', 2],
  ['[build 2/4] WORKDIR /app', 4],
  ['[build 4/4] RUN true', 7],
  ['[linux/amd64 build 3/4] COPY a b', 5],
  ['[stage-1 2/2] ADD c d', 11],
  ['[stage-1  1/10] COPY --from=build /app /app', 9],
  ['[last 1/1] RUN last', 13],
  ['[internal] load build context', undefined],
  ['exporting to image', undefined],
  ['[gone 1/2] RUN x', undefined],
  ['Step 40/40 : RUN x', undefined],
])('%s is on line %s', (label, line) => {
  expect(lineOfStep(readDockerfile(text), label)).toBe(line);
});

test('a single stage needs no name', () => {
  const facts = readDockerfile('FROM x\nENV A=1\nRUN y');
  expect(lineOfStep(facts, '[2/2] RUN y')).toBe(3);
});

test.each([
  ['dockerfile parse error line 3: unknown instruction: FOO', 3],
  ['failed to create LLB definition: dockerfile parse error on line 12: x', 12],
  ['something else', undefined],
])('%s', (said, line) => expect(lineOfParseError(said)).toBe(line));
