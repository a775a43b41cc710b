import { constants } from 'node:fs';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { installDocker } from './docker/install.ts';
import type { BuildFolders } from './folders.ts';

/** What the machine offers to builds. */
export interface Machine {
  /** The folders in which programs are looked for, as in PATH. */
  path: string;
  /** The engine that privileged builds use. */
  engine: { host: string; embedded: boolean };
}

/** The programs of one build, and how to put them away. */
export interface Tools {
  environment: Record<string, string>;
  close(): Promise<void>;
}

/**
 * Gives a build its `docker`: the machine's own where it has one, else the practice ground's. A build
 * without privileged mode has no engine (CodeBuild User Guide, "Troubleshooting", Cannot connect to
 * the Docker daemon), wherever the machine's own might be.
 */
export async function equip(
  folders: BuildFolders,
  { path, engine }: Machine,
  privileged: boolean,
): Promise<Tools> {
  const { home, bin, root } = folders;
  const own = privileged && (await has(path, 'docker'));
  const logins = new Map();
  const close = own
    ? async () => {}
    : await installDocker(bin, { engine: privileged ? engine.host : undefined, logins });
  await mkdir(join(home, '.docker'), { mode: 0o700 });
  // one entry, so that the docker CLI does not look for the keychain of whoever practises
  const config = JSON.stringify({ auths: { 'practice.invalid': {} } });
  await writeFile(join(home, '.docker', 'config.json'), config, { mode: 0o600 });
  return {
    environment: {
      PATH: own ? path : [bin, path].join(delimiter),
      DOCKER_CONFIG: join(home, '.docker'),
      DOCKER_HOST: privileged ? engine.host : `unix://${join(root, 'no-engine.sock')}`,
      ...(engine.embedded && { DOCKER_BUILDKIT: '0' }),
    },
    close,
  };
}

async function has(path: string, program: string): Promise<boolean> {
  const found = path.split(delimiter).map((folder) =>
    access(join(folder, program), constants.X_OK).then(
      () => true,
      () => false,
    ),
  );
  return (await Promise.all(found)).includes(true);
}
