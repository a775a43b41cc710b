import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listFolder } from './file-patterns.ts';
import { ShellProcess } from './shell-process.ts';

/** How a shell is started. */
export interface ShellStart {
  program: string;
  /** What the shell takes for its own name in messages, where it can be given one. */
  name: string;
  environment: Readonly<Record<string, string>>;
}

/** A shell that reads its script as it is written, and what it and its children print. */
export interface RunningShell {
  /** True once the shell has ended. */
  readonly gone: boolean;
  /** Its status as a shell counts it: 128 and the signal for one that was killed. */
  readonly status: number;
  /** True as long as anything that it started may run, be it a job that it has left behind. */
  readonly lingers: boolean;
  write(script: string): void;
  /** Lets the shell come to the end of its script. */
  finish(): void;
  /** Puts text back that was read too far. */
  unread(text: string): void;
  /** The next piece of output, or undefined when the shell has ended and all is read. */
  read(): Promise<string | undefined>;
  /** Ends the shell and what it started. */
  kill(): void;
}

/** Where the commands of a build run: on this machine, or in a container. */
export interface Site {
  /** Puts a script where shells find it, in the place of the one before; gives its path there. */
  putScript(text: string): Promise<string>;
  /** @throws Error when the program cannot be started */
  startShell(start: ShellStart): Promise<RunningShell>;
  /** The files below a folder and its folders, as paths relative to it with forward slashes. */
  list(folder: string): Promise<{ files: string[]; folders: string[] }>;
}

/** This machine; `room` is a folder for its own files. */
export function hereIn(room: string): Site {
  return {
    async putScript(text) {
      const script = join(room, 'script.sh');
      await writeFile(script, text, { mode: 0o600 });
      return script;
    },
    startShell: (start) => ShellProcess.start(start, room),
    list: listFolder,
  };
}
