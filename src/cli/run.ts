import type { CommandLine } from '../options.ts';
import { name } from '../steps/name/step.ts';
import { prove } from '../steps/prove/step.ts';
import { store } from '../steps/store/step.ts';
import { wire } from '../steps/wire/step.ts';
import { write } from '../steps/write/step.ts';
import type { Report, Step } from '../types.ts';
import { reportJson } from '../ui/json.ts';
import { reportText } from '../ui/report.ts';
import { survey, walk } from '../walk.ts';
import { openWorld } from '../world/open.ts';
import { exitOf } from './ending.ts';
import { knowsUnicode, openFace, wantsColour, words } from './face.ts';
import { folderOf, gather } from './gather.ts';
import { openPlace } from './place.ts';
import type { Surroundings } from './surroundings.ts';

/** The steps of a command; the last two words of the walk are looked at by all. */
const stepsOf = (command: string): readonly Step<unknown>[] =>
  command === 'prove' ? [name, prove] : [name, store, wire, write, prove];

/** How a command is tied to the process that runs it. */
export interface Ties {
  version: string;
  /** Takes what must be stopped before the process ends. */
  onClose(close: () => Promise<void>): void;
  /** The person wants to leave now. */
  onLeave(): void;
  /** Aborted when the person leaves. */
  signal: AbortSignal;
}

/** Runs a command that looks at the world, and gives the exit code. */
export async function run(
  line: CommandLine,
  surroundings: Surroundings,
  { version, onClose, onLeave, signal }: Ties,
): Promise<number> {
  const folder = await folderOf(line, surroundings);
  const known = await gather(line, folder, surroundings);
  const ui = await openFace(line, surroundings, version, onLeave);
  try {
    const opened = await openPlace(line, folder, surroundings, known, ui);
    onClose(opened.close);
    const world = openWorld(opened.place, signal);
    const looksOnly = line.command === 'check' || line.command === 'plan';
    const go = looksOnly ? survey : walk;
    const command = line.command || 'walk';
    const report = await go(command, stepsOf(line.command), known, world, ui);
    await ui.close();
    print(report, line, surroundings);
    return exitOf(report);
  } finally {
    await ui.close();
  }
}

function print(
  report: Report,
  { command, options }: CommandLine,
  surroundings: Surroundings,
): void {
  const { stdout } = surroundings;
  if (options.json && command !== '') {
    stdout.write(`${JSON.stringify(reportJson(report, words))}\n`);
  } else if (command === 'check' || command === 'plan') {
    const look = { unicode: knowsUnicode(surroundings), colour: wantsColour(surroundings) };
    stdout.write(reportText(report, { words, ...look }));
  }
}
