import type { DockerfileFacts, Stage } from './dockerfile.ts';

/**
 * The line of the instruction that a builder names as it works: `Step 3/7 : COPY a b` of the
 * classic builder counts every instruction of the file; `[build 2/4] COPY a b` of BuildKit counts,
 * within one stage, the base image and what makes a layer. Undefined when the label names none.
 */
export function lineOfStep(facts: DockerfileFacts, label: string): number | undefined {
  const classic = /^Step (\d+)\/\d+ ?:/i.exec(label)?.[1];
  if (classic !== undefined) return facts.steps[Number(classic) - 1]?.at.line;
  const [, prefix = '', count] = /^\[(?:(.*\S) +)? *(\d+)\/ *\d+\] /.exec(label) ?? [];
  if (count === undefined) return undefined;
  const index = stageOf(facts.stages, prefix.split(' ').at(-1) ?? '');
  const stage = facts.stages[index];
  if (stage === undefined) return undefined;
  const layers = facts.steps.filter((step) => step.stage === index && makesLayer.has(step.keyword));
  const counted = countsBase(stage) ? [{ at: stage.at }, ...layers] : layers;
  return counted[Number(count) - 1]?.at.line;
}

/** The line that a builder names when it cannot read the file: `dockerfile parse error on line 3`. */
export function lineOfParseError(said: string): number | undefined {
  const line = /dockerfile parse error (?:on )?line (\d+)/i.exec(said)?.[1];
  return line === undefined ? undefined : Number(line);
}

const makesLayer: ReadonlySet<string> = new Set(['ADD', 'COPY', 'RUN', 'WORKDIR']);

function stageOf(stages: readonly Stage[], name: string): number {
  const number = /^stage-(\d+)$/.exec(name)?.[1];
  if (number !== undefined) return Number(number);
  const named = stages.findIndex((stage) => stage.name === name.toLowerCase());
  return named < 0 && stages.length === 1 ? 0 : named;
}

function countsBase(stage: Stage): boolean {
  return stage.base.kind === 'image' || stage.base.kind === 'unknown';
}
