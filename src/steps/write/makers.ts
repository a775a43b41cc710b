import { programOf } from '../../buildspec/program.ts';
import type { Story } from '../../buildspec/story.ts';
import type { Call } from '../../buildspec/story-shape.ts';
import { wordsOf } from '../../buildspec/words.ts';
import type { FileSight } from './sight.ts';

/** What the commands before a moment may have put at a path that is not in the folder. */
type Making = 'named' | 'possible' | 'none';

const unpackers = new Set(['unzip', 'tar', 'git', 'aws', 'curl', 'wget', 'go', 'dotnet', 'cargo']);
const makesNothing = /^(cd|pushd|popd|ls|cat|echo|printf|test|\[|pip[\d.]*|pytest)$/;

/**
 * Whether a path may be there by the time it is needed: `named` when an earlier command names it,
 * `possible` when one ran that writes files this file does not show.
 */
export function makingOf({ story }: FileSight, path: string, order: number): Making {
  const last = path.split('/').at(-1) ?? path;
  const before = story.calls.filter((call) => call.order < order && makesFiles(call, story));
  const isNamed = [
    ...before.flatMap(({ argv }) => argv.map(({ parts }) => wordsOf(parts))),
    ...story.writes.filter((write) => write.order < order).map(({ path: at }) => at.text),
  ].some((text) => text.includes(last));
  if (isNamed) return 'named';
  const maker = before.some((call) => {
    return story.elsewhere.includes(call) || unpackers.has(programOf(call.argv)?.name ?? '');
  });
  return maker ? 'possible' : 'none';
}

/** False for commands that go somewhere, read, print, or only deal with images. */
function makesFiles(call: Call, { builds, pushes, tags, logins }: Story): boolean {
  if ([...builds, ...pushes, ...tags, ...logins].some((other) => other.call === call)) return false;
  const { name = '', args = [] } = programOf(call.argv) ?? {};
  const [flag, module] = args.map(({ text }) => text);
  const isModule = name.startsWith('python') && flag === '-m';
  return !makesNothing.test(isModule ? (module ?? '') : name);
}
