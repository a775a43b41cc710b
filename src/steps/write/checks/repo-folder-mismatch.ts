import { missingPaths, type UsedPath } from '../../../buildspec/paths.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { makingOf } from '../makers.ts';
import { rightPlace } from '../right-place.ts';
import type { FileSight } from '../sight.ts';

const things: Record<UsedPath['kind'], string> = {
  requirements: 'requirements file',
  dockerfile: 'Dockerfile',
  context: 'build context',
  directory: 'folder',
  script: 'script',
};

/** The paths that the commands need are there, seen from where each command runs. */
export const repoFolderMismatch = meaningCheck(
  'repo-folder-mismatch',
  'the paths that the commands need are there',
  (file): Fault[] => {
    const { kinds, story } = file;
    const missing = missingPaths(story.paths, (path) => kinds.get(path) !== undefined);
    const told: string[] = [];
    return missing.flatMap((used): Fault[] => {
      const { location = '', call, kind, word, implied } = used;
      // What holds for a folder holds for everything below it: once is enough.
      if (call.conditional || told.some((path) => isBelow(location, path))) return [];
      told.push(location);
      const making = makingOf(file, location, call.order);
      if (making === 'named') return [];
      const sure = making === 'none';
      const edits = sure ? rightPlace(used, file) : undefined;
      const name = implied ? location : word.text;
      return [
        {
          severity: sure ? 'error' : 'warning',
          what: `the ${things[kind]} ${name} is not there${fromWhere(used)}`,
          why: whyOf(used, file, sure),
          at: word.span.start,
          remedy: 'name the place where it is',
          ...(edits && { edits }),
        },
      ];
    });
  },
);

function fromWhere({ call }: UsedPath): string {
  return call.directory === '.' || call.directory === undefined
    ? ''
    : `, seen from ${call.directory}`;
}

function whyOf({ location = '' }: UsedPath, file: FileSight, sure: boolean): string {
  const looked = `it would be ${location} from the root of the source`;
  if (!sure) return `${looked}; a command before may bring it`;
  const name = location.split('/').at(-1) ?? '';
  const parts = file.files.map((path) => path.split('/')).find((path) => path.includes(name));
  if (!parts) return looked;
  return `${looked}; ${name} is found at ${parts.slice(0, parts.indexOf(name) + 1).join('/')}`;
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
