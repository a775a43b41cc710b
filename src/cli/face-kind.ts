import type { CommandLine } from '../options.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * How a command speaks with whoever runs it: `events` one JSON document a line, `progress` what goes
 * on beside one JSON document, `silent` nothing, `script` lines without a question, `lines` questions
 * too, `prompts` questions that are redrawn on a terminal too small for the `screen`.
 */
export type FaceKind = 'events' | 'progress' | 'silent' | 'script' | 'lines' | 'prompts' | 'screen';

/** Commands that only look, or that never ask. */
const silent = new Set(['check', 'plan']);
const unasked = new Set(['check', 'plan', 'apply']);

/** Columns and rows of the smallest terminal that the screen is made for. */
const smallest = { columns: 40, rows: 12 };

/** The kind of face that suits the command line, the terminal and the person. */
export function faceKind({ command, options }: CommandLine, surroundings: Surroundings): FaceKind {
  const { environment, stdin, stdout } = surroundings;
  if (options.json) return command === '' ? 'events' : 'progress';
  if (silent.has(command) || options.dryRun) return 'silent';
  const unattended = isOn(environment['CI']) || isOn(environment['CONTINUOUS_INTEGRATION']);
  const nobody = options.noInput || unattended || (!stdin.isTTY && !options.plain);
  if (unasked.has(command) || nobody || options.yes) return 'script';
  const still = environment['TERM'] === 'dumb' || isOn(environment['ACCESSIBLE']);
  if (options.plain || still || isOn(environment['INK_SCREEN_READER'])) return 'lines';
  if (!stdin.isTTY || !stdout.isTTY) return 'lines';
  // A terminal that does not know its size says 0.
  const { columns = 0, rows = 0 } = stdout;
  const small = columns > 0 && rows > 0 && (columns < smallest.columns || rows < smallest.rows);
  return small ? 'prompts' : 'screen';
}

/** Set and not said to be off. */
export function isOn(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false';
}

/** Whether glyphs beyond ASCII can be shown. */
export function knowsUnicode({ environment, platform }: Surroundings): boolean {
  if (environment['TERM'] === 'linux' || environment['TERM'] === 'dumb') return false;
  if (platform === 'win32') return environment['WT_SESSION'] !== undefined;
  const locale = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG'] || '';
  return /utf-?8/i.test(locale);
}

/** Source: no-color.org; FORCE_COLOR as Node's own tty module reads it. */
export function wantsColour({ environment, stdout }: Surroundings): boolean {
  if (environment['NO_COLOR']) return false;
  if (environment['FORCE_COLOR'] !== undefined) return environment['FORCE_COLOR'] !== '0';
  return stdout.isTTY === true && environment['TERM'] !== 'dumb';
}
