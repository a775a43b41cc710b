import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hereIn } from '../runner/site.ts';
import type { EngineAnswer } from '../types.ts';
import type { Place } from './place.ts';
import type { RehearsalGround } from './rehearsal-ground.ts';
import { copySource } from './source-copy.ts';

/** Variables of this machine that programs need to work as they do for the person. */
const passedOn =
  /^(PATH|LANG|LC_\w+|TZ|TMPDIR|AWS_\w+|(HTTPS?|NO|ALL)_PROXY|(https?|no|all)_proxy)$/;

/** This machine itself, with folders for the time of the rehearsal. */
export async function rehearseHere(place: Place, engine: EngineAnswer): Promise<RehearsalGround> {
  const [room, source] = [await newFolder('room'), await newFolder('source')];
  return {
    site: hereIn(room),
    source,
    environment: await ownEnvironment(room, place, engine),
    bring: (folder, entries) => copySource(folder, entries, source),
    async close() {
      for (const folder of [room, source]) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function newFolder(name: string): Promise<string> {
  return mkdtemp(join(tmpdir(), `firstpush-rehearsal-${name}-`));
}

/** With a home and a Docker configuration of its own, so that a login leaves nothing behind. */
async function ownEnvironment(
  room: string,
  { environment, aws, home: own }: Place,
  engine: EngineAnswer,
): Promise<Record<string, string>> {
  const home = join(room, 'home');
  const config = join(room, 'docker');
  for (const folder of [home, config]) await mkdir(folder, { mode: 0o700 });
  const passed = Object.entries(environment).filter(
    ([name, value]) => value && passedOn.test(name),
  );
  return {
    ...(Object.fromEntries(passed) as Record<string, string>),
    AWS_CONFIG_FILE: environment['AWS_CONFIG_FILE'] ?? join(own, '.aws', 'config'),
    AWS_SHARED_CREDENTIALS_FILE:
      environment['AWS_SHARED_CREDENTIALS_FILE'] ?? join(own, '.aws', 'credentials'),
    ...(aws.profile && { AWS_PROFILE: aws.profile }),
    ...(aws.endpoint && { AWS_ENDPOINT_URL: aws.endpoint }),
    ...(typeof aws.credentials === 'object' && {
      AWS_ACCESS_KEY_ID: aws.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: aws.credentials.secretAccessKey,
    }),
    HOME: home,
    DOCKER_CONFIG: config,
    ...(engine.kind === 'ready' && { DOCKER_HOST: engine.address }),
    // The Docker CLI takes BuildKit for granted, which this engine does not have.
    ...(engine.kind === 'ready' && engine.builder === 'classic' && { DOCKER_BUILDKIT: '0' }),
  };
}
