import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { t } from '../language.ts';
import { Secret } from '../secret.ts';
import type { Proposals } from '../types.ts';
import type { Place } from '../world/place.ts';
import { codebuildOperations } from './aws/codebuild.ts';
import { iamOperations } from './aws/iam.ts';
import { logsOperations } from './aws/logs.ts';
import { denial } from './aws/permissions.ts';
import { emptyObjects } from './aws/s3-store.ts';
import { secretsOperations } from './aws/secrets.ts';
import { type AwsOptions, serveAws } from './aws/server.ts';
import { ssmOperations } from './aws/ssm.ts';
import { stsOperations } from './aws/sts.ts';
import { runBuilds } from './builds/run-builds.ts';
import { type ChosenEngine, chooseEngine } from './choose-engine.ts';
import type { Account } from './registry/accounts.ts';
import { serveRegistry } from './registry/server.ts';

/** A practice ground that runs: the place for `openWorld`, and what other clients need to know. */
export interface PracticeGround {
  place: Pick<Place, 'state' | 'aws' | 'buildsRunHere' | 'offers'> & { engine: string };
  /** Variables with which the AWS CLI, docker and others work against it. */
  environment: Readonly<Record<string, string>>;
  /** Which engine builds, and why that one. */
  engineWords: string;
  /** Stops everything and removes what it stored. */
  close(): Promise<void>;
}

/** How a practice ground differs from the usual one. */
export interface PracticeOptions extends Pick<AwsOptions, 'authorize' | 'onCall' | 'throttle'> {
  /** Address of the machine's own engine, where one was found. */
  engine?: string;
  /** That engine serves even where it gets at no base images: what is built needs none. */
  baseless?: boolean;
  /** Folders in which builds look for the machine's programs, as in PATH. */
  path?: string;
  /** Accounts of the registry besides the learner's own. */
  accounts?: readonly Account[];
}

const region = 'us-east-1';
const username = 'learner';
/** Where programs are on most machines. */
const usualPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * Starts an AWS endpoint and a registry on loopback, and an engine where this machine has none that
 * serves.
 */
export async function startPractice(options: PracticeOptions): Promise<PracticeGround> {
  const password = randomBytes(18).toString('base64url');
  const accessKeyId = `AKIA${randomBytes(8).toString('hex').toUpperCase()}`;
  const secretAccessKey = randomBytes(30).toString('base64');
  const account = {
    username,
    password: new Secret(password),
    push: [`${username}/*`],
    pull: ['**'],
  };
  const choosing = chooseEngine(options.engine, options.baseless);
  const [aws, registry, engine, state] = await Promise.all([
    startAws(accessKeyId, options, choosing),
    serveRegistry({ accounts: [account, ...(options.accounts ?? [])], auth: 'token' }),
    choosing,
    mkdtemp(join(tmpdir(), 'firstpush-practice-')),
  ]);
  return {
    place: {
      state,
      aws: { endpoint: aws.url, region, credentials: { accessKeyId, secretAccessKey } },
      engine: engine.host,
      buildsRunHere: true,
      offers: offersOf(registry.host, password),
    },
    environment: {
      AWS_ENDPOINT_URL: aws.url,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      // The embedded engine is a classic builder; the docker CLI would else reach for BuildKit.
      ...(engine.embedded && { DOCKER_HOST: engine.host, DOCKER_BUILDKIT: '0' }),
      PRACTICE_REGISTRY: registry.host,
      PRACTICE_USERNAME: username,
      PRACTICE_PASSWORD: password,
    },
    engineWords: engine.words,
    async close() {
      // builds use the registry and the engine to their end
      await aws.close();
      await Promise.all([registry.close(), engine.close()]);
      await rm(state, { recursive: true, force: true });
    },
  };
}

async function startAws(
  accessKeyId: string,
  { authorize, onCall, throttle, path = usualPath }: PracticeOptions,
  engine: Promise<ChosenEngine>,
) {
  const sessions = new Map<string, string>();
  const iam = iamOperations({ sessions });
  const [ssm, logs, objects] = [ssmOperations(), logsOperations(), emptyObjects()];
  const secrets = secretsOperations();
  const machine = async () => ({ path, engine: await engine });
  const builds = runBuilds({ permitted: iam.permitted, ssm, secrets, logs, objects, machine });
  const endpoint = await serveAws({
    region,
    accessKeyId,
    sessions,
    services: {
      ssm,
      secretsmanager: secrets,
      iam: iam.operations,
      sts: stsOperations({ sessions, assumable: iam.letsIn }),
      codebuild: codebuildOperations({ assumable: iam.assumable, run: builds.run }),
      logs,
    },
    s3: objects,
    authorize: (action, resource, call) =>
      iam.refuses(action, resource, call)
        ? denial({ action, resource }, call.caller)
        : authorize?.(action, resource, call),
    ...(onCall && { onCall }),
    ...(throttle && { throttle }),
  });
  return {
    url: endpoint.url,
    async close() {
      await builds.close();
      await endpoint.close();
    },
  };
}

function offersOf(host: string, password: string): Proposals {
  const from = t`the practice ground`;
  return {
    registry: { value: host, from },
    username: { value: username, from },
    password: { value: new Secret(password), from },
    sample: { value: true, from },
  };
}
