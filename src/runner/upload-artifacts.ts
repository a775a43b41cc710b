import type { Artifacts } from '../buildspec/buildspec.ts';
import type { BuildLog } from './build-log.ts';
import { pathPattern } from './file-patterns.ts';
import type { PhaseContext, Run } from './run.ts';

/**
 * Looks for the files that the section `artifacts` names, relative to the folder that the build
 * began in, wherever its commands went. They are counted and not sent anywhere.
 */
export async function uploadArtifacts(
  { source, site }: Pick<Run, 'source' | 'site'>,
  artifacts: Artifacts,
  log: BuildLog,
): Promise<PhaseContext | undefined> {
  const { files, folders } = await site.list(source);
  for (const each of [artifacts, ...artifacts.secondary]) {
    const base = each.baseDirectory?.text ?? '.';
    await log.say(`Expanding base directory path: ${base}`);
    await log.say('Assembling file list');
    await log.say(`Expanding ${base}`);
    const isBase = pathPattern(base);
    const bases = ['', ...folders].filter(isBase);
    if (bases.length === 0) return refusal(`no matching base directory path found for ${base}`);
    const below = bases.flatMap((folder) => within(folder, files));
    await log.say(`Expanding file paths for base directory ${base}`);
    if ((await count(each, below, log)) === 0) return refusal('no matching artifact paths found');
  }
  return undefined;
}

async function count(
  { files, excludePaths }: Artifacts,
  below: readonly string[],
  log: BuildLog,
): Promise<number> {
  const excluded = excludePaths.map(({ text }) => pathPattern(text));
  const kept = below.filter((path) => !excluded.some((matches) => matches(path)));
  const found = new Set<string>();
  await log.say('Assembling file list');
  for (const { text } of files) {
    await log.say(`Expanding ${text}`);
    const matching = kept.filter(pathPattern(text));
    if (matching.length === 0) await log.say(`Skipping invalid file path ${text}`);
    for (const path of matching) found.add(path);
  }
  if (found.size > 0) await log.say(`Found ${found.size} file(s)`);
  return found.size;
}

function within(folder: string, files: readonly string[]): readonly string[] {
  if (folder === '') return files;
  const prefix = `${folder}/`;
  return files.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
}

function refusal(message: string): PhaseContext {
  return { statusCode: 'CLIENT_ERROR', message };
}
