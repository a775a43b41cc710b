import type { Phase } from '../buildspec/buildspec.ts';
import { phaseNames } from '../buildspec/buildspec.ts';
import { BuildLog } from './build-log.ts';
import { runPhase } from './commands.ts';
import { Ledger } from './ledger.ts';
import { onFailure } from './on-failure.ts';
import { type Prepared, prepare } from './prepare.ts';
import type { PhaseType, Run, RunResult } from './run.ts';
import { Shell } from './shell.ts';
import { uploadArtifacts } from './upload-artifacts.ts';

/**
 * Runs a buildspec's own commands on this machine, phase by phase by CodeBuild's rules, from
 * DOWNLOAD_SOURCE to COMPLETED (AWS CodeBuild User Guide, "View build phase details", "Build
 * specification reference"). Runtimes are not installed: the commands find the programs of the site.
 */
export async function runBuild(run: Run): Promise<RunResult> {
  const late = AbortSignal.timeout(run.timeoutSeconds * 1000);
  const signal = AbortSignal.any([run.signal, late]);
  const log = new BuildLog(run.onLine);
  log.mask.add(accessKeys(run.baseEnvironment));
  const ledger = new Ledger(run, log, signal);
  let prepared: Prepared | undefined;
  await ledger.phase('DOWNLOAD_SOURCE', async () => {
    const outcome = await prepare(run, log);
    if ('statusCode' in outcome) return outcome;
    prepared = outcome;
    return undefined;
  });
  if (prepared !== undefined && ledger.status === 'SUCCEEDED') {
    await runPhases(run, prepared, ledger, log, signal);
  }
  if (!ledger.over) await ledger.phase('FINALIZING', async () => undefined);
  await log.end();
  const { status } = ledger;
  ledger.complete();
  return { status, phases: ledger.phases };
}

/** AWS access keys, which are masked too (AWS CodeBuild User Guide, "Environment variables"). */
function accessKeys(environment: Run['baseEnvironment']): string[] {
  const names = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
  return names.flatMap((name) => environment[name] ?? []);
}

async function runPhases(
  run: Run,
  prepared: Prepared,
  ledger: Ledger,
  log: BuildLog,
  signal: AbortSignal,
): Promise<void> {
  const { spec } = prepared;
  const bench = new Bench(run, prepared, log, signal);
  try {
    for (const name of phaseNames) {
      const phase = spec.phases.find((each) => each.name === name);
      await log.say(`Entering phase ${name.toUpperCase()}`);
      const succeeded = await ledger.phase(name.toUpperCase() as PhaseType, async () =>
        phase ? runPhase(phase, (command) => bench.run(command, ledger), log) : undefined,
      );
      if (ledger.over || (!succeeded && ends(phase))) return;
    }
  } finally {
    await bench.close();
  }
  await ledger.phase('UPLOAD_ARTIFACTS', async () => {
    const { artifacts } = spec;
    return artifacts && run.uploadsArtifacts ? uploadArtifacts(run, artifacts, log) : undefined;
  });
}

function ends(phase: Phase | undefined): boolean {
  return phase !== undefined && !onFailure(phase.name, phase.onFailure?.text).goesOn;
}

/** Where the commands run: in one shell for all, or for version 0.1 in one for each. */
class Bench {
  readonly #open: () => Shell;
  readonly #shared: Shell | undefined;

  constructor(run: Run, prepared: Prepared, log: BuildLog, signal: AbortSignal) {
    const environment = {
      ...run.baseEnvironment,
      ...run.codebuild,
      ...prepared.variables,
      CODEBUILD_SRC_DIR: run.source,
    };
    const onOutput = (text: string) => log.print(text);
    const { source: folder, site } = run;
    const { shell: program } = prepared;
    this.#open = () => new Shell({ program, environment, folder, site, onOutput, signal });
    this.#shared = prepared.spec.version?.text === '0.1' ? undefined : this.#open();
  }

  async run(command: string, { status }: Ledger): Promise<number> {
    const shell = this.#shared ?? this.#open();
    const succeeding = { CODEBUILD_BUILD_SUCCEEDING: status === 'SUCCEEDED' ? '1' : '0' };
    try {
      return await shell.run(command, succeeding);
    } finally {
      if (shell !== this.#shared) await shell.close();
    }
  }

  async close(): Promise<void> {
    await this.#shared?.close();
  }
}
