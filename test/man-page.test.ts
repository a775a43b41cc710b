import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { commandWords } from '../src/commands.ts';
import { flagWords } from '../src/flags.ts';
import { manPage } from '../src/man-page.ts';
import { answerFlags } from '../src/options.ts';
import { tool } from './real.ts';

const page = manPage('1.2.3');

test('holds every command and every flag, in characters that each man reads', () => {
  const bare = page.replaceAll('\\-', '-');
  for (const name of Object.keys(commandWords)) {
    expect(bare).toMatch(new RegExp(`^\\.B firstpush ?${name}( [A-Z[].*)?$`, 'm'));
  }
  for (const { flag } of [...Object.values(flagWords), ...answerFlags.map(([, one]) => one)]) {
    expect(bare).toMatch(new RegExp(`^\\.B (-\\w, )?--${flag}( .*)?$`, 'm'));
  }
  expect(page).toMatch(/^[\n -~]*$/);
});

test.skipIf(!tool('groff'))('is formatted without a warning (skipped without groff)', () => {
  const words = ['-man', '-Tascii', '-ww'];
  const { status, stdout, stderr } = spawnSync('groff', words, { input: page, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('firstpush 1.2.3');
});
