import { type DockerfileFacts, readDockerfile } from '../../image/dockerfile.ts';
import { lineOfParseError, lineOfStep } from '../../image/failing-line.ts';
import { plainText } from '../../plain-text.ts';
import type { BuildResult } from './answers.ts';

/** A builder's words about a failure, with the step, the line and the missing path they point to. */
export function buildFailure(words: string, step: string | undefined, text: string): BuildResult {
  const said = plainText(words).trim();
  const facts = readDockerfile(text);
  const line = lineOfParseError(said) ?? (step === undefined ? undefined : lineOfStep(facts, step));
  const missing = missingSource(said, facts);
  return {
    kind: 'failed',
    said,
    ...(step === undefined ? {} : { step }),
    ...(line === undefined ? {} : { line }),
    ...(missing === undefined ? {} : { missing }),
  };
}

/** The ways in which the builders say that a `COPY` or `ADD` found nothing, newest last. */
const missingForms: readonly RegExp[] = [
  /^(?:COPY|ADD) failed: stat .*?\/docker-builder\d+\/(.+): no such file or directory/,
  /excluded by \.dockerignore: stat (.+): file does not exist/,
  /failed to walk .*: lstat .*?\/buildkit-mount\d+\/(.+): no such file or directory/,
  /^failed to compute cache key: "\/(.+)" not found: not found/,
  /failed to (?:compute cache key|calculate checksum).*: "\/(.+)": not found/,
];

function missingSource(said: string, { sources }: DockerfileFacts): string | undefined {
  const path = missingForms.map((form) => form.exec(said)?.[1]).find(Boolean);
  if (path === undefined || !/failed to walk/.test(said)) return path;
  // BuildKit may stop at the first folder that is missing, and not say which file it was after
  return sources.find((source) => source.path?.startsWith(`${path}/`))?.path ?? path;
}
