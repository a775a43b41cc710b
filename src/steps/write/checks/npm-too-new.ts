import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { type PlainLine, plainLine } from '../plain-line.ts';
import { chosenRuntimes } from '../runtimes.ts';
import type { FileSight } from '../sight.ts';

/** The npm that is installed runs on the Node.js that is chosen. */
export const npmTooNew = meaningCheck(
  'npm-too-new',
  t`the npm that is installed runs on the runtime that is chosen`,
  (file): Fault[] => {
    const node = nodeVersion(file);
    if (node === undefined || node >= oldest) return [];
    return file.story.calls.flatMap((call): Fault[] => {
      const line = plainLine(call);
      if (!line || !installsNewest(line)) return [];
      return [
        {
          severity: 'warning',
          what: t`the newest npm does not run on Node.js ${node}`,
          why: t`it needs Node.js ${oldest} or later: “npm does not support Node.js”, or a syntax error in npm itself`,
          at: call.span.start,
          remedy: t`leave the line out, since Node.js brings an npm of its own, or write npm@${npmFor(node)}`,
        },
      ];
    });
  },
);

/** Source: engines in the package.json of npm 11; of npm 6, 9 and 10 for those before. */
const oldest = 20;

/** The last npm that runs on a Node.js. */
function npmFor(node: number): number {
  if (node >= 18) return 10;
  return node >= 14 ? 9 : 6;
}

function installsNewest({ name, words: [verb, ...rest] }: PlainLine): boolean {
  const isGlobal = [verb, ...rest].some((word) => /^(-g|--global)$/.test(word ?? ''));
  const isNewest = rest.some((word) => /^npm(@latest)?$/.test(word ?? ''));
  return name === 'npm' && isGlobal && isNewest && /^(i|install|add|update|-g)$/.test(verb ?? '');
}

/** The major version that runtime-versions names. */
function nodeVersion({ spec }: FileSight): number | undefined {
  const { value = '' } = chosenRuntimes(spec).find(({ name }) => name === 'nodejs') ?? {};
  const [, major] = /^(\d+)(\.|$)/.exec(value.trim()) ?? [];
  return major === undefined ? undefined : Number(major);
}
