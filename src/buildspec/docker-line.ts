import { rememberingFor } from '../remember.ts';
import { type Line, readOptions } from './options.ts';
import { programOf } from './program.ts';
import type { Call } from './story-shape.ts';
import { resolve } from './words.ts';

/** A command of Docker: which one it is (`build`, `push`, `login` …) and its options and words. */
interface DockerLine extends Line {
  readonly verb: string;
  readonly buildx: boolean;
}

const clients = new Set(['docker', 'podman', 'nerdctl', 'finch']);
const globals = new Set(['--config', '-c', '--context', '-H', '--host', '-l', '--log-level']);
for (const name of ['--tlscacert', '--tlscert', '--tlskey']) globals.add(name);

/** Options of `docker build` that take a value (Docker documentation, docker buildx build). */
const build = [
  '--add-host --allow --annotation --attest --build-arg --build-context --builder --cache-from',
  '--cache-to --call --cgroup-parent --cpu-period --cpu-quota -c --cpu-shares --cpuset-cpus',
  '--cpuset-mems -f --file --iidfile --isolation --label -m --memory --memory-swap',
  '--metadata-file --network --no-cache-filter -o --output --platform --policy --progress',
  '--provenance --sbom --secret --security-opt --shm-size --ssh -t --tag --target --ulimit',
];

/** Those that take none. */
const bare = [
  '--check --compress --debug -D --disable-content-trust --force-rm --help -h --load --no-cache',
  '--print --pull --push --quiet -q --rm --squash --stream',
];

const bareOptions = new Set(bare.join(' ').split(' '));
const buildOptions = new Set([...build.join(' ').split(' '), ...bareOptions]);

/** True for an option of `docker build`, with BuildKit or without it. */
export function isBuildOption(name: string): boolean {
  return buildOptions.has(name);
}

/** True for an option of `docker build` that takes no value. */
export function isBareBuildOption(name: string): boolean {
  return bareOptions.has(name);
}

const valued: Record<string, ReadonlySet<string>> = {
  build: new Set(build.join(' ').split(' ')),
  login: new Set(['-u', '--username', '-p', '--password']),
  push: new Set(['--platform']),
  tag: new Set(),
};

/** The Docker command that a call runs; undefined for any other program. */
export const dockerLine = rememberingFor((call: Call): DockerLine | undefined => {
  const program = programOf(call.argv);
  if (program === undefined || !clients.has(program.name)) return undefined;
  let args = program.args;
  while (resolve(args[0]?.parts ?? [])?.startsWith('-') === true) {
    args = args.slice(globals.has(args[0]?.text ?? '') ? 2 : 1);
  }
  const words = args.slice(0, 2).map((word) => resolve(word.parts) ?? '');
  const [first = '', second = ''] = words;
  const grouped = ['image', 'builder', 'buildx'].includes(first);
  const verb = grouped ? second : first;
  const line = readOptions(args.slice(grouped ? 2 : 1), valued[verb] ?? new Set());
  const known = Object.hasOwn(valued, verb);
  return { ...line, verb: known ? verb : words.join(' '), buildx: first === 'buildx' };
});
