import { shellText } from '../changes/shell-text.ts';
import { commands, say } from '../changes/verbs.ts';
import type { CommandLine } from '../options.ts';
import type { Change, Ui } from '../types.ts';
import { openJsonEvents } from '../ui/json.ts';
import { openScript } from '../ui/script.ts';
import type { Words } from '../ui/words.ts';
import type { Wishes } from '../wishes.ts';
import type { Surroundings } from './surroundings.ts';

/** What changes say of themselves, for every face. */
export const words: Words = {
  say,
  byHand: (change: Change) => commands(change).map(shellText),
};

/** Commands that only look, or that never ask. */
const silent = new Set(['check', 'plan']);
const unasked = new Set(['check', 'plan', 'apply']);

/** Opens the face that suits the command line, the terminal and the person. */
export async function openFace(
  { command, options }: CommandLine,
  surroundings: Surroundings,
  version: string,
  leaving: { onLeave(): void; wishes: Wishes },
): Promise<Ui> {
  const { environment, stdin, stdout, stderr } = surroundings;
  const consent = options.yes;
  if (options.json && command === '') return openJsonEvents({ output: stdout, words, consent });
  if (options.json) return openScript({ words, consent, output: stderr });
  if (silent.has(command) || options.dryRun) return openScript({ words, consent });
  const unattended = isOn(environment['CI']) || isOn(environment['CONTINUOUS_INTEGRATION']);
  const nobody = options.noInput || unattended || (!stdin.isTTY && !options.plain);
  if (unasked.has(command) || nobody || options.yes) {
    return openScript({ words, consent, output: stdout });
  }
  const look = { unicode: knowsUnicode(surroundings), colour: wantsColour(surroundings) };
  const still = !stdin.isTTY || environment['TERM'] === 'dumb' || isOn(environment['ACCESSIBLE']);
  if (options.plain || still || !stdout.isTTY || isOn(environment['INK_SCREEN_READER'])) {
    const { openPlain } = await import('../ui/plain.ts');
    return openPlain({ input: stdin, output: stdout, words, still, ...look });
  }
  if (!look.colour) environment['FORCE_COLOR'] = '0';
  // Ink takes them for on even where they are empty, and would draw nothing before the end.
  for (const name of ['CI', 'CONTINUOUS_INTEGRATION']) delete environment[name];
  const { openInk } = await import('../ui/ink/open.ts');
  return openInk({ stdin, stdout, words, version, ...leaving, ...look });
}

/** Set and not said to be off. */
function isOn(value: string | undefined): boolean {
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
