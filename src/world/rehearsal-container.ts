import { randomInt } from 'node:crypto';
import { isLoopback } from '../image/registry-address.ts';
import { t } from '../language.ts';
import { Refused, type Rehearse, type Tell } from '../types.ts';
import type { Unreachable } from './engine/answers.ts';
import type { Engine } from './engine/connect.ts';
import { type Container, havingImage, startContainer } from './engine/container.ts';
import { bringInto, siteIn } from './engine/container-site.ts';
import { outside } from './engine/outside.ts';
import type { Place } from './place.ts';
import type { RehearsalGround } from './rehearsal-ground.ts';

/** What a container is made with. */
export interface ContainerNeeds {
  place: Place;
  engine: Engine | Unreachable;
  /** The person's own AWS credentials as variables; none where there are none. */
  credentials: Readonly<Record<string, string>>;
  signal: AbortSignal;
}

type InContainer = NonNullable<Rehearse['container']>;

/**
 * A container of an image that the person named, with CodeBuild's folders. Where the commands need
 * Docker it gets the socket of this machine's engine, as CodeBuild's privileged mode gives one.
 * @throws Refused where the engine does not run it
 */
export async function rehearseInContainer(
  { container: wanted, registry }: Rehearse & { container: InContainer },
  { place, engine, credentials, signal }: ContainerNeeds,
  tell: Tell,
): Promise<RehearsalGround> {
  const { image } = wanted;
  if (engine.kind === 'unreachable') throw refused(image, engine.said);
  const docker = wanted.engine ? wayToDocker(engine) : undefined;
  const local = [registry, place.aws.endpoint ?? '', docker?.environment['DOCKER_HOST'] ?? ''];
  const plan = {
    image,
    binds: docker?.binds ?? [],
    onHostNetwork: local.some((address) => isLoopback(address.replace(/^\w+:\/\//, ''))),
  };
  const container = await running(image, async () => {
    const onPull = () => tell({ text: t`pulling ${image}` });
    await havingImage(engine, image, onPull, signal);
    return startContainer(engine, plan);
  });
  try {
    if (wanted.engine === 'called' && !(await has(container, 'docker'))) {
      throw refused(image, t`it holds no docker program, which the commands call`);
    }
  } catch (error) {
    await container.remove();
    throw error;
  }
  const source = `/codebuild/output/src${randomInt(1e8, 1e9)}/src`;
  return {
    site: siteIn(container),
    source,
    environment: { ...passedOn(place), ...credentials, ...docker?.environment },
    bring: (folder, entries) => bringInto(container, folder, entries, source),
    close: () => container.remove(),
  };
}

/** How programs in a container reach the engine that runs it. */
function wayToDocker({ facts }: Engine) {
  const { address, name, builder } = facts;
  const socket = /^unix:\/\/(.+)$/.exec(address)?.[1];
  // Docker Desktop's engine lives in a machine of its own, where its socket has the usual name
  const there = name.includes('Docker Desktop') ? usualSocket : socket;
  const environment: Record<string, string> = {
    ...(socket === undefined && { DOCKER_HOST: address }),
    ...(builder === 'classic' && { DOCKER_BUILDKIT: '0' }),
  };
  return { binds: socket === undefined ? [] : [`${there}:${usualSocket}`], environment };
}

const usualSocket = '/var/run/docker.sock';

/** Variables that lead out of this machine; paths and folders of it mean nothing in a container. */
const outward = /^(LANG|LC_\w+|TZ|(HTTPS?|NO|ALL)_PROXY|(https?|no|all)_proxy)$/;

function passedOn({ environment, aws }: Place): Record<string, string> {
  const passed = Object.entries(environment).filter(([name, value]) => value && outward.test(name));
  return {
    ...(Object.fromEntries(passed) as Record<string, string>),
    ...(aws.endpoint && { AWS_ENDPOINT_URL: aws.endpoint }),
  };
}

async function has(container: Container, program: string): Promise<boolean> {
  const { exec, line } = await container.exec(['/bin/sh', '-c', `command -v ${program}`]);
  line.end();
  for await (const _ of line) {
    // its answer is its status
  }
  return (await exec.inspect()).ExitCode === 0;
}

async function running<T>(image: string, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    throw refused(image, outside(error).said);
  }
}

function refused(image: string, said: string): Refused {
  return new Refused({ reason: 'other', tried: t`a container of ${image}`, said });
}
