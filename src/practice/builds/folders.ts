import { randomInt } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folders of one build, laid out as in CodeBuild's containers, below one of their own. */
export interface BuildFolders {
  root: string;
  /** `…/codebuild/output/src<digits>/src`, where the source is. */
  source: string;
  /** `…/codebuild/output/tmp`, where the commands' script is. */
  room: string;
  /** `…/codebuild/readonly/buildspec.yml`, where a buildspec given as text is. */
  inline: string;
  home: string;
  /** For programs that stand before those of the machine. */
  bin: string;
  temporary: string;
  remove(): Promise<void>;
}

/** Makes the folders of a build; nobody else may look into them. */
export async function makeFolders(): Promise<BuildFolders> {
  const root = await mkdtemp(join(tmpdir(), 'firstpush-build-'));
  const output = join(root, 'codebuild', 'output');
  const folders = {
    root,
    source: join(output, `src${randomInt(1e8, 1e9)}`, 'src'),
    room: join(output, 'tmp'),
    inline: join(root, 'codebuild', 'readonly', 'buildspec.yml'),
    home: join(root, 'root'),
    bin: join(root, 'bin'),
    temporary: join(root, 'tmp'),
  };
  const { source, room, home, bin, temporary } = folders;
  const made = [source, room, join(folders.inline, '..'), home, bin, temporary];
  await Promise.all(made.map((folder) => mkdir(folder, { recursive: true })));
  return {
    ...folders,
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 3 }),
  };
}
