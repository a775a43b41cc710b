import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Planned } from '../export/plan.ts';
import { t } from '../language.ts';
import { type CommandLine, Usage } from '../options.ts';
import { deniedIn, type Lacking } from '../rights/lacking.ts';
import { type Dialect, requestText } from '../rights/request.ts';
import { type Caller, type HandOver, type Known, Left, type Question, type Ui } from '../types.ts';
import type { Wishes } from '../wishes.ts';
import type { Surroundings } from './surroundings.ts';

/** What a caller may not do of a plan. */
export interface Handed {
  planned: readonly Planned[];
  lacking: readonly Lacking[];
  caller: Caller;
}

/** How the dialect of a request is chosen: by `--as`, else by the file's ending. */
function dialectOf(file: string, { as, shell }: CommandLine['options'], windows: boolean): Dialect {
  const byName = /\.tf$/.test(file)
    ? 'terraform'
    : /\.(ya?ml|json|template)$/.test(file)
      ? 'cloudformation'
      : 'commands';
  return { as: as ?? byName, shell: shell ?? (windows ? 'powershell' : 'bash') };
}

/** Writes the request. @throws Usage where it cannot be written */
export async function writeRequest(
  file: string,
  { planned, lacking, caller }: Handed,
  { options }: CommandLine,
  { workingFolder, platform }: Surroundings,
): Promise<string> {
  const path = resolve(workingFolder, file);
  const text = requestText(
    planned,
    lacking,
    caller,
    dialectOf(path, options, platform === 'win32'),
  );
  const write = async () => {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, text);
  };
  await write().catch((error: NodeJS.ErrnoException) => {
    throw new Usage(t`the request cannot be written to ${file}: ${error.code}`);
  });
  return path;
}

/** Where a request goes that nobody gave a name to: not into the folder, which is built. */
export function usualRequest(
  state: string,
  { account }: Caller,
  platform: NodeJS.Platform,
): string {
  return join(state, `request-${account}.${platform === 'win32' ? 'ps1' : 'sh'}`);
}

/** Asks what becomes of the changes that the caller may not make; `request` is to write them down. */
export async function askHandOver(
  handed: Handed,
  known: Known,
  ui: Ui,
  written: boolean,
): Promise<HandOver | 'request' | 'back'> {
  const reply = await ui.ask(question(handed, written), known);
  return reply.kind === 'back' ? 'back' : (reply.answers.handOver as HandOver | 'request');
}

function question({ planned, lacking }: Handed, written: boolean): Question {
  const request = { value: 'request', label: t`write the request to an administrator` };
  return {
    key: 'handOver',
    kind: 'choice',
    prompt: t`You may not make ${deniedIn(lacking).length} of the ${planned.length} changes. What now?`,
    hint: t`nothing is changed yet`,
    options: [
      ...(written ? [] : [request]),
      { value: 'wait', label: t`wait until an administrator has done it` },
      { value: 'rest', label: t`make the other changes` },
      { value: 'stop', label: t`stop here` },
    ],
  };
}

/** Milliseconds between two looks: at first, and at most. */
const pause = { first: 2_000, most: 30_000 };

/**
 * Looks again and again until nothing is lacking, or so many minutes are over.
 * @throws Left when the person leaves
 */
export async function waitUntilDone(
  minutes: number,
  look: () => Promise<readonly Lacking[]>,
  wishes: Wishes,
): Promise<readonly Lacking[]> {
  const left = new AbortController();
  const release = wishes.take(() => left.abort());
  const end = Date.now() + minutes * 60_000;
  try {
    for (let next = pause.first; ; next = Math.min(next * 1.5, pause.most)) {
      await sleep(next, undefined, { signal: left.signal }).catch(() => {
        throw new Left();
      });
      const lacking = await look();
      if (left.signal.aborted) throw new Left();
      if (deniedIn(lacking).length === 0 || Date.now() > end) return lacking;
    }
  } finally {
    release();
  }
}
