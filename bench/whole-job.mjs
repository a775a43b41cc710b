// npm run bench: the whole job, from an empty account to a pushed image, by firstpush and by the AWS
// CLI and the docker CLI, in turn, on the same emulator, engine and registry.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { machine } from './machine.mjs';
import { realServers } from './real-servers.mjs';

const rounds = Number(process.argv[2] ?? 5);
const cli = join(import.meta.dirname, '..', 'dist', 'cli.js');
const servers = realServers('the whole job');
if (servers) await compare(servers);

async function compare({ engine, registry, username, password }) {
  const folder = mkdtempSync(join(tmpdir(), 'firstpush-bench-'));
  const moto = spawn('moto_server', ['-H', '127.0.0.1', '-p', '0'], {
    env: { ...process.env, PYTHONUNBUFFERED: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const env = {
      PATH: process.env.PATH,
      HOME: folder,
      AWS_ENDPOINT_URL: await addressOf(moto),
      AWS_ACCESS_KEY_ID: 'AKIAFOREIGNEMULATOR0',
      AWS_SECRET_ACCESS_KEY: 'any',
      AWS_REGION: 'eu-central-1',
      AWS_DEFAULT_REGION: 'eu-central-1',
      DOCKER_HOST: engine,
      LOGIN: password,
    };
    const run = Date.now().toString(36);
    const words = (app) => [
      ...['--app', app, '--registry', registry, '--username', username],
      ...['--repository', `${username}/bench-${app}`, '--password-env', 'LOGIN'],
    ];
    /** A new application in a folder of its own. */
    const application = (app) => {
      const cwd = join(folder, app);
      mkdirSync(cwd);
      writeFileSync(join(cwd, 'Dockerfile'), 'FROM scratch\nCOPY hello.txt /\n');
      writeFileSync(join(cwd, 'hello.txt'), `${app}\n`);
      return { cwd, env };
    };
    const own = [];
    const byHand = [];
    for (let round = 0; round < rounds; round += 1) {
      const first = `own-${run}-${round}`;
      const apply = ['apply', '--yes', '--no-input', '--json', ...words(first)];
      own.push(await timed(cli, apply, application(first)));

      const second = `hand-${run}-${round}`;
      const place = application(second);
      const print = ['plan', '--as', 'commands', ...words(second)];
      // A plan with something to do ends with 1.
      const plan = await timed(cli, print, { ...place, fine: [1] });
      const script = [
        plan.output,
        ...pushing(second, { registry, username }),
        ...lookingAgain(second, { registry, username }),
      ].join('\n');
      const input = `${password}\n`.repeat(script.split(/ SECRET$/m).length - 1);
      byHand.push(await timed('bash', ['-euc', script], { ...place, input }));
    }
    const [fast, slow] = [own, byHand].map(summary);
    const ratio = (slow.median / fast.median).toFixed(1);
    process.stdout.write(
      `\n${machine()}; the whole job, ${rounds} rounds in turn\n\n` +
        '| by | best s | median s | times as long |\n| --- | --- | --- | --- |\n' +
        `| firstpush apply | ${fast.best} | ${fast.median} | 1 |\n` +
        `| the AWS CLI and the docker CLI | ${slow.best} | ${slow.median} | ${ratio} |\n`,
    );
  } finally {
    moto.kill();
    rmSync(folder, { recursive: true, maxRetries: 5 });
  }
}

/** The login, the build and the push, as a person types them. */
function pushing(app, { registry, username }) {
  const image = `${registry}/${username}/bench-${app}:test`;
  return [
    'IFS= read -r SECRET',
    `printf '%s' "$SECRET" | docker login --username ${username} --password-stdin ${registry}`,
    `docker build --tag ${image} .`,
    `docker push ${image}`,
  ];
}

/** What was made is read back, as apply does: each parameter, the role, the project, the image. */
function lookingAgain(app, { registry, username }) {
  const role = `codebuild-${app}-service-role`;
  return [
    ...['docker-registry/url', 'docker-credentials/username', 'docker-credentials/password'].map(
      (name) => `aws ssm get-parameter --name /${app}/${name} --with-decryption >/dev/null`,
    ),
    `aws iam get-role --role-name ${role} >/dev/null`,
    `aws iam get-role-policy --role-name ${role} --policy-name docker-credentials-${app} >/dev/null`,
    `aws codebuild batch-get-projects --names ${app} >/dev/null`,
    `docker manifest inspect --insecure ${registry}/${username}/bench-${app}:test >/dev/null`,
  ];
}

function addressOf(moto) {
  return new Promise((found, missing) => {
    createInterface({ input: moto.stderr }).on('line', (line) => {
      const [, address] = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(line) ?? [];
      if (address) found(address);
    });
    moto.once('error', missing);
    moto.once('close', () => missing(new Error('moto_server ended before it listened')));
  });
}

/** Seconds of a process that ends as it should, and what it printed. */
async function timed(command, words, { cwd, env, input = '', fine = [0] }) {
  const begun = process.hrtime.bigint();
  const child = spawn(command, words, { cwd, env, stdio: 'pipe' });
  const ended = new Promise((done) => child.once('close', done));
  child.stdin.end(input);
  const [output, trouble, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    ended,
  ]);
  if (!fine.includes(code))
    throw new Error(`${command} ended with ${code}: ${trouble.slice(-800)}`);
  return { seconds: Number(process.hrtime.bigint() - begun) / 1e9, output };
}

function summary(runs) {
  const times = runs.map(({ seconds }) => seconds).sort((one, other) => one - other);
  return { best: times[0].toFixed(2), median: times[Math.floor(times.length / 2)].toFixed(2) };
}
