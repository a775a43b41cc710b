import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCommandLine } from '../options.ts';
import type { FirstFrame } from '../ui/ink/first-frame.ts';
import { endingOf } from './ending.ts';
import { exit } from './exit.ts';
import { firstFrame } from './first-frame.ts';
import type { Surroundings } from './surroundings.ts';
import type { Ties } from './ties.ts';

/** What the process gives to a command, and hears of it. */
export interface Process extends Omit<Ties, 'version' | 'first'> {
  /** The first frame stands on the screen, and is to be ended with it. */
  onFrame(frame: FirstFrame): void;
}

/** Carries out what the command line says. Gives the exit code. */
export async function carryOut(surroundings: Surroundings, process: Process): Promise<number> {
  let frame: FirstFrame | undefined;
  try {
    const [first, ...others] = surroundings.argv;
    if (first === '__complete') {
      const { complete } = await import('./complete.ts');
      return say(await complete(others, surroundings), surroundings);
    }
    const line = readCommandLine(surroundings.argv);
    const version = await versionOf(surroundings);
    if (line.options.version) return say(`${version}\n`, surroundings);
    if (line.options.help) {
      const { helpText } = await import('../help.ts');
      return say(helpText(version, line.command), surroundings);
    }
    if (line.command === 'explain') {
      const { explain } = await import('./explain.ts');
      return say(await explain(line.rest[0], surroundings), surroundings);
    }
    if (line.command === 'completion') {
      const { completionScript } = await import('./complete.ts');
      return say(await completionScript(line.rest[0], surroundings), surroundings);
    }
    frame = firstFrame(line, surroundings, version);
    if (frame) process.onFrame(frame);
    const ties = { ...process, version, first: frame };
    if (line.command === 'tutorial') {
      const { runTutorial } = await import('./tutorial.ts');
      return await runTutorial(line, surroundings, ties);
    }
    if (line.command === 'practice') {
      const { servePractice } = await import('./serve-practice.ts');
      await servePractice(line, surroundings, process.onClose);
      return await new Promise(() => {
        // It serves until a signal ends it.
      });
    }
    const { run } = await import('./run.ts');
    return await run(line, surroundings, ties);
  } catch (error) {
    frame?.end();
    const { code, words } = endingOf(error);
    if (words) surroundings.stderr.write(`firstpush: ${words}\n`);
    return code;
  }
}

function say(text: string, { stdout }: Surroundings): number {
  stdout.write(text);
  return exit.fine;
}

async function versionOf({ packageFolder }: Surroundings): Promise<string> {
  const path = join(packageFolder, 'package.json');
  return (JSON.parse(await readFile(path, 'utf8')) as { version: string }).version;
}
