/** Pixels of a cell, and around the screen. */
const cell = { width: 8.4, height: 18 };
const margin = 14;

/** Tones that are told apart on light and on dark pages alike, on a ground of their own. */
const ground = '#14181d';
const colours = {
  plain: '#d7dce2',
  dim: '#8b949e',
  c1: '#ff7b72',
  c2: '#56d364',
  c3: '#e3b341',
  c6: '#56d4dd',
};

/** A screen as a picture; the words are text, so that they can be searched and read aloud. */
export function svgOf({ lines, columns }, title) {
  const shown = lines.slice(0, lines.findLastIndex((runs) => !isBlank(runs)) + 1);
  const width = round(columns * cell.width + 2 * margin);
  const height = round(shown.length * cell.height + 2 * margin);
  const rows = shown.flatMap((runs, y) => textsOf(runs, y));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>${escaped(title)}</title>
<rect width="100%" height="100%" rx="8" fill="${ground}"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" xml:space="preserve">
${rows.join('\n')}
</g>
</svg>
`;
}

const isBlank = (runs) => runs.every(({ text }) => text.trim() === '');

/** The runs of a line, each stretched to its cells: no font is exactly as wide as another. */
function textsOf(runs, y) {
  let column = 0;
  return runs.flatMap(({ text, style }) => {
    const from = column;
    column += [...text].length;
    const [, before, words] = /^(\s*)(.*?)\s*$/.exec(text) ?? ['', '', ''];
    if (words === '') return [];
    const x = round(margin + (from + before.length) * cell.width);
    const baseline = round(margin + y * cell.height + 13);
    const length = round([...words].length * cell.width);
    return `<text x="${x}" y="${baseline}" textLength="${length}" lengthAdjust="spacingAndGlyphs"${lookOf(style)}>${escaped(words)}</text>`;
  });
}

function lookOf(style) {
  const marks = style.split(' ');
  const colour = marks.find((mark) => colours[mark]) ?? (marks.includes('dim') ? 'dim' : 'plain');
  return ` fill="${colours[colour]}"${marks.includes('bold') ? ' font-weight="bold"' : ''}`;
}

const round = (pixels) => Math.round(pixels * 10) / 10;

const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
