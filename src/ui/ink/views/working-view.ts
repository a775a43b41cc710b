import { t } from '../../../language.ts';
import type { Progress } from '../../../types.ts';
import { widthOf, wrap } from '../../columns.ts';
import { type Line, token } from '../../tokens.ts';
import type { Style } from '../../words.ts';
import { clip } from '../layout.ts';
import type { Work } from '../screen-state.ts';
import { type Body, indented, margin, type Room } from './body.ts';

/** Milliseconds of silence after which the screen says what it waits for. */
const silence = 10_000;
/** Lines of a log that are shown while it grows. */
export const lastLines = 4;

type Layer = NonNullable<Progress['layers']>[number];

/** Work under way: what, for how long, what was heard last, and a push's layers. */
export function workingBody(work: Work, leaving: boolean, { glyphs }: Style, room: Room): Body {
  const columns = room.columns - margin;
  const seconds = (from: number) => Math.floor((work.now - from) / 1000);
  const time = token(`  ${glyphs.dot} ${seconds(work.since)} s`, 'dim');
  const what = clip([token(work.what, 'strong')], columns - widthOf(time.text), glyphs.ellipsis);
  const text = work.progress?.text;
  const quiet = work.now - work.heard >= silence;
  const waiting = t`nothing heard for ${seconds(work.heard)} s; waiting for ${text ?? work.what}`;
  const notes: readonly Line[] = [
    ...(quiet ? wrap([token(waiting, 'warn')], columns) : []),
    ...(leaving ? wrap([token(leavingWords(text ?? work.what), 'warn')], columns) : []),
  ];
  const log = work.progress?.lines?.slice(-lastLines) ?? (text === undefined ? [] : [text]);
  const told: readonly Line[] = log.map((line) => [token(line, 'dim')]);
  const fixed = [[...what, time], ...told].map((line) => clip(line, columns, glyphs.ellipsis));
  const left = room.lines - fixed.length - notes.length;
  const layers = layerLines(work.progress?.layers ?? [], left).map((line) =>
    clip(line, columns, glyphs.ellipsis),
  );
  return { lines: indented([...fixed, ...layers, ...notes].slice(0, room.lines)) };
}

function leavingWords(what: string): string {
  return t`leaving as soon as this is done: ${what}; ctrl-c again leaves now`;
}

/** The layers that are on their way first; those that find no room are counted. */
function layerLines(layers: readonly Layer[], room: number): readonly Line[] {
  if (layers.length === 0 || room < 1) return [];
  const finished = layers.filter(isFinished);
  const sorted = [...layers.filter((layer) => !isFinished(layer)), ...finished];
  if (sorted.length <= room) return sorted.map(layerLine);
  return [
    ...sorted.slice(0, room - 1).map(layerLine),
    [token(t`${finished.length} of ${layers.length} layers done`, 'dim')],
  ];
}

/** By the words that Docker's push progress uses for a layer that the registry has. */
function isFinished({ state }: Layer): boolean {
  return /pushed|exists|mounted/i.test(state);
}

function layerLine({ id, state, current, total }: Layer): Line {
  const share =
    current !== undefined && total ? t`  ${megabytes(current)} of ${megabytes(total)} MB` : '';
  return [token(`${id}  `, 'accent'), token(state), token(share, 'dim')];
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
