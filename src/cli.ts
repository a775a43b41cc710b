#!/usr/bin/env -S node --max-semi-space-size=4 --
import module from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exit } from './cli/exit.ts';
import { learnLanguage } from './cli/language.ts';
import { cacheFolder } from './cli/own-folders.ts';
import type { Surroundings } from './cli/surroundings.ts';
import type { FirstFrame } from './ui/ink/first-frame.ts';
import { Wishes } from './wishes.ts';

const surroundings: Surroundings = {
  argv: process.argv.slice(2),
  environment: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  workingFolder: process.cwd(),
  home: homedir(),
  platform: process.platform,
  packageFolder: join(dirname(fileURLToPath(import.meta.url)), '..'),
};

// From Node 22 on what V8 makes of the modules is kept in a folder of the user's own.
if ('enableCompileCache' in module && module.enableCompileCache instanceof Function) {
  module.enableCompileCache(join(cacheFolder(surroundings), 'compiled'));
}
// The SDK would print a notice about the age of Node over the screen; engines in package.json says it.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
// With it the Docker client would print its requests, the login in their headers included.
delete process.env['DEBUG'];

let frame: FirstFrame | undefined;
const closing: (() => Promise<void>)[] = [];
let closed: Promise<unknown> = Promise.resolve();
const closeAll = () => {
  closed = Promise.all([closed, ...closing.splice(0).map((close) => close())]);
  return closed;
};
const onClose = (close: () => Promise<void>) => void closing.push(close);
const left = new AbortController();
const end = (code: number) => {
  left.abort();
  frame?.end();
  void closeAll().finally(() => process.exit(code));
};
const leave = () => end(exit.left);
const onFrame = (first: FirstFrame) => {
  frame = first;
};
// A reader that has seen enough (head, less) is no fault; a terminal that is gone is left.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') end(exit.fine);
    else if (error.code === 'EIO') leave();
    else throw error;
  });
}
const wishes = new Wishes();
process.on('SIGINT', () => {
  if (!wishes.wish()) leave();
});
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, leave);

const code = await main();
await closeAll();
// Sockets that the SDK or the engine keeps alive would hold the process for seconds.
process.exit(code);

async function main(): Promise<number> {
  await learnLanguage(surroundings);
  // Tables of words are made as their modules load, so these come only now.
  const { carryOut } = await import('./cli/carry-out.ts');
  return carryOut(surroundings, {
    signal: left.signal,
    wishes,
    onFrame,
    onClose,
    onLeave: leave,
    stop,
  });
}

/** Stops this program and what it started, as a terminal does at Ctrl-Z, until the shell goes on. */
async function stop(): Promise<void> {
  if (process.platform === 'win32') return;
  process.kill(0, 'SIGTSTP');
  // What was stopped goes on here; where no shell would go on with it, it was not stopped.
  await new Promise((settle) => setTimeout(settle, 50));
}
