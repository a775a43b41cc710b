import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { built } from './built.ts';

/** How a program ended: `signal` where one ended it, and then no code. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A program that runs. */
export interface Running {
  child: ChildProcessWithoutNullStreams;
  ended: Promise<Ended>;
}

export interface RunOptions {
  /** Besides the room's own variables. */
  environment?: Readonly<Record<string, string>>;
  /** What standard input brings before it ends; nothing without it. */
  input?: string;
  /** Where the program works; the room's work folder without it. */
  folder?: string;
}

/** A home, a work folder and an environment in which nothing of this machine's own is configured. */
export interface Room {
  /** Holds everything below. */
  root: string;
  /** Where programs work, empty at first. */
  work: string;
  home: string;
  /** Where programs keep what is temporary. */
  temporary: string;
  environment: Readonly<Record<string, string>>;
  /** Writes files of the work folder. */
  write(files: Readonly<Record<string, string>>): Promise<void>;
  /** Reads a file of the work folder. */
  read(path: string): Promise<string>;
  /** The work folder's files, sorted. */
  files(): Promise<string[]>;
  start(program: string, words: readonly string[], options?: RunOptions): Running;
  run(program: string, words: readonly string[], options?: RunOptions): Promise<Ended>;
  /** Runs the built program to its end. */
  firstpush(words: readonly string[], options?: RunOptions): Promise<Ended>;
  remove(): Promise<void>;
}

/** Opens a room of its own below the folder for temporary files. */
export async function openRoom(): Promise<Room> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'firstpush-e2e-')));
  const [work, home, temporary] = ['work', 'home', 'temporary'].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [work, home, temporary]) await mkdir(folder);
  const environment = environmentOf(home, temporary);

  const start: Room['start'] = (program, words, options = {}) => {
    const child = spawn(program, words, {
      cwd: options.folder ?? work,
      env: { ...environment, ...options.environment },
    });
    child.stdin.on('error', () => {
      // The program has ended without reading all of it.
    });
    child.stdin.end(options.input ?? '');
    return { child, ended: endOf(child) };
  };
  const run: Room['run'] = (...asked) => start(...asked).ended;

  return {
    root,
    work,
    home,
    temporary,
    environment,
    async write(files) {
      for (const [path, content] of Object.entries(files)) {
        await mkdir(dirname(join(work, path)), { recursive: true });
        await writeFile(join(work, path), content);
      }
    },
    read: (path) => readFile(join(work, path), 'utf8'),
    files: () => filesBelow(work),
    start,
    run,
    firstpush: async (words, options) => run(await built(), words, options),
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** Paths of all files below a folder, relative to it, sorted. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

async function endOf(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  const code = new Promise<number | null>((settle, fail) => {
    child.once('error', fail);
    child.once('close', settle);
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, stdout, stderr };
}

function environmentOf(home: string, temporary: string): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    TMPDIR: temporary,
    LANG: 'C.UTF-8',
    XDG_STATE_HOME: join(home, 'state'),
    XDG_RUNTIME_DIR: join(home, 'run'),
    DOCKER_CONFIG: join(home, 'docker'),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
    AWS_PAGER: '',
  };
}
