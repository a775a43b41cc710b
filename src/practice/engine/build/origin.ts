import { Refusal } from '../refusal.ts';
import { layTrees } from '../store/layer-tree.ts';
import type { Building } from './building.ts';
import { hasGaps } from './gaps.ts';
import type { Origin } from './sources.ts';

/** Where an instruction takes files from, and whether some of them may be missing for a reason. */
export interface PossiblyPartial extends Origin {
  /** True when a RUN or a base image would have put more files there. */
  partial: boolean;
}

/**
 * The build's context, or what `--from` names: a stage by name or number, else an image.
 * @throws Refusal in the engine's words when it names no such stage
 */
export async function originOf(
  building: Building,
  from: string | undefined,
): Promise<PossiblyPartial> {
  if (from === undefined) {
    return { tree: building.context.tree, isContext: true, partial: false };
  }
  const earlier = building.stages.slice(0, -1);
  const stage = /^\d+$/.test(from)
    ? numbered(building, Number(from))
    : earlier.findLast(({ name }) => name === from.toLowerCase());
  if (stage !== undefined) {
    return { tree: stage.tree, isContext: false, partial: hasGaps(stage.history) };
  }
  const image = await building.fetchImage(from, building.platform);
  if (image === undefined) return { tree: new Map(), isContext: false, partial: true };
  const tree = await layTrees(building.store.blobs, image.layers, building.folder);
  const { history = [] } = image.configuration;
  return { tree, isContext: false, partial: hasGaps(history) };
}

function numbered({ stages }: Building, number: number) {
  const wrong = (why: string) => new Refusal(400, `invalid from flag value ${number}: ${why}`);
  if (number >= stages.length) throw wrong('index out of bounds');
  if (number === stages.length - 1) throw wrong('refers to current build stage');
  return stages[number];
}
