import { resolve } from 'node:path';
import { t } from '../language.ts';
import type { CommandLine } from '../options.ts';
import { startPractice } from '../practice/start.ts';
import { findEngine } from '../world/engine/find-engine.ts';
import { replaceFile } from '../world/files.ts';
import type { Surroundings } from './surroundings.ts';

/** Starts the practice ground, and prints the environment that leads to it. It serves until closed. */
export async function servePractice(
  { options }: CommandLine,
  surroundings: Surroundings,
  onClose: (close: () => Promise<void>) => void,
): Promise<void> {
  const { environment, home, platform, stdout, stderr, workingFolder } = surroundings;
  const found = await findEngine({ env: environment, home, platform });
  const practice = await startPractice({
    ...('host' in found && { engine: found.host }),
    ...(environment['PATH'] && { path: environment['PATH'] }),
  });
  onClose(practice.close);
  const variables = Object.entries(practice.environment);
  if (options.envFile) {
    const text = variables.map(([key, value]) => `${key}=${value}\n`).join('');
    await replaceFile(resolve(workingFolder, options.envFile), text, 0o600);
  }
  if (options.json) stdout.write(`${JSON.stringify(practice.environment)}\n`);
  else stdout.write(variables.map(([key, value]) => `export ${key}=${value}\n`).join(''));
  stderr.write(t`# the practice ground listens; docker is ${practice.engineWords}\n`);
  stderr.write(t`# paste the lines above into another terminal; Ctrl-C here stops everything\n`);
}
