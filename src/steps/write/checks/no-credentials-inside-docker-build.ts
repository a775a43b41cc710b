import { placeOf } from '../../../buildspec/span.ts';
import { resolve, wordsOf } from '../../../buildspec/words.ts';
import { readDockerfile } from '../../../image/dockerfile.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import type { UsedDockerfile } from '../source-files.ts';

const services =
  's3|s3api|ssm|secretsmanager|ecr|sts|codeartifact|kms|dynamodb|cloudformation|lambda|sqs|sns';
const call = new RegExp(
  `(?:^|[\\s;&|(])aws\\s+(?:--\\S+\\s+\\S+\\s+)*(?:${services})\\s+[a-z]`,
  'm',
);

/** Nothing in a Dockerfile needs the build’s own role. */
export const noCredentialsInsideDockerBuild = meaningCheck(
  'no-credentials-inside-docker-build',
  t`nothing in a Dockerfile needs the build’s own role`,
  ({ dockerfiles }): Fault[] =>
    dockerfiles
      .filter((used) => call.test(used.text) && !bringsCredentials(used))
      .flatMap(({ path, text }) =>
        runsIn(text).flatMap(({ run, offset }): Fault[] => {
          const found = call.exec(run);
          if (!found || /--no-sign-request|type=secret/.test(run)) return [];
          const at = offset + found.index + found[0].indexOf('aws');
          return [
            {
              severity: 'warning',
              what: t`a RUN calls AWS while the image is built`,
              why: t`docker build does not hand the role of the build on: “Unable to locate credentials”`,
              at: { file: path, ...placeOf(text, at) },
              remedy: t`fetch it in the buildspec before docker build, and COPY it`,
            },
          ];
        }),
      ),
);

/** Every `RUN` of a Dockerfile with where it stands, comments blotted out. */
function runsIn(text: string): { run: string; offset: number }[] {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const { steps } = readDockerfile(text);
  return steps.flatMap(({ keyword, at }, index) => {
    if (keyword !== 'RUN') return [];
    const offset = starts[at.line - 1] ?? 0;
    const end = starts[(steps[index + 1]?.at.line ?? 0) - 1] ?? text.length;
    const run = text
      .slice(offset, end)
      .replace(/^[ \t]*#.*/gm, (found) => ' '.repeat(found.length));
    return [{ run, offset }];
  });
}

function bringsCredentials({ text, build }: UsedDockerfile): boolean {
  const given = build.buildArgs.map(({ parts }) => wordsOf(parts)).join(' ');
  const secret = build.call.argv.some((word) =>
    /^--(secret|ssh|network)\b/.test(resolve(word.parts) ?? ''),
  );
  return (
    secret ||
    /AWS_|CREDENTIALS/.test(given) ||
    /^[ \t]*(ARG|ENV)\s+AWS_(ACCESS|SECRET|SESSION|CONTAINER)/m.test(text)
  );
}
