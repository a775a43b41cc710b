import { posix } from 'node:path';
import { isInSource, locate } from '../../buildspec/directories.ts';
import { programOf } from '../../buildspec/program.ts';
import { isWhole } from '../../buildspec/story.ts';
import type { Call } from '../../buildspec/story-shape.ts';
import { type Part, type Word, wordsOf } from '../../buildspec/words.ts';
import type { FileSight } from './sight.ts';

/** The places at which the commands write a file of a name. */
export interface Written {
  places: readonly { location: string; word: Word }[];
  /** A command may write it where this cannot be seen. */
  open: boolean;
  /** Some command names it, whatever for. */
  named: boolean;
}

const movers = /^(cp|mv|ln|rsync|install|tar|unzip|git|curl|wget|find|xargs)$/;
const outputOption = /^--?(o|out[\w-]*|[\w-]+-output)$/;

/** Where the commands write a file that has the same name as the one at a location. */
export function writtenLike({ story }: FileSight, location: string): Written {
  const name = posix.basename(location);
  const isNamed = (word: Word) => posix.basename(wordsOf(valueParts(word))) === name;
  const outputs = story.calls.flatMap((call) =>
    outputsOf(call).map((word) => ({ word, where: locate(call.directory, valueParts(word)) })),
  );
  const writes = story.writes.map(({ path, location: where }) => ({ word: path, where }));
  const named = [...writes, ...outputs].filter(({ word }) => isNamed(word));
  const places = named.flatMap(({ word, where }) =>
    where === undefined ? [] : [{ location: where, word }],
  );
  const naming = story.calls.filter(({ argv }) => argv.some(isNamed));
  const isMoved = naming.some((call) => isMover(call) && !isRenaming(call, isNamed));
  const unseen = !isWhole(story);
  const open = unseen || isMoved || places.length < named.length;
  return { places, open, named: naming.length > 0 };
}

/** True for a `cp` or `mv` that puts one file under the name, and not one of that name elsewhere. */
function isRenaming({ argv }: Call, isNamed: (word: Word) => boolean): boolean {
  const { name = '', args = [] } = programOf(argv) ?? {};
  const [from, to, ...more] = args.filter(({ text }) => !text.startsWith('-'));
  const isOne = /^(cp|mv)$/.test(name) && more.length === 0;
  if (!from || !to || !isOne) return false;
  return isNamed(to) && !isNamed(from) && !/\/["']?$/.test(to.text);
}

/** True where a command runs that may write any file: a script, a build tool, an unpacker. */
export function mayWriteAnything({ story }: FileSight): boolean {
  return story.elsewhere.length > 0 || story.calls.some(isMover);
}

/** The same of image definitions, which nobody keeps elsewhere and tools for packages do not know. */
export function mayWriteDefinitions({ story }: FileSight): boolean {
  return !story.elsewhere.every(({ argv }) => packageTools.test(programOf(argv)?.name ?? ''));
}

const packageTools = /^(npm|yarn|pnpm|mvnw?|gradlew?|docker-compose)$/;

/**
 * Where the one build tool that runs puts what it builds, seen from the root: Maven into `target`
 * (Maven, Standard Directory Layout), Gradle into `build/libs` (Gradle, The Java Plugin). Undefined
 * where something else may move it.
 */
export function builtInto({ story }: FileSight): { tool: string; folder: string } | undefined {
  const built = story.elsewhere.map(outputOf);
  const [first] = built;
  const isOne = built.every((other) => other?.folder === first?.folder);
  const isPackage = ({ text }: Word) => /\.[jwe]ar\b|target|build|libs|^\.$/.test(text);
  const isMoved = story.calls.some((call) => isMover(call) && call.argv.some(isPackage));
  return first && isOne && !isMoved && story.unread.length === 0 ? first : undefined;
}

function outputOf({ argv, directory }: Call): { tool: string; folder: string } | undefined {
  const { name = '' } = programOf(argv) ?? {};
  if (!isInSource(directory)) return undefined;
  if (/^mvnw?$/.test(name)) return { tool: 'Maven', folder: posix.join(directory, 'target') };
  if (!/^gradlew?$/.test(name)) return undefined;
  return { tool: 'Gradle', folder: posix.join(directory, 'build/libs') };
}

/**
 * The only folders in which build tools run, where none of them is the root of the source;
 * undefined where that cannot be told.
 */
export function makersBelow({ story }: FileSight): string | undefined {
  const makers = story.elsewhere.filter((call) => !installsTool(call));
  const folders = [...new Set(makers.map(({ directory }) => directory))];
  const [folder] = folders;
  const moved = story.calls.some(isMover) || story.unread.length > 0;
  if (folders.length !== 1 || moved || !isInSource(folder) || folder === '.') return undefined;
  return folder;
}

/** A tool that is installed for the whole machine makes nothing where it is installed from. */
function installsTool({ argv }: Call): boolean {
  const { name = '', args = [] } = programOf(argv) ?? {};
  const isGlobal = args.some(({ text }) => /^(-g|--global|global)$/.test(text));
  return /^(npm|pnpm|yarn)$/.test(name) && isGlobal;
}

function isMover(call: Call): boolean {
  const { name = '', args = [] } = programOf(call.argv) ?? {};
  // Of the AWS CLI's commands those bring files that copy from a bucket to a folder.
  const texts = args.map(({ text }) => text.replace(/["']/g, ''));
  if (name === 'aws') return texts[0] === 's3' && isBrought(texts);
  // zip puts its own ending to a name that has none.
  if (name === 'zip') return !texts.some((text) => /^[^-*].*\.\w+$/.test(text));
  return movers.test(name);
}

function isBrought(texts: readonly string[]): boolean {
  const places = texts.slice(2).filter((text) => !text.startsWith('-'));
  return places[0]?.startsWith('s3://') === true && places[1]?.startsWith('s3://') !== true;
}

/** The words after options that say where output goes: `--output-template-file x`, `-out=x`. */
function outputsOf({ argv }: Call): Word[] {
  return argv.filter((word, at) => {
    const [option, value] = word.text.split('=', 2);
    return value === undefined
      ? outputOption.test(argv[at - 1]?.text ?? '')
      : outputOption.test(option ?? '');
  });
}

/** What follows the sign in `--output=path`. */
function valueParts({ parts }: Word): readonly Part[] {
  const [first, ...rest] = parts;
  const option = first?.kind === 'literal' ? first.text.match(/^--?[\w-]+=/)?.[0] : undefined;
  if (first?.kind !== 'literal' || !option) return parts;
  return [{ ...first, text: first.text.slice(option.length) }, ...rest];
}
