import type { Reads, World } from '../types.ts';
import { Wishes } from '../wishes.ts';
import { openBuckets } from './aws/buckets.ts';
import { openBuilds } from './aws/builds.ts';
import { openCaller } from './aws/caller.ts';
import { clientConfig } from './aws/clients.ts';
import { openEcr } from './aws/ecr.ts';
import { openKeys } from './aws/keys.ts';
import { openLogs } from './aws/logs-tail.ts';
import { openParameters } from './aws/parameters.ts';
import { openProjects } from './aws/projects.ts';
import { openRoles } from './aws/roles.ts';
import { openUploads } from './aws/source-upload.ts';
import { openBuildJournal } from './build-journal.ts';
import { openDocker } from './docker.ts';
import { asking, openFiles, writeInto } from './files.ts';
import { FreshRights } from './fresh-rights.ts';
import { gitFacts } from './git.ts';
import type { Place } from './place.ts';
import { openProofs } from './proofs.ts';
import { pushAndConfirm } from './push-and-confirm.ts';
import { servedDigest } from './registry/digest.ts';
import { mayPush } from './registry/push-scope.ts';
import { fingerprintOf } from './source-fingerprint.ts';
import { listSource } from './source-list.ts';
import { packSource } from './source-zip.ts';
import { openTemplates } from './templates.ts';
import { runTestBuild } from './test-build.ts';

/**
 * Opens the world at a place. Nothing is asked before it is needed; `signal` ends what is being
 * asked when the person leaves, and work that can be left takes up the wishes to.
 */
export function openWorld(place: Place, signal: AbortSignal, wishes = new Wishes()): World {
  const config = clientConfig(place);
  const { caller } = openCaller(config, place.buildsRunHere);
  const { parameters, describeParameters, putParameter } = openParameters(config);
  const { role, simulate, ...roleWrites } = openRoles(config);
  const { project, projects, connections, curatedImages, ...projectWrites } = openProjects(config);
  const { bucket, createBucket } = openBuckets(config, caller);
  const docker = openDocker(place);
  const proofs = openProofs(place.state);
  const builds = openBuilds(config);
  const logs = openLogs(config);
  const journal = openBuildJournal(place.state, () => accountOf(caller));
  const fresh = new FreshRights();
  const { read, kind, list } = openFiles(place.folder);
  const { folder, offers, elsewhere } = place;
  const ask: Reads['servedDigest'] = ({ registry, repository, reference }, credential) =>
    servedDigest(registry, repository, reference, credential, { signal });
  const registry = { ask, keep: proofs.keep };
  const git = () => gitFacts(folder);
  return {
    reads: {
      folder: { path: folder, read, kind, list, git },
      offers,
      ...(elsewhere && { elsewhere }),
      caller,
      parameters,
      describeParameters,
      role,
      simulate,
      ...openKeys(config),
      project,
      projects,
      connections,
      curatedImages,
      bucket,
      mayPush: (registry, repository, credential) =>
        mayPush(registry, repository, credential, { signal }),
      servedDigest: ask,
      ...openEcr(config),
      engine: docker.engine,
      fingerprint: docker.fingerprint,
      contextHas: docker.contextHas,
      proofs: proofs.proofs,
      sourceFingerprint: () =>
        asking('reading the folder', async () => fingerprintOf(folder, await listSource(folder))),
      build: builds.build,
      latestBuild: builds.latestBuild,
      log: logs.log,
      async unfinishedBuild(name, source) {
        const entry = await journal.read(name);
        return entry?.fingerprint === source ? entry.build : undefined;
      },
      ...openTemplates(place.templates),
    },
    writes: {
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
              asking('packing the folder', async () =>
                packSource(folder, await listSource(folder), place.state),
              ),
            rightsAreFresh: () => fresh.now,
          },
          tell,
          leaving,
        ),
      rehearse: async (change, tell) => {
        const { rehearse } = await import('./rehearsal.ts');
        const { engine } = docker;
        const rights = { place, signal, caller, parameters, engine, git };
        return rehearse(change, rights, registry, tell);
      },
    },
  };
}

/** Account and region, which a project's name belongs to. */
async function accountOf(caller: Reads['caller']): Promise<string> {
  const me = await caller();
  return 'seen' in me ? `${me.seen.account}/${me.seen.region}` : '';
}
