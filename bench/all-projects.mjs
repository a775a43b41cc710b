// npm run bench: what one `firstpush check --all-projects` over a thousand projects costs, and whether
// it keeps to the rates of AWS and finds all that is wrong.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';
import { machine } from './machine.mjs';

const count = Number(process.argv[2] ?? 1000);
const root = join(import.meta.dirname, '..');
const cli = join(root, 'dist', 'cli.js');
const probe = join(import.meta.dirname, 'probe.mjs');
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
const folder = mkdtempSync(join(tmpdir(), 'firstpush-bench-'));

try {
  const { errorsOf, groundWithProjects, projectName } = await seeding();
  const rows = [];
  for (const projects of [count / 10, count]) {
    const ground = await groundWithProjects(projects);
    try {
      const { document, seconds, peak } = await check(ground.environment);
      const expected = Array.from({ length: projects }, (_, at) =>
        wrongIn(projectName(at), errorsOf(at)),
      );
      if (JSON.stringify(foundIn(document)) !== JSON.stringify(expected)) {
        throw new Error(`of ${projects} projects not everything was found, or too much`);
      }
      rows.push([
        projects,
        seconds.toFixed(0),
        peak,
        callsOf(ground.calls()),
        ground.throttle.refused,
      ]);
    } finally {
      await ground.close();
    }
  }
  process.stdout.write(
    `${machine()}\n\n` +
      '| projects | seconds | memory, peak MB | calls | calls refused |\n| --- | --- | --- | --- | --- |\n' +
      rows.map((row) => `| ${row.join(' | ')} |\n`).join(''),
  );
} finally {
  rmSync(folder, { recursive: true, maxRetries: 5 });
}

/** The tests' practice ground with projects, some of which are wrong in a known way. */
async function seeding() {
  const outfile = join(folder, 'seeding.mjs');
  await build({
    entryPoints: [join(root, 'test', 'seeded-projects.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    external: ['dockerode'],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return import(outfile);
}

async function check(environment) {
  const file = join(folder, `notes-${Date.now()}`);
  const begun = Date.now();
  const child = spawn(process.execPath, [cli, 'check', '--all-projects', '--json'], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      ...environment,
      NODE_OPTIONS: `--import=${probe}`,
      FIRSTPUSH_BENCH_FILE: file,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise((done) => child.once('close', done));
  const document = JSON.parse(await text(child.stdout));
  const code = await ended;
  if (code !== 1) throw new Error(`check ended with ${code}`);
  const notes = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((note) => JSON.parse(note));
  return {
    document,
    seconds: (Date.now() - begun) / 1000,
    peak: (notes.at(-1).peak / 1e6).toFixed(0),
  };
}

function wrongIn(name, checks) {
  return [name, [...checks].sort()];
}

/** Every project in order with the errors that were found in it. */
function foundIn({ projects, findings }) {
  const wrong = findings.filter(({ severity }) => severity === 'error' || severity === 'unknown');
  return projects.map(({ name }) => {
    const own = wrong.filter(({ project }) => project === name);
    return wrongIn(
      name,
      own.map(({ check }) => check),
    );
  });
}

/** How many calls of each service. */
function callsOf(calls) {
  const services = new Map();
  for (const [name, number] of Object.entries(calls)) {
    const [service] = name.split(':');
    services.set(service, (services.get(service) ?? 0) + number);
  }
  return [...services].map(([service, number]) => `${service} ${number}`).join(', ');
}
