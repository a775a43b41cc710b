import type { LogLine } from './kept-lines.ts';
import type { Log } from './log.ts';
import type { Sighting } from './rule.ts';

/** What the same command printed before this line. */
export function above({ printed, line }: Sighting): readonly LogLine[] {
  return line ? printed.filter(({ number }) => number < line.number) : printed;
}

/** What the same command printed after this line. */
export function below({ printed, line }: Sighting): readonly LogLine[] {
  return line ? printed.filter(({ number }) => number > line.number) : [];
}

/** True where the image was only asked for as a cache, without which a build goes on. */
export function isCacheImport(sighting: Sighting): boolean {
  const image = /^ERROR: (\S+): not found$/.exec(sighting.text)?.[1];
  const imports = `importing cache manifest from ${image}`;
  return image !== undefined && above(sighting).some(({ text }) => text.startsWith(imports));
}

/** True where an image's build went on after this line: then it was no pull of the base image that ended it. */
export function buildWentOn(sighting: Sighting): boolean {
  return below(sighting).some(({ text }) =>
    /^(?:=> )?\[[^\]]*\d+\/\d+\] (?:RUN|COPY|ADD|WORKDIR)|^Step \d+\/\d+ ?: (?!FROM|ARG)/.test(
      text,
    ),
  );
}

/** True where docker did its work after this line: then the daemon only came up late. */
export function daemonCameUp(sighting: Sighting): boolean {
  return below(sighting).some(
    ({ text, builder }) =>
      builder ||
      /^(?:Server Version|Step 1\/|Sending build context|The push refers to|Successfully )/.test(
        text,
      ),
  );
}

/** True where the line comes from within a `RUN` of an image's build, not from the build's own shell. */
export function insideImageBuild(sighting: Sighting): boolean {
  if (sighting.line?.builder) return true;
  const step = above(sighting).findLast(({ text }) => builderStep.test(text));
  return step !== undefined && !/^Successfully /.test(step.text);
}

/** What the step of an image's build printed that ends at this line, and what BuildKit repeats of it. */
export function ofBuildStep(sighting: Sighting): readonly LogLine[] {
  const before = above(sighting);
  const after = below(sighting);
  const repeated = after.findIndex(({ text }) => /^\S*Dockerfile\S*:\d+$/.test(text));
  return [
    ...before.slice(before.findLastIndex(({ text }) => builderStep.test(text)) + 1),
    ...after.slice(0, Math.max(repeated, 0)),
  ];
}

const builderStep =
  /^(?:Step \d+\/\d+ ?: |(?:=> )?(?:ERROR )?\[[^\]]*\d+\/\d+\] (?:RUN|COPY|FROM)|Successfully (?:built|tagged))/;

/** Everything that ran before and what failed, as text, latest first. */
export function commandsUntil(sighting: Sighting): readonly string[] {
  const { log, command, line } = sighting;
  const before = log.commands.filter(({ number }) => line === undefined || number <= line.number);
  const commands = before.map((one) => one.command).reverse();
  const failed = command !== undefined && !commands.includes(command) ? [command] : [];
  return [...tracedAbove(sighting), ...failed, ...commands];
}

/** What a shell that shows its commands (`set -x`, or another service’s agent) ran, latest first. */
function tracedAbove(sighting: Sighting): readonly string[] {
  const traced = above(sighting).flatMap(({ text }) => /^(?:\$|\++) (\S.*)$/.exec(text)?.[1] ?? []);
  return traced.reverse();
}

/** True where no command is seen to fail before this line. */
export function nothingFailedBefore({ log, line }: Sighting): boolean {
  const here = line?.number ?? log.lines;
  return !log.spans.some(({ failedAt = here }) => failedAt < here);
}

/** Directories that earlier commands went to, in order; a bare `cd` is an empty text. */
export function visited(sighting: Sighting): readonly string[] {
  const { log, line, command } = sighting;
  const before = log.commands.filter(({ number }) => line === undefined || number < line.number);
  const own = command === undefined ? -1 : before.findLastIndex((one) => one.command === command);
  const earlier = own < 0 ? before : before.slice(0, own);
  return earlier.flatMap(({ command: one }) => {
    const went = /^\s*(?:cd|pushd)(?:\s+["']?([^\s"';&|]*))?["']?\s*(?:$|[;&|])/.exec(one);
    return went ? [went[1] ?? ''] : [];
  });
}

/** True where the log shows what came before: then what it does not show did not happen. */
export function sawBeginning(log: Log): boolean {
  return (
    log.phases.some(({ phase }) => phase === 'DOWNLOAD_SOURCE') ||
    log.commands.some(({ phase }) => phase === 'PRE_BUILD' || phase === 'INSTALL')
  );
}
