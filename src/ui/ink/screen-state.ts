import {
  type Progress,
  type Question,
  type Review,
  type Setup,
  type StepId,
  type StepPlan,
  stepIds,
} from '../../types.ts';
import type { StepSight } from '../step-words.ts';
import type { Line } from '../tokens.ts';
import type { ConsentView } from './consent.ts';
import type { Answering } from './question.ts';
import type { ReviewList } from './review-list.ts';

/** The size of a terminal in cells. */
export interface Size {
  columns: number;
  rows: number;
}

/** Work under way, as far as it was told. Times are milliseconds since the epoch. */
export interface Work {
  /** What is done: `looking at wire`, or what the change says. */
  what: string;
  /** What was told last. */
  progress?: Progress;
  since: number;
  heard: number;
  now: number;
}

/** What the screen is about at the moment. */
export type Matter =
  | { kind: 'quiet' }
  | { kind: 'working'; work: Work }
  | { kind: 'question'; question: Question; answering: Answering }
  | { kind: 'review'; review: Review; list: ReviewList }
  | { kind: 'consent'; plan: StepPlan; view: ConsentView }
  | { kind: 'ended' };

/** Everything that the screen shows. */
export interface ScreenState {
  size: Size;
  /** Name and version of the program. */
  title: string;
  /** Where the walk works: a region, an account, the practice ground. */
  place: string;
  setup: Setup;
  /** The steps that are walked, each with its line. */
  steps: readonly StepId[];
  sights: Readonly<Record<StepId, StepSight>>;
  matter: Matter;
  /** The person asked to leave once while work goes on; a second time leaves now. */
  leaving: boolean;
  /** The shell has the terminal: nothing is shown. */
  away: boolean;
  /** How often the picture was drawn again as it was. */
  drawing: number;
  /** Lines that are finished and scroll away above the live region. */
  transcript: readonly Line[];
}

/** The screen before anything was told. */
export function openScreen(size: Size, title: string, place: string): ScreenState {
  const sights = Object.fromEntries(stepIds.map((id) => [id, { state: 'waiting' }]));
  return {
    size,
    title,
    place,
    setup: {},
    steps: stepIds,
    sights: sights as Record<StepId, StepSight>,
    matter: { kind: 'quiet' },
    leaving: false,
    away: false,
    drawing: 0,
    transcript: [],
  };
}

/**
 * Milliseconds after which a window that was moved stands still. What is drawn while it moves meets
 * lines that the terminal has broken since.
 */
export const settlingTime = 300;

/** The screen that looks the same and is drawn again. */
export function redraw(screen: ScreenState): ScreenState {
  return { ...screen, drawing: screen.drawing + 1 };
}
