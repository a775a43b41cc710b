import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import headless from '@xterm/headless';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
// Scripts have no types.
const script = (name: string) => import(join(root, 'scripts', 'pictures', name));
const { castOf } = await script('cast.mjs');
const { screenOf } = await script('screen.mjs');
const { svgOf } = await script('svg.mjs');
const folder = join(root, 'docs', 'pictures');

async function shown(text: string) {
  const terminal = new headless.Terminal({ cols: 30, rows: 4, allowProposedApi: true });
  await new Promise<void>((settle) => terminal.write(text, settle));
  return screenOf(terminal);
}

const words =
  '\u001b[1m firstpush\u001b[0m <demo>\r\n \u001b[32m✔\u001b[0m name   127.0.0.1:41977  x';

test('a picture holds the words of the screen, each run in its cells, and nothing that passes', async () => {
  expect(
    svgOf(await shown(words), 'a & b')
      .split('\n')
      .slice(1, -1),
  ).toEqual([
    '<title>a &amp; b</title>',
    expect.stringMatching(/^<rect /),
    expect.stringMatching(/^<g /),
    '<text x="22.4" y="27" textLength="75.6" lengthAdjust="spacingAndGlyphs" fill="#d7dce2" font-weight="bold">firstpush</text>',
    '<text x="106.4" y="27" textLength="50.4" lengthAdjust="spacingAndGlyphs" fill="#d7dce2">&lt;demo&gt;</text>',
    '<text x="22.4" y="45" textLength="8.4" lengthAdjust="spacingAndGlyphs" fill="#56d364">✔</text>',
    expect.stringContaining('>name   127.0.0.1:35000  x</text>'),
    '</g>',
    '</svg>',
  ]);
});

test('a cast that is played shows the same screens', async () => {
  const first = await shown(words);
  const second = await shown('\u001b[36mlast\u001b[0m');
  const [head, ...events] = castOf([first, second], 'a walk')
    .trim()
    .split('\n')
    .map((line: string) => JSON.parse(line));
  expect(head).toEqual({ version: 2, width: 30, height: 4, title: 'a walk' });
  const played = events.map(([, , text]: [number, string, string]) => text);
  expect((await shown(played[0])).lines).toEqual(first.lines);
  expect((await shown(played[0] + played[1])).lines).toEqual(second.lines);
});

test('the README shows every picture, and none holds what is of one machine', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const names = readdirSync(folder);
  expect(names.length).toBeGreaterThanOrEqual(4);
  for (const name of names) {
    expect(readme).toContain(`docs/pictures/${name}`);
    const text = readFileSync(join(folder, name), 'utf8');
    expect(text).not.toMatch(/127\.0\.0\.1:(?!35000)|AKIA|firstpush-pictures|\/home\/|\/root\//);
  }
});
