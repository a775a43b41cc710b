import type { Command, PhaseName } from './buildspec.ts';
import type { Location } from './directories.ts';
import type { Known } from './expand.ts';
import type { Span } from './span.ts';
import type { Part, Word } from './words.ts';

/** Where in the build something happens. */
export interface Moment {
  /** Counts everything that happens, from 0, in the order of the run. */
  readonly order: number;
  readonly phase: PhaseName;
  readonly list: 'commands' | 'finally';
  /** The item of the buildspec that holds it. */
  readonly command: Command;
  /** In the file. */
  readonly span: Span;
}

/** What a command reads on its standard input, where the file says so. */
export type Input =
  | { readonly from: 'pipe'; readonly calls: readonly Call[] }
  | { readonly from: 'text'; readonly parts: readonly Part[] }
  | { readonly from: 'file'; readonly path: Word };

/** One program run by the build, as far as the file tells before it runs. */
export interface Call extends Moment {
  /** The program and its arguments, words as the shell passes them. */
  readonly argv: readonly Word[];
  readonly directory: Location;
  /** The variables that the file has set at this point. */
  readonly values: Known;
  readonly guarded: boolean;
  readonly conditional: boolean;
  /** It runs inside `$(…)`, so its output becomes part of another command. */
  readonly substituted: boolean;
  /** Its `$(…)` stands where a command is expected, so its output is run. */
  readonly executed: boolean;
  /** An `&` leaves it running beside the next. */
  readonly background: boolean;
  readonly input: Input | undefined;
  /** The files that its output goes to. */
  readonly outputs: readonly Word[];
}

/** A variable that a command sets. */
export interface Assignment extends Moment {
  readonly name: string;
  readonly parts: readonly Part[];
}

/** A file that a command writes. */
export interface Write extends Moment {
  readonly path: Word;
  /** Where it is written; undefined when that cannot be told. */
  readonly location: Location;
  /** What is written, where the command prints it. */
  readonly content: readonly Part[] | undefined;
}

/** A command that could not be understood, so that nothing is claimed about it. */
export interface Unread extends Moment {
  readonly why: string;
}
