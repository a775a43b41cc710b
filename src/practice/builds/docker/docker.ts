import { runInfo, runVersion, versionLine } from './about.ts';
import { runBuild } from './build.ts';
import { type DockerCall, DockerFailure, type DockerHome } from './call.ts';
import { runImages, runTag } from './images.ts';
import { runLogin, runLogout } from './login.ts';
import { runPull, runPush } from './transfer.ts';

type Run = (call: DockerCall, home: DockerHome, args: readonly string[]) => unknown;

const commands = new Map<string, Run>([
  ['login', runLogin],
  ['logout', runLogout],
  ['build', runBuild],
  ['tag', runTag],
  ['push', runPush],
  ['pull', runPull],
  ['images', runImages],
  ['info', runInfo],
  ['version', runVersion],
  ['--version', ({ out }) => out(versionLine)],
  ['-v', ({ out }) => out(versionLine)],
]);

/**
 * A `docker` command for builds on a machine that has none: what a first push needs, in the words
 * and with the exit codes of the docker CLI 28. It gives the exit code.
 */
export async function docker(call: DockerCall, home: DockerHome): Promise<number> {
  const [first = '', second = '', ...rest] = call.argv;
  // `docker image build` and the like are the same commands under their newer names
  const grouped = first === 'image' && second !== '';
  const name = grouped ? (second === 'ls' ? 'images' : second) : first;
  const args = grouped ? rest : call.argv.slice(1);
  try {
    const run = commands.get(name);
    if (run === undefined) throw unspoken(first);
    await run(call, home, args);
    return 0;
  } catch (error) {
    if (!(error instanceof DockerFailure)) throw error;
    call.err(`${error.message}\n`);
    return error.code;
  }
}

function unspoken(name: string): DockerFailure {
  const known = [...commands.keys()].filter((each) => !each.startsWith('-')).join(', ');
  return new DockerFailure(
    `docker: the practice ground's docker has no command '${name}', only: ${known}`,
  );
}
