import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { missingPlaces } from '../missing-places.ts';
import { rightPlace } from '../right-place.ts';

/** The folder that docker build is to see is there. */
export const dockerContextMissing = meaningCheck(
  'docker-context-missing',
  t`the folder that docker build is to see is there`,
  (file): Fault[] =>
    missingPlaces(file)
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
      }),
);
