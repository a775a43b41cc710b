import { t } from '../language.ts';
import type { Reads } from '../types.ts';
import { Wishes } from '../wishes.ts';
import { openBuckets } from './aws/buckets.ts';
import { openBuilds } from './aws/builds.ts';
import { openCaller } from './aws/caller.ts';
import { clientConfig, once } from './aws/clients.ts';
import { configuredRegions } from './aws/configured-regions.ts';
import { credentialVariables } from './aws/credential-variables.ts';
import { openEcr } from './aws/ecr.ts';
import { openIdentity } from './aws/identity.ts';
import { openKeys } from './aws/keys.ts';
import { openLogs } from './aws/logs-tail.ts';
import { openParameters } from './aws/parameters.ts';
import { openProjects } from './aws/projects.ts';
import { openRoles } from './aws/roles.ts';
import { openSecretArns } from './aws/secret-arn.ts';
import { openSecrets } from './aws/secrets.ts';
import { openUploads } from './aws/source-upload.ts';
import { openBuildJournal } from './build-journal.ts';
import { openDocker } from './docker.ts';
import { asking, openFiles, writeInto } from './files.ts';
import { FreshRights } from './fresh-rights.ts';
import { gitFacts, remoteHas } from './git.ts';
import type { Place } from './place.ts';
import { hasProgram } from './programs.ts';
import { openProofs } from './proofs.ts';
import { pushAndConfirm } from './push-and-confirm.ts';
import { servedDigest } from './registry/digest.ts';
import { mayPush } from './registry/push-scope.ts';
import { fingerprintOf } from './source-fingerprint.ts';
import { listSource } from './source-list.ts';
import { packSource } from './source-zip.ts';
import { openTemplates } from './templates.ts';
import { runTestBuild } from './test-build.ts';
import { type OwnWrites, type WorldWithPast, withPast } from './undo/past.ts';

/**
 * Opens the world at a place. Nothing is asked before it is needed; `signal` ends what is being
 * asked when the person leaves, and work that can be left takes up the wishes to.
 */
export function openWorld(place: Place, signal: AbortSignal, wishes = new Wishes()): WorldWithPast {
  const config = clientConfig(place);
  const { caller } = openCaller(place);
  const { parameters, describeParameters, putParameter } = openParameters(config);
  const { role, simulate, ...roleWrites } = openRoles(config);
  const { project, projects, connections, curatedImages, ...projectWrites } = openProjects(config);
  const { bucket, bucketRegion, createBucket } = openBuckets(config, caller);
  const docker = openDocker(place);
  const proofs = openProofs(place.state);
  const builds = openBuilds(config);
  const logs = openLogs(config);
  const journal = openBuildJournal(place.state, () => accountOf(caller));
  const fresh = new FreshRights();
  const { read, kind, list } = openFiles(place.folder);
  const { folder, offers, elsewhere, patience } = place;
  const bounds = { signal, ...(patience && { timeoutMs: patience }) };
  const ask: Reads['servedDigest'] = ({ registry, repository, reference }, credential) =>
    servedDigest(registry, repository, reference, credential, bounds);
  const registry = { ask, keep: proofs.keep };
  const git = () => gitFacts(folder);
  const reads: Reads = {
    folder: { path: folder, read, kind, list, git },
    offers,
    ...(elsewhere && { elsewhere }),
    caller,
    ...openIdentity(config, caller, role),
    parameters,
    describeParameters,
    configuredRegions: () => configuredRegions(place),
    role,
    simulate,
    ...openKeys(config),
    ...openSecretArns(config),
    project,
    projects,
    connections,
    curatedImages: once(curatedImages),
    bucket,
    bucketRegion,
    mayPush: (registry, repository, credential) =>
      mayPush(registry, repository, credential, bounds),
    servedDigest: ask,
    ...openEcr(config),
    engine: docker.engine,
    hasProgram: (name) => hasProgram(name, place.environment['PATH']),
    fingerprint: docker.fingerprint,
    contextHas: docker.contextHas,
    proofs: proofs.proofs,
    sourceFingerprint: () =>
      asking(t`reading the folder`, async () => fingerprintOf(folder, await listSource(folder))),
    build: builds.build,
    latestBuild: builds.latestBuild,
    runningBuilds: builds.runningBuilds,
    remoteHas: (version) => remoteHas(folder, version),
    log: logs.log,
    async unfinishedBuild(name, source) {
      const entry = await journal.read(name);
      return entry?.fingerprint === source ? entry.build : undefined;
    },
    ...openTemplates(place.templates),
  };
  const writes: OwnWrites = {
    putParameter,
    ...fresh.noting(roleWrites),
    createBucket,
    ...projectWrites,
    writeFile: (change) => writeInto(folder, change),
    pushImage: (change, tell) => pushAndConfirm(change, tell, docker, registry),
    startBuild: (change, tell, leaving) =>
      runTestBuild(
        change,
        {
          ...{ builds, logs, journal, registry, wishes },
          uploads: openUploads(config),
          pack: () =>
            asking(t`packing the folder`, async () =>
              packSource(folder, await listSource(folder), place.state),
            ),
          rightsAreFresh: () => fresh.now,
          ...(patience && { longestSilence: 20 * patience }),
        },
        tell,
        leaving,
      ),
    rehearse: async (change, tell) => {
      const { rehearse } = await import('./rehearsal.ts');
      const { engine, openedEngine } = docker;
      const reading = { caller, parameters, ...openSecrets(config), git };
      const credentials = () => credentialVariables(config);
      const rights = { place, signal, ...reading, engine, openedEngine, credentials };
      return rehearse(change, rights, registry, tell);
    },
  };
  return withPast(place, reads, writes, { config, builds, buildJournal: journal, signal });
}

/** Account and region, which a project's name belongs to. */
async function accountOf(caller: Reads['caller']): Promise<string> {
  const me = await caller();
  return 'seen' in me ? `${me.seen.account}/${me.seen.region}` : '';
}
