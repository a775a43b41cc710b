import { answersText } from '../../../src/answers-file.ts';
import type { NameSight } from '../../../src/steps/name/sight.ts';
import { dev, knownWith } from '../known.ts';

/** A folder and an account in which step 1 finds nothing to say, with some parts otherwise. */
export function nameSight(parts: Partial<NameSight> = {}): NameSight {
  const known = parts.known ?? knownWith();
  return {
    known,
    caller: { seen: dev },
    folder: '/home/dev/flask-app',
    empty: false,
    dockerfiles: ['Dockerfile'],
    dockerfileExists: true,
    answersFile: answersText(known.setup),
    stored: [],
    sample: [],
    offers: {},
    proposals: {},
    ...parts,
  };
}
