import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { onTestFinished } from 'vitest';
import type { Room } from './room.ts';

/** A program that asks by lines. */
export interface Talk {
  child: ChildProcessWithoutNullStreams;
  /** All that was printed so far. */
  said(): string;
}

/** Starts a program that asks by lines; it is killed with the test. */
export function openTalk(
  room: Room,
  [program = '', ...words]: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Talk {
  const child = spawn(program, words, {
    cwd: room.work,
    env: { ...room.environment, ...environment },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, said: () => said };
}

/**
 * Answers by what is asked, until the program ends; gives its exit code. Undefined ends the input,
 * null leaves the answer to another.
 */
export function answering(
  { child, said }: Talk,
  answer: (asked: string) => string | undefined | null,
): Promise<number | null> {
  let answered = 0;
  const look = () => {
    const asked = said().slice(answered);
    if (!/[:?\]] $/.test(asked)) return;
    const words = answer(asked);
    answered = said().length;
    if (words === undefined) child.stdin.end();
    else if (words !== null) child.stdin.write(`${words}\n`);
  };
  child.stdout.on('data', look);
  return new Promise((ended) => child.once('close', (code) => ended(code)));
}
