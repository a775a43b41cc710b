import { pathsOf, type UsedPath } from '../../../buildspec/paths.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { missingPlaces } from '../missing-places.ts';
import { rightPlace } from '../right-place.ts';
import type { FileSight } from '../sight.ts';
import { isMisspelt } from '../spelling.ts';

const missingWords: Record<UsedPath['kind'], (name: string) => string> = {
  requirements: (name) => t`the requirements file ${name} is not there`,
  dockerfile: (name) => t`the Dockerfile ${name} is not there`,
  context: (name) => t`the build context ${name} is not there`,
  directory: (name) => t`the folder ${name} is not there`,
  script: (name) => t`the script ${name} is not there`,
};

/** The paths that the commands need are there, seen from where each command runs. */
export const repoFolderMismatch = meaningCheck(
  'repo-folder-mismatch',
  t`the paths that the commands need are there`,
  (file): Fault[] => {
    if (!file.hasSource) return misspeltOnly(file);
    const missing = missingPlaces(file).filter(
      ({ used, fromRoot }) => used.kind !== 'context' && fromRoot === undefined,
    );
    return missing.map(({ used, sure }): Fault => {
      const edits = sure ? rightPlace(used, file) : undefined;
      return {
        severity: sure ? 'error' : 'warning',
        what: whatOf(used),
        why: whyOf(used, file, sure),
        at: used.word.span.start,
        remedy: t`name the place where it is`,
        ...(edits && { edits }),
      };
    });
  },
);

/** Where the source is not here to look at, a name that is nearly the usual one still shows. */
function misspeltOnly({ story }: FileSight): Fault[] {
  const used = story.calls.flatMap(pathsOf);
  return used
    .filter(
      ({ kind, word }) => kind === 'requirements' && isMisspelt(word.text, 'requirements.txt'),
    )
    .map(({ word }) => ({
      severity: 'warning',
      what: t`${word.text} is nearly requirements.txt`,
      why: t`pip ends with “Could not open requirements file” when the name is not the file’s own`,
      at: word.span.start,
      remedy: t`write the name as the file has it`,
    }));
}

function whatOf({
  kind,
  location = '',
  word,
  implied,
  call: { directory = '.' },
}: UsedPath): string {
  const what = missingWords[kind](implied ? location : word.text);
  return directory === '.' ? what : t`${what}, seen from ${directory}`;
}

function whyOf({ location = '' }: UsedPath, file: FileSight, sure: boolean): string {
  if (!sure)
    return t`it would be ${location} from the root of the source; a command before may bring it`;
  const name = location.split('/').at(-1) ?? '';
  const parts = file.files.map((path) => path.split('/')).find((path) => path.includes(name));
  if (!parts) return t`it would be ${location} from the root of the source`;
  const found = parts.slice(0, parts.indexOf(name) + 1).join('/');
  return t`it would be ${location} from the root of the source; ${name} is found at ${found}`;
}
