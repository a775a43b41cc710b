import { linksFrom, type UrlOf } from '../ui/links.ts';
import { isOn, wantsColour } from './face-kind.ts';
import type { Surroundings } from './surroundings.ts';

/** The addresses that words link to; undefined where links are not wanted. */
export function linksFor(surroundings: Surroundings, folder?: string): UrlOf | undefined {
  if (!wantsLinks(surroundings)) return undefined;
  // A terminal at the other end of a connection would look for a file of its own.
  const { SSH_CONNECTION: elsewhere } = surroundings.environment;
  return linksFrom(elsewhere ? undefined : folder);
}

/**
 * Whether the terminal is known to show a link as its words. FORCE_HYPERLINK says so of any, or of
 * none by 0; who wants no colour, or has the screen read aloud, gets bare words.
 */
function wantsLinks(surroundings: Surroundings): boolean {
  const { environment, stdout } = surroundings;
  const forced = environment['FORCE_HYPERLINK'];
  if (forced) return isOn(forced);
  if (!stdout.isTTY || !wantsColour(surroundings)) return false;
  const unwanted = ['CI', 'ACCESSIBLE', 'INK_SCREEN_READER'].some((name) =>
    isOn(environment[name]),
  );
  return !unwanted && environment['TERM'] !== 'dumb' && knowsLinks(environment);
}

/** Terminals by TERM_PROGRAM, with the version from which on each knows OSC 8. */
const programs: Readonly<Record<string, string>> = {
  'iTerm.app': '3.1',
  WezTerm: '0.0',
  ghostty: '0.0',
  zed: '0.0',
  vscode: '1.72',
  mintty: '2.9',
  tmux: '3.4',
};

/** Terminals that TERM alone tells. */
const terms: ReadonlySet<string | undefined> = new Set([
  ...['xterm-kitty', 'xterm-ghostty', 'alacritty', 'foot', 'foot-extra'],
]);

/** Source: OSC 8 adoption in terminal emulators, github.com/Alhadis/OSC8-Adoption. */
function knowsLinks({
  TERM: term,
  TERM_PROGRAM: program = '',
  TERM_PROGRAM_VERSION: version = '',
  VTE_VERSION: vte,
  WT_SESSION: windows,
  STY: screen,
}: Surroundings['environment']): boolean {
  // GNU screen hands links to nobody, and its variables hide what stands around it.
  if (screen) return false;
  const since = programs[program];
  if (since !== undefined) return numberOf(version) >= numberOf(since);
  // VTE 0.50.0 crashes on a link.
  return Boolean(windows) || Number(vte) > 5000 || terms.has(term);
}

/** `3.4`, `3.4a` and `next-3.4` as 3004; 0 for what is no version. */
function numberOf(version: string): number {
  const [, major = 0, minor = 0] = version.match(/(\d+)\.(\d+)/) ?? [];
  return Number(major) * 1000 + Number(minor);
}
