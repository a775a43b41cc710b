import { once } from 'node:events';
import { chmod, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { DockerHome } from './call.ts';
import { docker } from './docker.ts';

/** What the program in the build sends: itself it only passes on. */
interface Typed {
  argv: string[];
  cwd: string;
  environment: Record<string, string>;
  stdin: string;
}

/**
 * Puts a `docker` program into a folder. It passes what was typed on to this process by a socket
 * beside it, and prints what comes back; so nothing but Node.js is needed for it.
 * @returns how to take it out of service
 */
export async function installDocker(
  folder: string,
  home: DockerHome,
): Promise<() => Promise<void>> {
  const socketPath = join(folder, 'docker.sock');
  const server = createServer((request, response) => serve(request, response, home));
  server.listen(socketPath);
  await once(server, 'listening');
  const script = join(folder, 'docker.mjs');
  await writeFile(script, program(socketPath));
  await writeFile(join(folder, 'docker'), launcher(script));
  await chmod(join(folder, 'docker'), 0o755);
  return async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  home: DockerHome,
): Promise<void> {
  // whoever typed the command may go before it has ended
  const leaving = new AbortController();
  response.on('close', () => leaving.abort());
  const { signal } = leaving;
  const send = (line: object) => response.write(`${JSON.stringify(line)}\n`);
  const out = (text: string) => send({ out: text });
  const err = (text: string) => send({ err: text });
  try {
    const typed = JSON.parse(await text(request)) as Typed;
    send({ exit: await docker({ ...typed, out, err, signal }, home) });
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    err(`the practice ground's docker failed: ${reason}\n`);
    send({ exit: 70 });
  }
  response.end();
}

function launcher(script: string): string {
  const words = [process.execPath, script].map((word) => `'${word.replaceAll("'", `'\\''`)}'`);
  return `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`;
}

/** The program that runs in the build. It reads its input only for the option that says so. */
function program(socketPath: string): string {
  return `import { request } from 'node:http';
import own from 'node:process';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

const argv = own.argv.slice(2);
const stdin = argv.includes('--password-stdin') ? await text(own.stdin) : '';
const call = request({ socketPath: ${JSON.stringify(socketPath)}, method: 'POST' });
call.end(JSON.stringify({ argv, cwd: own.cwd(), environment: own.env, stdin }));
const answer = await new Promise((resolve) => call.on('response', resolve));
own.exitCode = 1;
for await (const line of createInterface({ input: answer })) {
  const { out, err, exit } = JSON.parse(line);
  if (out) own.stdout.write(out);
  if (err) own.stderr.write(err);
  if (exit !== undefined) own.exitCode = exit;
}
`;
}
