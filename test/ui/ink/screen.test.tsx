import { render } from 'ink-testing-library';
import { expect, test } from 'vitest';
import { glyphsFor } from '../../../src/ui/glyphs.ts';
import { hear, scrollAway } from '../../../src/ui/ink/hear.ts';
import { Screen } from '../../../src/ui/ink/screen.tsx';
import { openScreen } from '../../../src/ui/ink/screen-state.ts';
import { Store } from '../../../src/ui/ink/store.ts';
import { token } from '../../../src/ui/tokens.ts';
import * as scene from '../scene.ts';

const style = { words: scene.words, glyphs: glyphsFor(true) };
const nothing = () => undefined;

function open(colour: boolean) {
  const store = new Store(openScreen({ columns: 100, rows: 30 }, 'firstpush 0.1.0', ''));
  const taken: string[] = [];
  const take = () => {
    taken.push('taken');
    return () => taken.push('given back');
  };
  const screen = render(
    <Screen store={store} style={style} colour={colour} take={take} drawn={nothing} />,
  );
  return { store, taken, screen };
}

test('the screen follows the store', async () => {
  const { store, screen } = open(false);
  store.update((state) => hear(state, scene.nameProven, style, 0));
  await expect.poll(() => screen.lastFrame()).toContain('✔ name');
  screen.unmount();
});

test('finished lines are written once, above, and never broken', async () => {
  const { store, screen } = open(false);
  const long = `aws ${'x'.repeat(150)}`;
  store.update((state) => scrollAway(state, [[token(long)]]));
  await expect.poll(() => screen.lastFrame()).toContain(`${long}\n`);
  store.update((state) => hear(state, scene.nameProven, style, 0));
  await expect.poll(() => screen.lastFrame()).toContain('✔ name');
  expect(screen.lastFrame()?.split(long)).toHaveLength(2);
  screen.unmount();
});

test('the terminal is taken once, and given back when the screen goes', async () => {
  const { store, taken, screen } = open(true);
  store.update((state) => hear(state, scene.nameProven, style, 0));
  await expect.poll(() => screen.lastFrame()).toContain('\u001b[32m✔');
  expect(taken).toEqual(['taken']);
  screen.unmount();
  expect(taken).toEqual(['taken', 'given back']);
});
