import type { ServerResponse } from 'node:http';
import { wordsOf } from './refusal.ts';

/**
 * The stream of JSON lines in which the engine tells of a build, a push or a pull. Its status is
 * 200 from the first line on, so what goes wrong later is told inside it (Docker Engine API,
 * "Build an image", "Push an image").
 */
export class JsonLines {
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  /** True once the status has been sent. */
  get started(): boolean {
    return this.#response.headersSent;
  }

  send(line: object): void {
    if (!this.started) this.#response.writeHead(200, { 'Content-Type': 'application/json' });
    this.#response.write(`${JSON.stringify(line)}\r\n`);
  }

  /** A line of a build's output. */
  say(text: string): void {
    this.send({ stream: `${text}\n` });
  }

  /** The line that ends the stream when something went wrong. */
  fail(message: string): void {
    this.send({ errorDetail: { message }, error: message });
  }

  /** How far a layer is. */
  progress(id: string, status: string, current?: number, total?: number): void {
    this.send({ status, progressDetail: current === undefined ? {} : { current, total }, id });
  }
}

/**
 * Does work that tells of itself in lines: what stops it before the first line is an ordinary HTTP
 * error, what stops it later is the last line.
 */
export async function tellInLines(
  response: ServerResponse,
  work: (lines: JsonLines) => Promise<void>,
): Promise<void> {
  const lines = new JsonLines(response);
  try {
    await work(lines);
  } catch (error) {
    if (!lines.started) throw error;
    lines.fail(wordsOf(error));
  }
  response.end();
}
