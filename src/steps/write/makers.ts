import { programOf } from '../../buildspec/program.ts';
import { wordsOf } from '../../buildspec/words.ts';
import type { FileSight } from './sight.ts';

const unpackers = new Set(['unzip', 'tar', 'git', 'aws', 'curl', 'wget', 'go', 'dotnet', 'cargo']);

/** What the commands before a moment may have put at a path that is not in the folder. */
export type Making = 'named' | 'possible' | 'none';

/**
 * Whether a path may be there by the time it is needed: `named` when an earlier command names it,
 * `possible` when one ran that writes files this file does not show.
 */
export function makingOf({ story }: FileSight, path: string, order: number): Making {
  const last = path.split('/').at(-1) ?? path;
  const before = story.calls.filter((call) => call.order < order && !isMove(call));
  const isNamed = [
    ...before.flatMap(({ argv }) => argv.map(({ parts }) => wordsOf(parts))),
    ...story.writes.filter((write) => write.order < order).map(({ path: at }) => at.text),
  ].some((text) => text.includes(last));
  if (isNamed) return 'named';
  const maker = before.some((call) => {
    const name = programOf(call.argv)?.name ?? '';
    return story.elsewhere.includes(call) || unpackers.has(name);
  });
  return maker ? 'possible' : 'none';
}

/** Commands that go somewhere or need a file, and make none. */
function isMove({ argv }: FileSight['story']['calls'][number]): boolean {
  const name = programOf(argv)?.name ?? '';
  return /^(cd|pushd|ls|cat|test|\[|pip[\d.]*|docker)$/.test(name);
}
