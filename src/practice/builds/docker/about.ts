import type { DockerCall, DockerHome } from './call.ts';
import { asked, engineOf } from './engine.ts';

/** The one line of `docker --version`. */
export const versionLine = "Docker version practice, build firstpush (the practice ground's own)\n";

/** `docker version`: the command, and the engine where one is reached. */
export async function runVersion({ out }: DockerCall, home: DockerHome): Promise<void> {
  out('Client:\n Version:           practice\n');
  const { facts } = await engineOf(home);
  const { name, version, apiVersion, os, arch } = facts;
  out(`\nServer: ${name}\n Engine:\n  Version:          ${version}\n`);
  out(`  API version:      ${apiVersion}\n  OS/Arch:          ${os}/${arch}\n`);
}

/** `docker info`. */
export async function runInfo({ out }: DockerCall, home: DockerHome): Promise<void> {
  out('Client:\n Version:    practice\n Context:    default\n\nServer:\n');
  const { docker } = await engineOf(home);
  const info: Record<string, unknown> = await asked(docker.info());
  const shown = { Images: 'Images', ServerVersion: 'Server Version', OSType: 'OSType' };
  for (const [key, title] of Object.entries(shown)) out(` ${title}: ${info[key]}\n`);
}
