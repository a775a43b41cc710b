import { type Platform, platformArgs } from '../store/platform.ts';
import { expand, type Lookup } from './expand.ts';
import type { Instruction } from './instruction.ts';
import { fill, type Stage } from './stage.ts';
import { splitWords } from './words.ts';

/** Arguments that a build takes without an ARG (Dockerfile reference, Predefined ARGs). */
const predefined = /^((https?|ftp|no|all)_proxy|(HTTPS?|FTP|NO|ALL)_PROXY)$/;

/** The arguments of one build: what the user gave, and what the Dockerfile declares. */
export class BuildArgs {
  readonly #given: Map<string, string>;
  readonly #global: Map<string, string>;
  readonly #escapeChar: string;
  readonly #declared = new Set<string>();

  constructor(given: Map<string, string>, platform: Platform, escapeChar: string) {
    this.#given = given;
    this.#global = new Map(platformArgs(platform));
    this.#escapeChar = escapeChar;
  }

  /** Declares an ARG that stands before the first FROM. */
  declareGlobal(instruction: Instruction): void {
    for (const [name, value] of this.#values(instruction, (text) => this.fillGlobal(text))) {
      this.#global.set(name, value);
    }
  }

  /** Declares an ARG inside a stage. */
  declare(stage: Stage, instruction: Instruction): void {
    const values = this.#values(instruction, (text) => fill(stage, text, this.#escapeChar));
    for (const [name, value] of values) stage.args.set(name, value);
  }

  /** Fills in the variables that a FROM may use. */
  fillGlobal(text: string): string {
    const lookup: Lookup = (name) => this.#global.get(name);
    return expand(text, lookup, this.#escapeChar);
  }

  /** The names that the user gave and the Dockerfile never asked for. */
  unused(): string[] {
    const names = [...this.#given.keys()].sort();
    return names.filter((name) => !this.#declared.has(name) && !predefined.test(name));
  }

  /** What each declared name is: as given, else its default, else as it is known globally. */
  *#values(
    { text }: Instruction,
    fillIn: (text: string) => string,
  ): Iterable<[name: string, value: string]> {
    for (const word of splitWords(text, this.#escapeChar)) {
      const equals = word.indexOf('=');
      const name = fillIn(equals < 0 ? word : word.slice(0, equals));
      const fallback = equals < 0 ? this.#global.get(name) : fillIn(word.slice(equals + 1));
      const value = this.#given.get(name) ?? fallback;
      this.#declared.add(name);
      if (value !== undefined) yield [name, value];
    }
  }
}
