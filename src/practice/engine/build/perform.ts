import { posix } from 'node:path';
import { type OwnedEntry, writeLayer } from '../store/layer.ts';
import { directory, isDirectory, missingParents, plant, treePath } from '../store/tree.ts';
import type { Building } from './building.ts';
import { copy } from './copy.ts';
import { notRun } from './gaps.ts';
import type { Instruction } from './instruction.ts';
import { ownerOf } from './owner.ts';
import { applySetting } from './settings.ts';
import { fill, type Stage } from './stage.ts';

/** Carries out one instruction other than FROM and ARG, and records it in the stage's history. */
export async function perform(
  building: Building,
  stage: Stage,
  instruction: Instruction,
): Promise<void> {
  if (applySetting(stage, instruction, building.escapeChar))
    return record(building, stage, instruction.shown);
  switch (instruction.keyword) {
    case 'WORKDIR':
      return changeDirectory(building, stage, instruction);
    case 'RUN':
      building.lines.say(` ---> ${notRun}`);
      return addLayer(building, stage, instruction, new Map(), notRun);
    default: {
      const { entries, gap } = await copy(building, stage, instruction);
      if (gap !== undefined) building.lines.say(` ---> ${gap}`);
      return addLayer(building, stage, instruction, entries, gap);
    }
  }
}

/** Notes an instruction that added no layer. */
export function record(building: Building, stage: Stage, shown: string): void {
  const created = building.context.newest.toISOString();
  stage.history.push({ created, created_by: shown, empty_layer: true });
}

async function addLayer(
  building: Building,
  stage: Stage,
  instruction: Instruction,
  entries: Map<string, OwnedEntry>,
  comment: string | undefined,
): Promise<void> {
  stage.layers.push(await writeLayer(building.store.blobs, entries));
  for (const [path, entry] of entries) plant(stage.tree, path, entry);
  stage.history.push({
    created: building.context.newest.toISOString(),
    created_by: instruction.shown,
    ...(comment !== undefined && { comment }),
  });
}

async function changeDirectory(
  building: Building,
  stage: Stage,
  instruction: Instruction,
): Promise<void> {
  const wanted = fill(stage, instruction.text, building.escapeChar);
  const now = posix.resolve('/', stage.settings.WorkingDir ?? '/', wanted);
  stage.settings.WorkingDir = now;
  const path = treePath(now) ?? '';
  if (isDirectory(stage.tree, path)) return record(building, stage, instruction.shown);
  const made = ownerOf(instruction)(directory(building.context.newest), false);
  const folders = [...missingParents(stage.tree, path), path].map(
    (folder) => [folder, made] as const,
  );
  return addLayer(building, stage, instruction, new Map(folders), undefined);
}
