import type { Key } from './keys.ts';
import type { Outcome } from './outcome.ts';

/** The consent screen shows the plan, or every finding in full from a line on. */
export type ConsentView = { shows: 'plan' } | { shows: 'why'; top: number };

/** What a key does on the consent screen; `commands` asks for the commands to be written out. */
export function pressConsent(
  view: ConsentView,
  key: Key,
): Outcome<ConsentView, 'go' | 'skip' | 'edit' | 'commands'> {
  const name = key.name === 'text' ? key.text : key.name;
  if (view.shows === 'why') return pressWhy(view.top, name);
  switch (name) {
    case 'enter':
      return { done: 'go' };
    case 's':
      return { done: 'skip' };
    case 'e':
      return { done: 'edit' };
    case 'c':
      return { done: 'commands' };
    case '?':
      return { state: { shows: 'why', top: 0 } };
    case 'escape':
      return { back: true };
    default:
      return { state: view };
  }
}

function pressWhy(top: number, name: string): Outcome<ConsentView, never> {
  const scrolled = scrolls[name];
  if (scrolled !== undefined) return { state: { shows: 'why', top: Math.max(0, top + scrolled) } };
  const leaves = name === 'escape' || name === '?' || name === 'enter';
  return { state: leaves ? { shows: 'plan' } : { shows: 'why', top } };
}

const scrolls: Record<string, number> = {
  up: -1,
  k: -1,
  down: 1,
  j: 1,
  pageup: -5,
  pagedown: 5,
};
