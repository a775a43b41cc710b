import { type Command, readArguments } from './arguments.ts';
import { type DockerCall, DockerFailure, type DockerHome } from './call.ts';
import { asked, engineOf } from './engine.ts';
import { named } from './transfer.ts';

const tag = {
  name: 'tag',
  usage: 'SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]',
  options: {},
  words: [2, 2],
} satisfies Command;
const images = {
  name: 'images',
  usage: '[OPTIONS] [REPOSITORY[:TAG]]',
  options: { quiet: { type: 'boolean', short: 'q' } },
  words: [0, 1],
} satisfies Command;

/** `docker tag`. */
export async function runTag(_call: DockerCall, home: DockerHome, args: readonly string[]) {
  const [source = '', target = ''] = readArguments(tag, args).positionals;
  checkTarget(target);
  const { docker } = await engineOf(home);
  const [, repo = target, name = 'latest'] = /^(.+?)(?::([^:/]+))?$/.exec(target) ?? [];
  await asked(docker.getImage(source).tag({ repo, tag: name }));
}

function checkTarget(target: string): void {
  try {
    named(target);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new DockerFailure(
      `Error parsing reference: "${target}" is not a valid repository/tag: ${words}`,
    );
  }
}

/** `docker images`. */
export async function runImages({ out }: DockerCall, home: DockerHome, args: readonly string[]) {
  const { values, positionals } = readArguments(images, args);
  const { docker } = await engineOf(home);
  const [wanted] = positionals;
  const found = await asked(docker.listImages(wanted ? { filters: { reference: [wanted] } } : {}));
  const rows = found.flatMap(({ RepoTags, Id, Size }) => {
    const id = Id.replace(/^sha256:/, '').slice(0, 12);
    return (RepoTags ?? ['<none>:<none>']).map((name) => {
      const colon = name.lastIndexOf(':');
      return [name.slice(0, colon), name.slice(colon + 1), id, `${(Size / 1e6).toPrecision(3)}MB`];
    });
  });
  if (values.quiet) out(rows.map(([, , id]) => `${id}\n`).join(''));
  else out(table([['REPOSITORY', 'TAG', 'IMAGE ID', 'SIZE'], ...rows]));
}

function table(rows: readonly string[][]): string {
  const widths = [0, 1, 2].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)) + 3);
  return rows
    .map((row) => `${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('')}\n`)
    .join('');
}
