import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Refusal } from '../refusal.ts';
import { digestOf } from '../store/digest.ts';
import { type Image, imageOf, shortId } from '../store/image.ts';
import { startStage } from './base.ts';
import { BuildArgs } from './build-args.ts';
import type { BuildOptions } from './build-options.ts';
import type { Building } from './building.ts';
import { readContext } from './context.ts';
import { readDockerfile, readTrigger } from './dockerfile.ts';
import type { Instruction } from './instruction.ts';
import { perform, record } from './perform.ts';
import { configurationText, type Stage } from './stage.ts';
import { upToTarget } from './target.ts';

/** What a build needs from the engine around it. */
export type BuildGround = Pick<Building, 'store' | 'lines' | 'fetchImage'>;

/**
 * Builds an image from a Dockerfile and its context, in the manner of Docker's classic builder,
 * except that it executes nothing: a RUN is an entry in the history and an empty layer.
 * @param folder for the files of this build, which are removed at its end
 * @throws Refusal in the engine's words
 */
export async function build(
  ground: BuildGround,
  options: BuildOptions,
  archive: Readable,
  folder: string,
): Promise<Image> {
  const own = await mkdtemp(join(folder, 'build-'));
  try {
    return await buildIn(own, ground, options, archive);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

async function buildIn(
  folder: string,
  ground: BuildGround,
  options: BuildOptions,
  archive: Readable,
): Promise<Image> {
  const context = await readContext(archive, options.dockerfile, folder);
  const { instructions, escapeChar } = readDockerfile(context.dockerfile, options.dockerfile);
  const steps = upToTarget(instructions, options.target);
  const args = new BuildArgs(options.buildArgs, options.platform, escapeChar);
  const { platform } = options;
  const building: Building = { ...ground, context, folder, escapeChar, stages: [], platform };
  const created = context.newest.toISOString();
  let stage: Stage | undefined;
  for (const [index, instruction] of steps.entries()) {
    ground.lines.say(`Step ${index + 1}/${steps.length} : ${instruction.shown}`);
    if (instruction.keyword === 'FROM') {
      stage = await startStage(building, args, instruction);
      building.stages.push(stage);
      await performTriggers(building, args, stage);
    } else if (stage === undefined) args.declareGlobal(instruction);
    else await take(building, args, stage, instruction);
    if (stage !== undefined && stage.history.length > 0) {
      ground.lines.say(` ---> ${shortId(digestOf(configurationText(stage, created)))}`);
    }
  }
  if (stage === undefined || stage.history.length === 0) {
    throw new Refusal(400, 'No image was generated. Is your Dockerfile empty?');
  }
  label(building, stage, options.labels);
  const image = imageOf(configurationText(stage, created), stage.layers);
  ground.store.add(image);
  warnOfUnused(building, args);
  return image;
}

async function take(
  building: Building,
  args: BuildArgs,
  stage: Stage,
  instruction: Instruction,
): Promise<void> {
  if (instruction.keyword !== 'ARG') return perform(building, stage, instruction);
  args.declare(stage, instruction);
  record(building, stage, instruction.shown);
}

/** Carries out what the base image has left for builds on top of it. */
async function performTriggers(building: Building, args: BuildArgs, stage: Stage): Promise<void> {
  const triggers = stage.settings.OnBuild ?? [];
  if (triggers.length === 0) return;
  delete stage.settings.OnBuild;
  const noun = triggers.length === 1 ? 'trigger' : 'triggers';
  building.lines.say(`# Executing ${triggers.length} build ${noun}`);
  for (const trigger of triggers) await take(building, args, stage, readTrigger(trigger));
}

function label(building: Building, stage: Stage, labels: Map<string, string>): void {
  if (labels.size === 0) return;
  stage.settings.Labels = { ...stage.settings.Labels, ...Object.fromEntries(labels) };
  const text = [...labels].map(([name, value]) => `${name}=${value}`).join(' ');
  record(building, stage, `LABEL ${text}`);
}

function warnOfUnused({ lines }: Building, args: BuildArgs): void {
  const unused = args.unused();
  if (unused.length === 0) return;
  lines.say(`[Warning] One or more build-args [${unused.join(' ')}] were not consumed`);
}
