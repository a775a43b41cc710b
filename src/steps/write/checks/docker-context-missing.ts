import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { makingOf } from '../makers.ts';
import { missingPlaces } from '../missing-places.ts';
import { rightPlace } from '../right-place.ts';
import type { FileSight } from '../sight.ts';

/** The folder that docker build is to see is there. */
export const dockerContextMissing = meaningCheck(
  'docker-context-missing',
  t`the folder that docker build is to see is there`,
  (file): Fault[] => [...missingContexts(file), ...contextsOutside(file)],
);

/** Contexts that the source does not hold. */
function missingContexts(file: FileSight): Fault[] {
  return missingPlaces(file)
    .filter(({ used, fromRoot }) => used.kind === 'context' && fromRoot === undefined)
    .map(({ used, sure }) => {
      const edits = sure ? rightPlace(used, file) : undefined;
      return {
        severity: sure ? 'error' : 'warning',
        what: t`the build context ${used.word.text} is not there`,
        why: t`it would be ${used.location} from the root of the source; docker build answers “path not found”`,
        at: used.word.span.start,
        remedy: t`name the folder that holds what the Dockerfile copies`,
        ...(edits && { edits }),
      };
    });
}

/** Contexts beside the source, where CodeBuild puts nothing, and which no command makes. */
function contextsOutside(file: FileSight): Fault[] {
  const outside = file.story.paths.filter(
    ({ kind, location = '', call }) =>
      kind === 'context' &&
      /^(\.\.\/)+[^.]/.test(location) &&
      !call.conditional &&
      makingOf(file, location, call.order) !== 'named',
  );
  return [...new Map(outside.map((used) => [used.word.span.start, used])).values()].map(
    ({ word, location = '' }): Fault => ({
      severity: 'warning',
      what: t`the build context ${word.text} lies outside the source`,
      why: t`it would be ${location} from the root of the source, and CodeBuild brings only what is below that root`,
      at: word.span.start,
      remedy: t`count the path from the directory that the command runs in: the root of the source, unless a cd went elsewhere`,
    }),
  );
}
