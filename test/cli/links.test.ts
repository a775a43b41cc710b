import { describe, expect, test } from 'vitest';
import { linksFor } from '../../src/cli/links.ts';
import type { Surroundings } from '../../src/cli/surroundings.ts';

const file = { file: 'buildspec.yml', line: 12 };

/** What a terminal of that environment is given for a file; 'none' where it gets no links at all. */
function linkIn(environment: Record<string, string>, isTTY = true): string | undefined {
  const surroundings = { environment, stdout: { isTTY } } as unknown as Surroundings;
  const urlOf = linksFor(surroundings, '/srv/app');
  return urlOf ? urlOf(file) : 'none';
}

const wezterm = { TERM: 'xterm-256color', TERM_PROGRAM: 'WezTerm' };
const link = 'file:///srv/app/buildspec.yml';

describe('links', () => {
  test.each<[string, Record<string, string>]>([
    ['WezTerm', wezterm],
    ['iTerm2', { TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.10.2' }],
    ['VS Code', { TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.94.0' }],
    ['tmux', { TERM: 'tmux-256color', TERM_PROGRAM: 'tmux', TERM_PROGRAM_VERSION: '3.4a' }],
    ['GNOME Terminal', { TERM: 'xterm-256color', VTE_VERSION: '7802' }],
    ['kitty', { TERM: 'xterm-kitty' }],
    ['Windows Terminal', { WT_SESSION: 'b8f1' }],
    ['a terminal of which it is said', { TERM: 'xterm', FORCE_HYPERLINK: '1' }],
  ])('stand in %s', (_what, environment) => {
    expect(linkIn(environment)).toBe(link);
  });

  test.each<[string, Record<string, string>]>([
    ['a terminal that nothing is known of', { TERM: 'xterm-256color' }],
    ['Terminal.app', { TERM: 'xterm-256color', TERM_PROGRAM: 'Apple_Terminal' }],
    ['an iTerm2 that is too old', { TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.0.15' }],
    [
      'a tmux that is too old',
      { TERM_PROGRAM: 'tmux', TERM_PROGRAM_VERSION: '3.3a', VTE_VERSION: '7802' },
    ],
    ['the VTE that crashes', { VTE_VERSION: '5000' }],
    ['GNU screen', { TERM: 'screen', STY: '1.pts', VTE_VERSION: '7802' }],
    ['a dumb terminal', { ...wezterm, TERM: 'dumb' }],
    ['NO_COLOR', { ...wezterm, NO_COLOR: '1' }],
    ['a screen reader', { ...wezterm, INK_SCREEN_READER: 'true' }],
    ['ACCESSIBLE=1', { ...wezterm, ACCESSIBLE: '1' }],
    ['CI', { ...wezterm, CI: 'true' }],
    ['FORCE_HYPERLINK=0', { ...wezterm, FORCE_HYPERLINK: '0' }],
  ])('stand nowhere with %s', (_what, environment) => {
    expect(linkIn(environment)).toBe('none');
  });

  test('stand in no pipe, unless that is asked for', () => {
    expect(linkIn({ ...wezterm, FORCE_COLOR: '1' }, false)).toBe('none');
    expect(linkIn({ FORCE_HYPERLINK: '1' }, false)).toBe(link);
  });

  test('name no file over a connection, where the terminal has other files', () => {
    expect(linkIn({ ...wezterm, SSH_CONNECTION: '10.0.0.1 5 10.0.0.2 22' })).toBeUndefined();
  });
});
