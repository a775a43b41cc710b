import { expect, test } from 'vitest';
import { stepIds } from '../../../src/types.ts';
import { glyphsFor } from '../../../src/ui/glyphs.ts';
import { firstLines } from '../../../src/ui/ink/first-frame.ts';
import { openScreen } from '../../../src/ui/ink/screen-state.ts';
import { frame } from '../../../src/ui/ink/views/frame.ts';
import { type Line, textOf } from '../../../src/ui/tokens.ts';
import * as scene from '../scene.ts';

const shown = (lines: readonly Line[]): string =>
  lines
    .map((line) => textOf(line).trimEnd())
    .join('\n')
    .trimEnd();

test.each([
  [120, 40, true],
  [80, 24, true],
  [80, 24, false],
  [40, 12, true],
  [20, 5, true],
])(
  'at %i × %i the first frame is what the screen shows next (unicode: %s)',
  (columns, rows, unicode) => {
    const size = { columns, rows };
    const style = { words: scene.words, glyphs: glyphsFor(unicode) };
    const title = 'firstpush 0.1.0';
    const screen = openScreen(size, title, '');
    const next = frame(screen, style).lines;
    expect(shown(firstLines(title, stepIds, unicode, size))).toBe(shown(next));
    const bare = frame({ ...screen, steps: [] }, style).lines;
    expect(shown(firstLines(title, [], unicode, size))).toBe(shown(bare));
  },
);
