import { Refusal } from '../refusal.ts';
import { writeLayer } from '../store/layer.ts';
import { parsePlatform } from '../store/platform.ts';
import type { BuildArgs } from './build-args.ts';
import type { Building } from './building.ts';
import { standsIn } from './gaps.ts';
import type { Instruction } from './instruction.ts';
import { emptyStage, type Stage, stageAfter, stageOn } from './stage.ts';

/**
 * Starts the stage that a FROM opens: on nothing, on an earlier stage, on an image, or on an empty
 * layer with the name of an image that cannot be reached.
 * @throws Refusal in the engine's words
 */
export async function startStage(
  building: Building,
  args: BuildArgs,
  { text, flags }: Instruction,
): Promise<Stage> {
  const [written = '', , alias = ''] = text.split(/\s+/);
  const base = args.fillGlobal(written);
  if (base === '') throw new Refusal(400, `base name (${written}) should not be blank`);
  const wanted = args.fillGlobal(flags.get('platform') ?? '');
  const platform = wanted === '' ? building.platform : parsePlatform(wanted);
  const name = alias.toLowerCase();
  if (base === 'scratch') return emptyStage(name, platform);
  const earlier = building.stages.find((stage) => stage.name === base.toLowerCase());
  if (earlier !== undefined) return stageAfter(earlier, name);
  const image = await building.fetchImage(base, platform);
  if (image !== undefined) {
    return stageOn(image, name, building.store.blobs, building.folder);
  }
  const stage = emptyStage(name, platform);
  building.lines.say(` ---> ${standsIn(base)}`);
  stage.layers.push(await writeLayer(building.store.blobs, new Map()));
  stage.history.push({
    created: building.context.newest.toISOString(),
    created_by: `FROM ${base}`,
    comment: standsIn(base),
  });
  return stage;
}
