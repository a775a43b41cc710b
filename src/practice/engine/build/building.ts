import type { JsonLines } from '../json-lines.ts';
import type { Image } from '../store/image.ts';
import type { ImageStore } from '../store/image-store.ts';
import type { Platform } from '../store/platform.ts';
import type { Context } from './context.ts';
import type { Stage } from './stage.ts';

/** What the instructions of a build share. */
export interface Building {
  store: ImageStore;
  context: Context;
  /** Where files are put that live as long as the build. */
  folder: string;
  /** Where the build tells of itself. */
  lines: Pick<JsonLines, 'say'>;
  /** The Dockerfile's escape character. */
  escapeChar: string;
  /** Finished stages and the one at work, which is the last. */
  stages: Stage[];
  platform: Platform;
  /** Gets an image that a FROM or a `--from` names; undefined where it cannot be reached. */
  fetchImage: (name: string, platform: Platform) => Promise<Image | undefined>;
}
