import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { PhaseRecord, Run, RunResult } from '../../src/runner/run.ts';
import { runBuild } from '../../src/runner/run-build.ts';
import { hereIn } from '../../src/runner/site.ts';
import { Secret } from '../../src/secret.ts';

/** What a test build differs in from one with an empty source and nothing stored. */
export interface Given extends Partial<Omit<Run, 'parameters' | 'secrets'>> {
  /** Files of the source by path. */
  files?: Record<string, string>;
  /** What Parameter Store holds, or how it refuses. */
  parameters?: Record<string, string> | { code: string; message: string };
  secrets?: Record<string, string>;
}

/** A build that has ended, with its log: `log` without stamps, `printed` as the commands wrote it. */
export interface Ran extends RunResult {
  source: string;
  log: string[];
  raw: string[];
  told: PhaseRecord[];
}

/** Runs a buildspec in folders of its own. */
export async function build(text: string, given: Given = {}): Promise<Ran> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'firstpush-runner-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [source, room, home] = ['src', 'room', 'home'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const each of [source, room, home]) mkdirSync(each);
  for (const [path, content] of Object.entries(given.files ?? {})) {
    mkdirSync(dirname(join(source, path)), { recursive: true });
    writeFileSync(join(source, path), content);
  }
  const { files, parameters = {}, secrets = {}, ...more } = given;
  const raw: string[] = [];
  const told: PhaseRecord[] = [];
  const result = await runBuild({
    site: hereIn(room),
    source,
    download: async () => ({ text, location: join(source, 'buildspec.yml') }),
    image: 'aws/codebuild/standard:7.0',
    environment: [],
    codebuild: { CODEBUILD_BUILD_NUMBER: '7' },
    parameters: async (names) =>
      'code' in parameters
        ? (parameters as { code: string; message: string })
        : held(parameters, names),
    secrets: async (ids) => held(secrets, ids),
    baseEnvironment: { PATH: process.env['PATH'] ?? '', HOME: home },
    uploadsArtifacts: true,
    timeoutSeconds: 60,
    signal: new AbortController().signal,
    onLine: (line) => {
      raw.push(line);
    },
    onPhase: (phase) => told.push(phase),
    ...more,
  });
  const log = raw.map((line) => line.replace(/^\[Container\] [\d/]+ [\d:.]+ /, '> '));
  return { ...result, source, log, raw, told };
}

function held(values: Record<string, string>, names: readonly string[]) {
  const found = names.filter((name) => Object.hasOwn(values, name));
  return new Map(found.map((name) => [name, new Secret(values[name] ?? '')]));
}

/** The phases and how they ended, as `INSTALL SUCCEEDED`. */
export function ended({ phases }: RunResult): string[] {
  return phases.map(({ type, status }) => [type, status].filter(Boolean).join(' '));
}

/** Why a build did not succeed: code and message of the first phase that did not. */
export function reason({ phases }: RunResult): string | undefined {
  const bad = phases.find(({ status = 'SUCCEEDED' }) => status !== 'SUCCEEDED');
  return bad?.contexts.map(({ statusCode, message }) => `${statusCode}: ${message}`).join('\n');
}
