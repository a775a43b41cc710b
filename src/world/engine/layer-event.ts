import { plainText } from '../../plain-text.ts';
import type { EngineEvent } from './answers.ts';
import type { StreamEvent } from './stream-events.ts';

/** What an event says about one layer that is fetched or pushed; undefined where it names none. */
export function layerEvent({ id, status, progressDetail }: StreamEvent): EngineEvent | undefined {
  if (!id || status === undefined) return undefined;
  const { current, total } = progressDetail ?? {};
  return {
    kind: 'layer',
    id: plainText(id),
    state: plainText(status),
    ...(current === undefined ? {} : { current }),
    ...(total === undefined ? {} : { total }),
  };
}
