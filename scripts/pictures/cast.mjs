/** Seconds for which each screen stands. */
const stands = 2.5;

/** Screens one after another as an asciicast, version 2 (asciinema documentation, asciicast v2). */
export function castOf(screens, title) {
  const [{ columns, lines }] = screens;
  const head = { version: 2, width: columns, height: lines.length, title };
  const events = screens.map((screen, at) => [at * stands, 'o', drawn(screen)]);
  // Without an event at its end a player would not let the last screen stand.
  const rest = [screens.length * stands, 'o', ''];
  return [head, ...events, rest].map((line) => `${JSON.stringify(line)}\n`).join('');
}

const drawn = ({ lines }) =>
  `\u001b[2J\u001b[H${lines.map((runs) => runs.map(painted).join('').trimEnd()).join('\r\n')}`;

function painted({ text, style }) {
  const marks = style.split(' ').filter(Boolean).map(parameterOf);
  return marks.length > 0 && text.trim() ? `\u001b[${marks.join(';')}m${text}\u001b[0m` : text;
}

const parameterOf = (mark) =>
  mark === 'bold' ? '1' : mark === 'dim' ? '2' : String(30 + Number(mark.slice(1)));
