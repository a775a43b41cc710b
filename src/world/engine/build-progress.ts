import * as z from 'zod/mini';
import { plainText } from '../../plain-text.ts';
import type { OnProgress } from './answers.ts';
import { readTrace, type Vertex } from './build-trace.ts';
import { layerEvent } from './layer-event.ts';
import type { StreamEvent } from './stream-events.ts';

/** Follows a build's events and tells them on, one telling per change. */
export class BuildProgress {
  readonly #tell: OnProgress;
  readonly #told = new Map<string, string>();
  #current: string | undefined;
  #cached = false;
  #failed: string | undefined;

  constructor(tell: OnProgress) {
    this.#tell = tell;
  }

  take(event: StreamEvent): void {
    if (event.id === 'moby.buildkit.trace') this.#trace(event.aux);
    else if (event.stream !== undefined) this.#printed(event.stream);
    else this.#fetched(event);
  }

  /** The label of the step that failed, else of the one at which the classic builder stands. */
  get failedStep(): string | undefined {
    return this.#failed ?? this.#current;
  }

  /** The classic builder's last step is done when the build is. */
  end(state: 'done' | 'failed'): void {
    if (this.#current === undefined) return;
    this.#tell({ kind: 'step', name: this.#current, state, cached: this.#cached });
    if (state === 'done') this.#current = undefined;
  }

  #printed(stream: string): void {
    const text = plainText(stream).replace(/\n$/, '');
    if (text === '') return;
    if (/^Step \d+\/\d+ ?: /i.test(text)) {
      this.end('done');
      this.#current = text;
      this.#cached = false;
      this.#tell({ kind: 'step', name: text, state: 'started', cached: false });
    } else if (text.trim() === '---> Using cache') this.#cached = true;
    else this.#tell({ kind: 'log', text });
  }

  #fetched(event: StreamEvent): void {
    const layer = layerEvent(event);
    if (layer !== undefined) this.#tell(layer);
    else if (event.status !== undefined) this.#tell({ kind: 'log', text: plainText(event.status) });
  }

  #trace(aux: unknown): void {
    const base64 = z.safeParse(z.string(), aux);
    const trace = base64.success ? readTrace(base64.data) : undefined;
    if (trace === undefined) return;
    const { vertexes, statuses, logs } = trace;
    for (const vertex of vertexes) this.#vertex(vertex);
    for (const { id, current, total, completed } of statuses) {
      const state = completed ? 'done' : 'working';
      const size = total === 0 ? {} : { current, total };
      this.#tell({ kind: 'layer', id: plainText(id), state, ...size });
    }
    for (const log of logs) this.#tell({ kind: 'log', text: plainText(log).replace(/\n$/, '') });
  }

  #vertex(vertex: Vertex): void {
    const name = plainText(vertex.name);
    const state = stateOf(vertex);
    if (state === undefined || this.#told.get(vertex.digest) === state) return;
    this.#told.set(vertex.digest, state);
    // a step that only stood beside the failing one ends as canceled
    if (state === 'failed' && !/context canceled/.test(vertex.error)) this.#failed ??= name;
    this.#tell({ kind: 'step', name, state, cached: vertex.cached });
  }
}

function stateOf({ error, completed, started }: Vertex): 'failed' | 'done' | 'started' | undefined {
  if (error !== '') return 'failed';
  if (completed) return 'done';
  return started ? 'started' : undefined;
}
