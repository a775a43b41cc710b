import type { Buildspec } from '../buildspec/buildspec.ts';
import { readBuildspec } from '../buildspec/read.ts';
import { t } from '../language.ts';
import type { BuildLog } from './build-log.ts';
import { CannotRun } from './cannot-run.ts';
import type { PhaseContext, Run } from './run.ts';
import { runtimeRefusal, runtimeWords } from './runtimes.ts';
import { specRefusal } from './spec-refusal.ts';
import { unknownKeys } from './unknown-keys.ts';
import { decrypted, wantedVariables } from './variables.ts';

/** A buildspec that can be run, and what it is run with. */
export interface Prepared {
  spec: Buildspec;
  /** The shell's program. */
  shell: string;
  variables: Readonly<Record<string, string>>;
}

/**
 * What CodeBuild does in DOWNLOAD_SOURCE: fetches the source, reads the buildspec, resolves the
 * variables. Gives the reason where the phase fails.
 * @throws CannotRun where CodeBuild could go on and this machine cannot
 */
export async function prepare(run: Run, log: BuildLog): Promise<Prepared | PhaseContext> {
  await log.say('Waiting for agent ping');
  await log.say('Waiting for DOWNLOAD_SOURCE');
  await log.say('Phase is DOWNLOAD_SOURCE');
  const found = await run.download();
  if ('statusCode' in found) return found;
  await log.say(`CODEBUILD_SRC_DIR=${run.source}`);
  await log.say(`YAML location is ${found.location}`);
  const spec = readBuildspec(found.text);
  const refused = specRefusal(spec);
  if (refused !== undefined) return refused;
  const unknown = unknownKeys(spec);
  if (unknown !== undefined) await log.say(unknown);

  await log.say('Processing environment variables');
  const wanted = wantedVariables(spec.env, run.environment);
  const outcome = await decrypted(wanted, run, log);
  if ('statusCode' in outcome) return outcome;
  const variables = outcome.values;
  const runtimes = spec.phases.flatMap((phase) => phase.runtimeVersions);
  const unfit = runtimeRefusal(run.image, runtimes, variables);
  if (unfit !== undefined) return unfit;
  for (const words of runtimeWords(run.image, runtimes)) await log.say(words);
  await tellPhases(run, spec, log);
  return { spec, shell: shellOf(spec), variables };
}

async function tellPhases({ source }: Run, spec: Buildspec, log: BuildLog): Promise<void> {
  const runAs = [spec.runAs, ...spec.phases.map((phase) => phase.runAs)].find(Boolean);
  if (runAs !== undefined) {
    await log.say(
      t`run-as ${runAs.text} is not followed here: commands run as whoever started this`,
    );
  }
  await log.say(`Moving to directory ${source}`);
  await log.say(`Phases found in YAML: ${spec.phases.length}`);
  for (const { name, commands } of spec.phases) {
    await log.say(` ${name.toUpperCase()}: ${commands.length} commands`);
  }
}

/** The image's own shell is `sh`; a buildspec may ask for another (User Guide, env/shell). */
function shellOf({ env }: Buildspec): string {
  const shell = env.shell?.text ?? 'sh';
  if (/^(?:\/(?:usr\/)?bin\/)?(?:ba)?sh$/.test(shell)) return shell;
  throw new CannotRun(t`the commands are written for ${shell}, which does not run here`);
}
