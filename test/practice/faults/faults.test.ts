import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFailed, test } from 'vitest';
import { readAnswers } from '../../../src/answers-file.ts';
import { commands, say } from '../../../src/changes/verbs.ts';
import { allSteps } from '../../../src/cli/catalogue.ts';
import { alsoKnown, knownFrom } from '../../../src/known.ts';
import { faults } from '../../../src/practice/faults/all.ts';
import type { Fault, ProvenGround } from '../../../src/practice/faults/fault.ts';
import { type PracticeGround, startPractice } from '../../../src/practice/start.ts';
import { parameterNames } from '../../../src/steps/name/conventions.ts';
import type { Finding, Known, Report } from '../../../src/types.ts';
import { openScript } from '../../../src/ui/script.ts';
import { survey, walk } from '../../../src/walk.ts';
import { openWorld } from '../../../src/world/open.ts';
import { sources } from '../../sources.ts';
import { templatesFolder } from '../../steps/write/folder-reads.ts';

/** An application of its own on the practice ground, walked until its push was proven. */
interface Bench {
  ground: ProvenGround;
  survey(): Promise<Report>;
  walk(): Promise<Report>;
}

let practice: PracticeGround;
const folders: string[] = [];

beforeAll(async () => {
  practice = await startPractice({});
});
afterAll(async () => {
  await practice.close();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** The answers of flags and of `firstpush.yml`, as the command line gathers them. */
async function knownIn(folder: string, given: Known): Promise<Known> {
  const kept = await readFile(join(folder, 'firstpush.yml'), 'utf8').catch(() => '');
  return alsoKnown(given, readAnswers(kept).setup, 'firstpush.yml');
}

async function provenBench(): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'firstpush-fault-'));
  folders.push(folder);
  const app = `app${folders.length}`;
  const role = `codebuild-${app}-service-role`;
  const environment = { PATH: '/usr/bin:/bin' };
  const place = {
    ...practice.place,
    folder,
    templates: templatesFolder,
    home: folder,
    environment,
  };
  const go = async (way: typeof walk) => {
    const world = openWorld(place, new AbortController().signal);
    const ui = openScript({
      words: { say, byHand: (one) => commands(one).map(String) },
      consent: true,
    });
    const known = await knownIn(folder, knownFrom({ app, role }, 'flag'));
    return way('fix', allSteps, known, world, ui);
  };
  const bench: Bench = {
    ground: {
      aws: place.aws,
      folder,
      parameters: parameterNames({ app }),
      role,
      policy: `docker-credentials-${app}`,
      project: app,
    },
    survey: () => go(survey),
    walk: () => go(walk),
  };
  const report = await bench.walk();
  expect(report, JSON.stringify(report.findings, null, 1)).toMatchObject({ proven: true });
  return bench;
}

/** Checks whose change cannot be shown here, and why. */
const without: Readonly<Record<string, string>> = {
  'ecr-push-permissions-missing': 'the practice ground has no Amazon ECR',
  'vpc-eni-permission': 'the practice ground has no network of an account',
};

test('every check of the account whose remedy is a change has its fault', () => {
  const changing = ['name', 'store', 'wire', 'prove'].flatMap((step) =>
    sources()
      .filter(({ path }) => path.startsWith(`steps/${step}/checks/`))
      .filter(({ text }) => /kind: 'change'|deniedNeeds|nearlyAllowed/.test(text))
      .map(({ path }) => path.split('/').at(-1)?.replace('.ts', '') ?? ''),
  );
  const broken = new Set(faults.map(({ id }) => id));
  expect(changing.length).toBeGreaterThan(15);
  expect(changing.filter((id) => !broken.has(id)).sort()).toEqual(Object.keys(without));
});

/** Checks of the step write whose edits cannot be shown here, and why. */
const withoutInFile: Readonly<Record<string, string>> = {
  'ecr-get-login-removed': 'the practice ground has no Amazon ECR to log in to',
  'ecr-login-not-piped': 'it is edited only where the push goes to Amazon ECR',
  'registry-credentials-mismatch': 'it is edited only where the push goes to Amazon ECR',
};

test('every check of the step write that edits the buildspec has its fault', () => {
  const editing = sources()
    .filter(({ path }) => path.startsWith('steps/write/checks/'))
    // What programs refuse is edited by a table of its own.
    .filter(({ text }) => /\bedits\b|\brefusals\b/.test(text))
    .map(({ path }) => path.split('/').at(-1)?.replace('.ts', '') ?? '');
  const broken = new Set(faults.map(({ id }) => id));
  expect(editing.length).toBeGreaterThan(40);
  expect(editing.filter((id) => !broken.has(id)).sort()).toEqual(Object.keys(withoutInFile));
});

test('every fault is one of a check, and no two are of the same', () => {
  const checks = new Set(allSteps.flatMap((step) => step.checks.map(({ id }) => id)));
  const ids = faults.map(({ id }) => id);
  expect(ids.filter((id) => !checks.has(id))).toEqual([]);
  expect(ids).toEqual([...new Set(ids)]);
});

/** The findings that do not merely follow from another. */
const causes = ({ findings }: Report): Finding[] => findings.filter(({ because }) => !because);

describe('each fault is found, repaired, and then no longer found', { timeout: 20_000 }, () => {
  let proven: Bench | undefined;

  test.each(faults.map((fault): [string, Fault] => [fault.id, fault]))('%s', async (id, fault) => {
    onTestFailed(() => {
      proven = undefined;
    });
    proven ??= await provenBench();
    expect(causes(await proven.survey())).toEqual([]);

    await fault.break(proven.ground);
    const found = causes(await proven.survey());
    expect(found[0]?.check, JSON.stringify(found, null, 1)).toBe(id);

    const walked = await proven.walk();
    expect(walked, JSON.stringify(walked.findings, null, 1)).toMatchObject({ proven: true });
    const left = await proven.survey();
    expect(causes(left)).toEqual([]);
    expect(left.proven).toBe(true);
  });
});
