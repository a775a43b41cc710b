import { Secret } from '../../../secret.ts';
import { Refusal } from '../../engine/refusal.ts';
import { login as loginAtRegistry } from '../../engine/remote/login.ts';
import { reachOf } from '../../engine/remote/reach.ts';
import { type Command, readArguments } from './arguments.ts';
import { type DockerCall, DockerFailure, type DockerHome } from './call.ts';

const login = {
  name: 'login',
  usage: '[OPTIONS] [SERVER]',
  options: {
    username: { type: 'string', short: 'u' },
    password: { type: 'string', short: 'p' },
    'password-stdin': { type: 'boolean' },
  },
  words: [0, 1],
} satisfies Command;

const logout = {
  name: 'logout',
  usage: '[SERVER]',
  options: {},
  words: [0, 1],
} satisfies Command;

/** `docker login`: tries a user name and password at their registry, and keeps them. */
export async function runLogin(call: DockerCall, home: DockerHome, args: readonly string[]) {
  const { values, positionals } = readArguments(login, args);
  const { username, password: given } = values;
  const fromStdin = values['password-stdin'] === true;
  if (fromStdin && given !== undefined) {
    throw new DockerFailure(
      'conflicting options: cannot specify both --password and --password-stdin',
    );
  }
  if (fromStdin && username === undefined) {
    throw new DockerFailure('the --password-stdin option requires --username to be set');
  }
  if (given !== undefined) {
    call.err('WARNING! Using --password via the CLI is insecure. Use --password-stdin.\n');
  }
  if (username === '') throw new DockerFailure('username is empty');
  // the docker CLI takes one line end away, and no more; nothing on stdin is no password at all
  const password = fromStdin ? call.stdin.replace(/\r?\n$/, '') || undefined : given;
  if (username === undefined || password === undefined) {
    throw new DockerFailure('Error: Cannot perform an interactive login from a non TTY device');
  }
  if (password === '') throw new DockerFailure('password is empty');
  const kept = { registry: hostOf(positionals[0]), username, password: new Secret(password) };
  await tried(kept, call, home);
  home.logins.set(kept.registry, kept);
  call.out('Login Succeeded\n');
}

/** `docker logout`. */
export function runLogout(call: DockerCall, home: DockerHome, args: readonly string[]): void {
  const registry = hostOf(readArguments(logout, args).positionals[0]);
  if (home.logins.delete(registry)) call.out(`Removing login credentials for ${registry}\n`);
  else call.out(`Not logged in to ${registry}\n`);
}

/** Without an engine the docker CLI asks the registry itself. */
async function tried(
  { registry, username, password }: { registry: string; username: string; password: Secret },
  { signal }: DockerCall,
  { engine }: DockerHome,
): Promise<void> {
  const body = { username, password: password.reveal(), serveraddress: registry };
  try {
    await loginAtRegistry(body, reachOf([]), signal);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const by = engine === undefined ? '' : 'Error response from daemon: ';
    throw new DockerFailure(`${by}${error.message}`);
  }
}

/** The host of an address as it was typed; none is Docker Hub. */
function hostOf(address = 'docker.io'): string {
  const host = address.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
  return host === 'index.docker.io' || host === '' ? 'docker.io' : host;
}
