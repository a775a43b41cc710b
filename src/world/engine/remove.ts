import type { RemoveResult } from './answers.ts';
import type { Engine } from './connect.ts';
import { outside } from './outside.ts';

/** Milliseconds: what is left over is not worth a long wait. */
const patience = 10_000;

/** Takes a tag off the engine's images, and with the last tag the image itself. */
export async function removeImage(engine: Engine, reference: string): Promise<RemoveResult> {
  try {
    await engine.docker.getImage(reference).remove({ abortSignal: AbortSignal.timeout(patience) });
    return { kind: 'removed' };
  } catch (error) {
    const { status, said } = outside(error);
    if (status === 404) return { kind: 'absent' };
    return status === undefined ? { kind: 'unknown', said } : { kind: 'refused', said };
  }
}
