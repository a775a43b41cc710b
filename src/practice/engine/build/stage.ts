import type { Blobs } from '../store/blobs.ts';
import type { HistoryEntry, Image, ImageConfiguration, Settings } from '../store/image.ts';
import type { Layer } from '../store/layer.ts';
import { layTrees } from '../store/layer-tree.ts';
import type { Platform } from '../store/platform.ts';
import type { Tree } from '../store/tree.ts';
import { expand, type Lookup } from './expand.ts';

/** One stage of a build: an image on its way. */
export interface Stage {
  /** Lower case, empty where the stage has none. */
  name: string;
  platform: Platform;
  settings: Settings;
  history: HistoryEntry[];
  layers: Layer[];
  /** The file system so far, as far as it is known. */
  tree: Tree;
  /** The values of ARGs declared in the stage. */
  args: Map<string, string>;
  author?: string;
  /** True once the Dockerfile itself has set CMD, which an ENTRYPOINT then leaves alone. */
  commandSet: boolean;
}

/** The search path of an image that says nothing else (Docker's default for Linux). */
const searchPath = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** A stage that starts from nothing. */
export function emptyStage(name: string, platform: Platform): Stage {
  return {
    name,
    platform,
    settings: { Env: [searchPath] },
    history: [],
    layers: [],
    tree: new Map(),
    args: new Map(),
    commandSet: false,
  };
}

/** A stage on top of an image. */
export async function stageOn(
  image: Image,
  name: string,
  blobs: Blobs,
  folder: string,
): Promise<Stage> {
  const { architecture, os, config = {}, history = [], author } = image.configuration;
  return {
    ...emptyStage(name, { os, architecture }),
    settings: { Env: [searchPath], ...structuredClone(config) },
    history: [...history],
    layers: [...image.layers],
    tree: await layTrees(blobs, image.layers, folder),
    ...(author !== undefined && { author }),
  };
}

/** A stage on top of an earlier one. */
export function stageAfter(earlier: Stage, name: string): Stage {
  return {
    ...earlier,
    name,
    settings: structuredClone(earlier.settings),
    history: [...earlier.history],
    layers: [...earlier.layers],
    tree: new Map(earlier.tree),
    args: new Map(),
    commandSet: false,
  };
}

/** Variables as an instruction of the stage sees them: what ENV sets hides what ARG sets. */
export function lookupIn(stage: Stage): Lookup {
  return (name) => {
    const set = stage.settings.Env?.find((pair) => pair.startsWith(`${name}=`));
    return set === undefined ? stage.args.get(name) : set.slice(name.length + 1);
  };
}

/** Fills in the stage's variables. */
export function fill(stage: Stage, text: string, escapeChar: string): string {
  return expand(text, lookupIn(stage), escapeChar);
}

/** The configuration of the image that the stage is so far. */
export function configurationText(stage: Stage, created: string): string {
  const configuration: ImageConfiguration = {
    architecture: stage.platform.architecture,
    os: stage.platform.os,
    created,
    ...(stage.author !== undefined && { author: stage.author }),
    config: stage.settings,
    rootfs: { type: 'layers', diff_ids: stage.layers.map(({ diffId }) => diffId) },
    history: stage.history,
  };
  return JSON.stringify(configuration);
}
