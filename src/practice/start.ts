import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from '../secret.ts';
import type { Proposals } from '../types.ts';
import type { Place } from '../world/place.ts';
import { codebuildOperations } from './aws/codebuild.ts';
import { iamOperations } from './aws/iam.ts';
import { logsOperations } from './aws/logs.ts';
import { emptyObjects } from './aws/s3-store.ts';
import { type AwsOptions, serveAws } from './aws/server.ts';
import { ssmOperations } from './aws/ssm.ts';
import { stsOperations } from './aws/sts.ts';
import { chooseEngine } from './choose-engine.ts';
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
export interface PracticeOptions extends Pick<AwsOptions, 'authorize' | 'onCall'> {
  /** Address of the machine's own engine, where one was found. */
  engine?: string;
  /** Accounts of the registry besides the learner's own. */
  accounts?: readonly Account[];
}

const region = 'us-east-1';
const username = 'learner';

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
  const [aws, registry, engine, state] = await Promise.all([
    startAws(accessKeyId, options),
    serveRegistry({ accounts: [account, ...(options.accounts ?? [])], auth: 'token' }),
    chooseEngine(options.engine),
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
      ...(engine.embedded && { DOCKER_HOST: engine.host }),
      PRACTICE_REGISTRY: registry.host,
      PRACTICE_USERNAME: username,
      PRACTICE_PASSWORD: password,
    },
    engineWords: engine.words,
    async close() {
      await Promise.all([aws.close(), registry.close(), engine.close()]);
      await rm(state, { recursive: true, force: true });
    },
  };
}

function startAws(accessKeyId: string, { authorize, onCall }: PracticeOptions) {
  const iam = iamOperations();
  const sessions = new Map<string, string>();
  return serveAws({
    region,
    accessKeyId,
    sessions,
    services: {
      ssm: ssmOperations(),
      iam: iam.operations,
      sts: stsOperations({ sessions }),
      codebuild: codebuildOperations({ assumable: iam.assumable }),
      logs: logsOperations(),
    },
    s3: emptyObjects(),
    ...(authorize && { authorize }),
    ...(onCall && { onCall }),
  });
}

function offersOf(host: string, password: string): Proposals {
  const from = 'the practice ground';
  return {
    registry: { value: host, from },
    username: { value: username, from },
    password: { value: new Secret(password), from },
    sample: { value: true, from },
  };
}
