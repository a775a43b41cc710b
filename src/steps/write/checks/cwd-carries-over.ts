import { posix } from 'node:path';
import { isInSource } from '../../../buildspec/directories.ts';
import { programOf } from '../../../buildspec/program.ts';
import type { Story } from '../../../buildspec/story.ts';
import type { Call } from '../../../buildspec/story-shape.ts';
import { resolve, type Word } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import type { Severity } from '../../../types.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { missingPlaces } from '../missing-places.ts';
import type { FileSight } from '../sight.ts';

/** Every path is meant from where an earlier cd has led. */
export const cwdCarriesOver = meaningCheck(
  'cwd-carries-over',
  t`every path is meant from where an earlier cd has led`,
  (file): Fault[] => {
    if (!file.hasSource) return [...enteredAgain(file.story), ...namedAgain(file.story)];
    const needed = missingPlaces(file).flatMap(({ used: { word, call }, fromRoot }) =>
      fromRoot === undefined ? [] : [misplaced('error', word, call, fromRoot)],
    );
    const told = new Set(needed.map(({ at }) => at));
    return [...needed, ...readElsewhere(file).filter(({ at }) => !told.has(at))];
  },
);

const readers = new Set(['kubectl', 'helm', 'sed', 'cat', 'jq', 'yq', 'envsubst', 'head', 'grep']);

function misplaced(severity: Severity, word: Word, call: Call, fromRoot: string): Fault {
  const isPlain =
    word.written.length === 1 && word.written[0]?.kind === 'literal' && !/["']/.test(word.text);
  return {
    severity,
    what: t`${word.text} is looked for in ${call.directory}, where an earlier cd has led`,
    why: t`all commands of a build share one shell, and its folder stays what the last cd made it`,
    at: word.span.start,
    remedy: t`write $CODEBUILD_SRC_DIR/${fromRoot}, which is the same from everywhere`,
    ...(isPlain && { edits: [{ span: word.span, text: `$CODEBUILD_SRC_DIR/${fromRoot}` }] }),
  };
}

/** Files that are there when seen from the root, and not where a command that reads them runs. */
function readElsewhere({ story, files }: FileSight): Fault[] {
  const written = new Set(story.writes.map(({ location }) => location));
  return story.calls.flatMap((call) => {
    const { directory, conditional, argv } = call;
    const isReader = readers.has(programOf(argv)?.name ?? '');
    if (!isReader || conditional || !isInSource(directory) || directory === '.') return [];
    return argv.slice(1).flatMap((word) => {
      const path = resolve(word.parts)?.replace(/^\.\//, '') ?? '';
      const isThere = files.includes(posix.join(directory, path));
      const mayBeMade = written.has(posix.join(directory, path)) || written.has(undefined);
      if (!path.includes('/') || !files.includes(path) || isThere || mayBeMade) return [];
      return [misplaced('warning', word, call, path)];
    });
  });
}

/**
 * A folder of the root entered from below it, where the folders themselves are not here to look at:
 * the same as the one that the build is in, its neighbour, or one that was entered from the root.
 */
function enteredAgain({ calls }: Story): Fault[] {
  return calls.flatMap((call): Fault[] => {
    const { argv, directory, conditional } = call;
    const { name, args: [word] = [] } = programOf(argv) ?? {};
    const path = word?.text.replaceAll(/^["']?(\.\/)?|\/?["']?$/g, '') ?? '';
    if (!word || name !== 'cd' || conditional || !/^[\w-]/.test(path)) return [];
    if (!isInSource(directory) || directory === '.' || isMade(path, call, calls)) return [];
    const wasEntered = calls.some((one) => one.order < call.order && one.directory === path);
    const isNeighbour = path.includes('/') && directory.startsWith(`${path.split('/')[0]}/`);
    if (directory !== path && !wasEntered && !isNeighbour) return [];
    return [
      {
        severity: 'warning',
        what: t`cd ${word.text} is run inside of ${directory}, where an earlier cd has led`,
        why: t`all commands of a build share one shell, and its folder stays what the last cd made it`,
        at: word.span.start,
        remedy: t`write cd $CODEBUILD_SRC_DIR/${path}, which is the same from everywhere`,
      },
    ];
  });
}

/** True where a command before may have made the folder in the one that the build is in. */
function isMade(path: string, { order, directory }: Call, calls: readonly Call[]): boolean {
  const [top = ''] = path.split('/');
  return calls.some(
    ({ argv, ...before }) =>
      before.order < order &&
      before.directory === directory &&
      /^(mkdir|git|unzip|tar|cp|mv)$/.test(programOf(argv)?.name ?? '') &&
      argv.some(({ text }) => text.replaceAll(/["']/g, '').split('/').includes(top)),
  );
}

const takers = new Set(['cat', 'sed', 'cp', 'mv', 'ls', 'basename', 'chmod', 'zip', 'mvn', 'sh']);

/** The words of a call that may name files of the folder in which it runs. */
function filesNamed({ argv }: Call): readonly Word[] {
  const { name = '', args = [] } = programOf(argv) ?? {};
  const [service, verb, source] = args;
  const isCopied = service?.text === 's3' && /^(sync|cp|mv)$/.test(verb?.text ?? '');
  if (name === 'aws') return isCopied && source ? [source] : [];
  return takers.has(name) ? args : [];
}

/** A file named with the folder that the build is already in, as `app/pom.xml` in `app`. */
function namedAgain({ calls }: Story): Fault[] {
  return calls.flatMap((call) => {
    const { directory, conditional } = call;
    if (!isInSource(directory) || directory === '.' || conditional) return [];
    const folder = `${posix.basename(directory)}/`;
    if (isMade(folder, call, calls)) return [];
    // A package of Python lies in a folder of its own name.
    return filesNamed(call)
      .filter(({ text }) => text.replace(/^["']?(\.\/)?/, '').startsWith(folder))
      .filter(({ text }) => !/\.py["']?$/.test(text))
      .map(
        (word): Fault => ({
          severity: 'warning',
          what: t`${word.text} is looked for in ${directory}, where an earlier cd has led`,
          why: t`all commands of a build share one shell, and its folder stays what the last cd made it`,
          at: word.span.start,
          remedy: t`take ${folder} out, or write $CODEBUILD_SRC_DIR before it`,
        }),
      );
  });
}
