import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands, say } from '../../src/changes/verbs.ts';
import { allSteps } from '../../src/cli/catalogue.ts';
import { endingOf, exitOf } from '../../src/cli/ending.ts';
import { knownFrom } from '../../src/known.ts';
import { startPractice } from '../../src/practice/start.ts';
import type { Finding, WalkEvent, Where } from '../../src/types.ts';
import { openScript } from '../../src/ui/script.ts';
import { walk } from '../../src/walk.ts';
import { openWorld } from '../../src/world/open.ts';
import { templatesFolder } from '../steps/write/folder-reads.ts';
import { awsCall, engineCall, registryCall } from './call-names.ts';
import { openElsewhere } from './elsewhere.ts';
import { openMeddler, type Rule } from './meddler.ts';

/** What a walk came to, as a person or a script would be told. */
export interface Outcome {
  code: number;
  /** What a fault of ours said; empty for all else. */
  words: string;
  findings: readonly Finding[];
  /** Calls of the outside that it made. */
  calls: readonly string[];
  /** How often the call went wrong. */
  followed: number;
}

/** Folders that are elsewhere than usual. */
export interface Folders {
  folder?: string;
  state?: string;
}

/** A practice ground whose every call can be made to go wrong. */
export interface Stage {
  /** Puts the application's files into its folder, which the first walk does else. */
  fill(app: string, at?: Folders): Promise<void>;
  /** Walks in a folder of its own, made at the first time. */
  walk(app: string, where: Where, rule?: Rule, at?: Folders): Promise<Outcome>;
  /** Where the password was found that belongs to the registry and Parameter Store alone. */
  leaks(app: string, at?: Folders): Promise<readonly string[]>;
  close(): Promise<void>;
}

const files = { Dockerfile: 'FROM scratch\nCOPY app.txt /\n', 'app.txt': 'hello\n' };

/** Milliseconds that a call may be without an answer here; a person waits longer. */
const patience = 4_000;

export async function openStage(): Promise<Stage> {
  const root = await mkdtemp(join(tmpdir(), 'firstpush-outcomes-'));
  const practice = await startPractice({});
  const elsewhere = await openElsewhere();
  const { PRACTICE_REGISTRY: registryHost = '', PRACTICE_PASSWORD: password = '' } =
    practice.environment;
  const meddlers = {
    aws: await openMeddler(practice.place.aws.endpoint?.slice(7) ?? '', awsCall, elsewhere.origin),
    registry: await openMeddler(registryHost, registryCall, elsewhere.origin),
    engine: await openMeddler(practice.place.engine.slice(6), engineCall, elsewhere.origin),
  };
  const all = Object.values(meddlers);
  const { registry: _, ...offers } = practice.place.offers;
  const told = new Map<string, string>();

  const folderOf = (app: string, { folder = join(root, app) }: Folders) => folder;
  const filled = new Set<string>();
  const fill = async (app: string, at: Folders = {}) => {
    if (filled.has(app)) return;
    filled.add(app);
    const folder = folderOf(app, at);
    await mkdir(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  };

  return {
    fill,
    async walk(app, where, rule, at = {}) {
      await fill(app, at);
      const folder = folderOf(app, at);
      for (const meddler of all) {
        meddler.forget();
        meddler.meddle(rule);
      }
      const place = {
        ...practice.place,
        aws: { ...practice.place.aws, endpoint: `http://${meddlers.aws.host}` },
        engine: `tcp://${meddlers.engine.host}`,
        offers,
        folder,
        state: at.state ?? practice.place.state,
        templates: templatesFolder,
        home: folder,
        environment: { PATH: '/usr/bin:/bin' },
        patience,
      };
      const answers = {
        ...{ app, where, registry: meddlers.registry.host, repository: `learner/${app}` },
        role: `codebuild-${app}-service-role`,
      };
      const world = openWorld(place, new AbortController().signal);
      const events: WalkEvent[] = [];
      const script = openScript({
        words: { say, byHand: (one) => commands(one).map(String) },
        consent: true,
      });
      const ui = {
        ...script,
        tell: (event: WalkEvent) => void events.push(event),
      };
      const ending = await walk('apply', allSteps, knownFrom(answers, 'flag'), world, ui).then(
        (report) => ({ code: exitOf(report), words: '', findings: report.findings }),
        (error: unknown) => ({ ...endingOf(error), findings: [] }),
      );
      told.set(app, `${told.get(app) ?? ''}${JSON.stringify([events, ending])}`);
      return {
        ...ending,
        calls: all.flatMap((meddler) => meddler.calls()),
        followed: all.reduce((sum, meddler) => sum + meddler.followed(), 0),
      };
    },
    async leaks(app, at = {}) {
      const forms = [password, Buffer.from(`learner:${password}`).toString('base64')];
      const holds = (text: string) => forms.some((form) => text.includes(form));
      const written = await filesBelow(folderOf(app, at));
      const state = await filesBelow(at.state ?? practice.place.state);
      return [
        ...(holds(told.get(app) ?? '') ? ['what was told'] : []),
        ...[...written, ...state].filter(({ text }) => holds(text)).map(({ path }) => path),
        ...elsewhere
          .heard()
          .filter(holds)
          .map(() => 'a request to another host'),
      ];
    },
    async close() {
      for (const meddler of all) await meddler.close();
      await elsewhere.close();
      await practice.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

async function filesBelow(folder: string): Promise<{ path: string; text: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      return { path, text: await readFile(path, 'latin1').catch(() => '') };
    }),
  );
}
