import { t } from '../../language.ts';
import { stepIds, type WalkEvent } from '../../types.ts';
import { answeredRow, changedRows, eventRows } from '../event-words.ts';
import { pageLines } from '../page-lines.ts';
import { reportRows } from '../report.ts';
import { type Line, type Row, token } from '../tokens.ts';
import type { Style } from '../words.ts';
import { fold } from './layout.ts';
import type { Matter, ScreenState } from './screen-state.ts';

/** The screen after an event of the walk; `now` in milliseconds since the epoch. */
export function hear(
  screen: ScreenState,
  event: WalkEvent,
  style: Style,
  now: number,
): ScreenState {
  switch (event.event) {
    case 'started':
      return { ...screen, setup: event.setup, steps: event.command === 'undo' ? [] : stepIds };
    case 'looking':
      return looking(screen, event.step, now);
    case 'looked': {
      const { step, state, summary, findings, setup } = event;
      const sights = { ...screen.sights, [step]: { state, summary, findings } };
      return { ...screen, setup, sights, matter: { kind: 'quiet' } };
    }
    case 'noted':
      return record(screen, eventRows(event, style));
    case 'page':
      return scrollAway(screen, [[], ...pageLines(event.text, screen.size.columns), []]);
    case 'waiting':
      return { ...screen, matter: working(event.what, now) };
    case 'answered':
      return record(screen, [answeredRow(event, style)]);
    case 'changing':
      return { ...screen, matter: working(style.words.say(event.change), now) };
    case 'progress': {
      if (screen.matter.kind !== 'working') return screen;
      const work = { ...screen.matter.work, progress: event.progress, heard: now, now };
      return { ...screen, matter: { kind: 'working', work } };
    }
    case 'changed':
      return { ...record(screen, changedRows(event, style)), matter: { kind: 'quiet' } };
    case 'ended':
      return { ...record(screen, reportRows(event.report, style)), matter: { kind: 'ended' } };
  }
}

/** The screen with rows added to what scrolls away. */
function record(screen: ScreenState, rows: readonly Row[]): ScreenState {
  const lines = fold(rows, screen.size.columns - 2);
  return scrollAway(
    screen,
    lines.map((line) => [token(' '), ...line]),
  );
}

/** The screen with finished lines added, as they are. */
export function scrollAway(screen: ScreenState, lines: readonly Line[]): ScreenState {
  return { ...screen, transcript: [...screen.transcript, ...lines] };
}

/** The screen a moment later, while work goes on. */
export function tick(screen: ScreenState, now: number): ScreenState {
  if (screen.matter.kind !== 'working') return screen;
  return { ...screen, matter: { kind: 'working', work: { ...screen.matter.work, now } } };
}

function looking(screen: ScreenState, step: keyof ScreenState['sights'], now: number): ScreenState {
  const known = screen.sights[step];
  // Looking again keeps what the last look gave on the screen until there is news.
  const sight = known.state === 'waiting' ? { state: 'looking' as const } : known;
  return {
    ...screen,
    sights: { ...screen.sights, [step]: sight },
    matter: working(t`looking at ${step}`, now),
  };
}

function working(what: string, now: number): Matter {
  return { kind: 'working', work: { what, since: now, heard: now, now } };
}
