import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { knownFrom } from '../../src/known.ts';
import { type PracticeGround, startPractice } from '../../src/practice/start.ts';
import { name } from '../../src/steps/name/step.ts';
import { prove } from '../../src/steps/prove/step.ts';
import { store } from '../../src/steps/store/step.ts';
import { wire } from '../../src/steps/wire/step.ts';
import { write } from '../../src/steps/write/step.ts';
import type { Finding, Report, Setup, Step, StepId, Ui, WalkEvent } from '../../src/types.ts';
import { openScript } from '../../src/ui/script.ts';
import { walk } from '../../src/walk.ts';
import { openWorld } from '../../src/world/open.ts';

const steps: readonly Step<unknown>[] = [name, store, wire, write, prove];
const words = { say: () => '', byHand: () => [] };

/** A folder on a practice ground, which is walked as often as a test wants. */
export interface Scene {
  ground: PracticeGround;
  folder: string;
  /** For the SDK's clients. */
  aws: {
    endpoint: string;
    region: string;
    credentials: { accessKeyId: string; secretAccessKey: string };
  };
  /** Walks all steps without questions. `meddle` breaks something when a build is about to start. */
  walk(meddle?: () => Promise<void>, often?: 'once' | 'always'): Promise<Walked>;
}

export interface Walked {
  report: Report;
  /** Findings of builds that failed, in order. */
  failures: readonly Finding[];
  /** Steps in the order in which they were looked at, each run of one step once. */
  path: readonly StepId[];
}

/** Files of an application whose image needs no base. */
const files = { Dockerfile: 'FROM scratch\nCOPY app.txt /\n', 'app.txt': 'hello\n' };

export async function openScene(setup: Setup = {}): Promise<Scene> {
  const root = await mkdtemp(join(tmpdir(), 'firstpush-scene-'));
  const ground = await startPractice({ accounts: [] });
  onTestFinished(async () => {
    await ground.close();
    await rm(root, { recursive: true, force: true });
  });
  const folder = join(root, 'work');
  await fill(folder, files);
  const templates = join(import.meta.dirname, '..', '..', 'templates');
  const place = { ...ground.place, folder, templates, home: root, environment: process.env };
  return {
    ground,
    folder,
    aws: ground.place.aws as Scene['aws'],
    async walk(meddle, often = 'once') {
      const told: WalkEvent[] = [];
      const ui = meddling((event) => told.push(event), often, meddle);
      const known = knownFrom({ app: 'demo', where: 'codebuild', ...setup }, 'flag');
      const world = openWorld(place, new AbortController().signal);
      const report = await walk('apply', steps, known, world, ui);
      return { report, failures: failuresIn(told), path: pathOf(told) };
    },
  };
}

/** Consents to everything, and before a test build does what breaks it. */
function meddling(tell: Ui['tell'], often: 'once' | 'always', meddle?: () => Promise<void>): Ui {
  const script = openScript({ words, consent: true });
  let due = meddle;
  return {
    ...script,
    tell,
    async consent(plan) {
      if (plan.step === 'prove') {
        await due?.();
        if (often === 'once') due = undefined;
      }
      return script.consent(plan);
    },
  };
}

function failuresIn(told: readonly WalkEvent[]): Finding[] {
  return told.flatMap((event) =>
    event.event === 'changed' && event.change.kind === 'start-build' && event.finding
      ? [event.finding]
      : [],
  );
}

function pathOf(told: readonly WalkEvent[]): StepId[] {
  const looked = told.flatMap((event) => (event.event === 'looked' ? [event.step] : []));
  return looked.filter((step, at) => step !== looked[at - 1]);
}

export async function fill(folder: string, content: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(content)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
