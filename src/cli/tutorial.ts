import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { shellText } from '../changes/shell-text.ts';
import { commands } from '../changes/verbs.ts';
import { t } from '../language.ts';
import { type CommandLine, Usage } from '../options.ts';
import { presenting } from '../tutorial/presenter.ts';
import { type Progress, progressText, readProgress } from '../tutorial/progress.ts';
import { tutorial, tutorialIds } from '../tutorial/tutorial.ts';
import type { Finding } from '../types.ts';
import { replaceFile } from '../world/files.ts';
import { type BenchGround, openBench } from './bench.ts';
import { exit } from './exit.ts';
import { openFace } from './face.ts';
import { lessonText } from './pages.ts';
import { accountPlace, practicePlace } from './place.ts';
import type { Surroundings } from './surroundings.ts';
import type { Ties } from './ties.ts';

/**
 * Lessons and exercises on the practice ground.
 * @throws Usage where nobody is there to learn, or the folder is somebody's own
 */
export async function runTutorial(
  line: CommandLine,
  surroundings: Surroundings,
  ties: Ties,
): Promise<number> {
  const [start] = line.rest;
  if (start !== undefined && !tutorialIds.includes(start)) {
    throw new Usage(t`there is no lesson “${start}”; there are\n  ${tutorialIds.join('\n  ')}`);
  }
  const root = await rootFolder(line, surroundings, ties.onClose);
  const account = accountPlace(line, root, surroundings);
  const progress = await openProgress(join(account.state, 'tutorial.json'), line.options.reset);
  const face = await openFace(line, surroundings, ties);
  if (!face.interactive) {
    throw new Usage(t`the tutorial needs somebody who answers: a terminal, or --plain`);
  }
  const ui = line.options.presenter ? presenting(face) : face;
  try {
    ui.tell({ event: 'waiting', what: t`the practice ground` });
    const { place, practice, close } = await practicePlace(account, surroundings);
    ties.onClose(close);
    const environmentFile = join(root, 'practice.env');
    const state = join(root, 'state');
    // So firstpush in the learner's own terminal knows what is proven here.
    const variables = Object.entries({ ...practice.environment, XDG_STATE_HOME: state });
    await replaceFile(
      environmentFile,
      variables.map((one) => `${one.join('=')}\n`).join(''),
      0o600,
    );
    const there = { ...place, state: join(state, 'firstpush') };
    const ground = { place: there, practice, environmentFile, ties };
    await tutorial(
      {
        ui,
        progress,
        bench: await openIn(root, 'demo', ground),
        proven: provenIn(root, ground),
        page: (step) => lessonText(surroundings.packageFolder, step),
        byHand,
      },
      start,
    );
    return exit.fine;
  } finally {
    await ui.close();
  }
}

/** The folder that holds the applications: an empty one that is named, or one for this time only. */
async function rootFolder(
  { options }: CommandLine,
  { workingFolder }: Surroundings,
  onClose: Ties['onClose'],
): Promise<string> {
  if (options.dir === undefined) {
    const root = await mkdtemp(join(tmpdir(), 'firstpush-tutorial-'));
    onClose(() => rm(root, { recursive: true, force: true }));
    return root;
  }
  const root = resolve(workingFolder, options.dir);
  await mkdir(root, { recursive: true });
  const [entry] = await readdir(root);
  if (entry)
    throw new Usage(t`--dir ${options.dir}: the tutorial wants a folder with nothing in it`);
  return root;
}

type Ground = Omit<BenchGround, 'app'>;

async function openIn(root: string, app: string, ground: Ground) {
  const folder = join(root, app);
  await mkdir(folder, { recursive: true });
  return openBench({ ...ground, app, place: { ...ground.place, folder } });
}

/** Gives an application whose push is proven: the last one repaired, else a new one. */
function provenIn(root: string, ground: Ground) {
  let number = 1;
  let bench = openIn(root, 'shop', ground);
  return async () => {
    const last = await bench;
    if ((await last.walk('prove')).proven) return last;
    number += 1;
    bench = openIn(root, `shop${number}`, ground);
    const fresh = await bench;
    const { proven, findings } = await fresh.walk('prove');
    if (proven) return fresh;
    throw new Error(`the practice ground proves nothing: ${findings[0]?.what}`);
  };
}

/** The commands that do a finding's remedy by hand. */
const byHand = ({ remedy }: Finding): readonly string[] =>
  remedy.kind === 'change' ? remedy.changes.flatMap((one) => commands(one).map(shellText)) : [];

/** What was done before, kept as it grows. */
async function openProgress(file: string, reset: boolean): Promise<Progress> {
  if (reset) await rm(file, { force: true });
  const done = new Set(readProgress(await readFile(file, 'utf8').catch(() => '')));
  return {
    has: (id) => done.has(id),
    async done(id) {
      done.add(id);
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await replaceFile(file, progressText([...done]), 0o600);
    },
  };
}
