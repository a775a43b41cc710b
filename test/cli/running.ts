import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** What a program came to. */
interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the built program with these words, and nothing of AWS, Docker or a terminal around it. */
export async function running(
  program: string,
  cwd: string,
  words: readonly string[],
  user?: number,
): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...words], {
    cwd,
    env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', AWS_EC2_METADATA_DISABLED: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(user !== undefined && { uid: user, gid: user }),
  });
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, stdout, stderr };
}
