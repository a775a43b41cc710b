/** What is another with each run, and what stands for it. */
const passing = [
  [/(127\.0\.0\.1:)\d+/g, (_all, host) => `${host}35000`],
  [/(sha256:)([0-9a-f]+)/g, (_all, name, hex) => name + digest.slice(0, hex.length)],
  [/\/\S*\/firstpush-pictures-\w+/g, () => '/tmp'],
  [/(firstpush-tutorial-)\w+/g, (_all, name) => `${name}A1b2C3`],
  [/\b\d+( s)\b/g, (_all, unit) => `0${unit}`],
];
const digest = '3f1d9a0c5e7b2486'.repeat(4);

/** The lines of a terminal's screen as runs of cells of one style, `{ text, style }`. */
export function screenOf(terminal) {
  const { active } = terminal.buffer;
  const lines = Array.from({ length: terminal.rows }, (_, y) => runsOf(active, y, terminal.cols));
  return {
    columns: terminal.cols,
    lines,
    text: () =>
      lines
        .map((runs) =>
          runs
            .map(({ text }) => text)
            .join('')
            .trimEnd(),
        )
        .join('\n'),
  };
}

function runsOf(buffer, y, columns) {
  const line = buffer.getLine(buffer.baseY + y);
  const runs = [];
  for (let x = 0; x < columns; x += 1) {
    const cell = line?.getCell(x);
    const text = cell?.getChars() || ' ';
    const style = styleOf(cell);
    const last = runs.at(-1);
    if (last && last.style === style) last.text += text;
    else runs.push({ text, style });
  }
  return lasting(runs);
}

/** `bold`, `dim`, the number of a 4-bit colour, or several of them; empty for plain text. */
function styleOf(cell) {
  if (!cell) return '';
  const colour = cell.isFgPalette() ? `c${cell.getFgColor()}` : '';
  return [cell.isBold() && 'bold', cell.isDim() && 'dim', colour].filter(Boolean).join(' ');
}

/** The runs with what is passing replaced. */
function lasting(runs) {
  return runs.map(({ text, style }) => ({
    text: passing.reduce((said, [found, by]) => said.replace(found, by), text).padEnd(text.length),
    style,
  }));
}
