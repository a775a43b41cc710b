import { join } from 'node:path';
import { answersFileName } from '../kept-answers.ts';
import { alsoKnown, knownFrom } from '../known.ts';
import { t } from '../language.ts';
import { faults } from '../practice/faults/all.ts';
import type { PracticeGround } from '../practice/start.ts';
import { parameterNames } from '../steps/name/conventions.ts';
import type { ProvenBench } from '../tutorial/bench.ts';
import { type Report, type StepId, stepIds } from '../types.ts';
import { openScript } from '../ui/script.ts';
import { survey, walk } from '../walk.ts';
import { openWorld } from '../world/open.ts';
import type { Place } from '../world/place.ts';
import { allSteps } from './catalogue.ts';
import { words } from './face.ts';
import { answersIn } from './gather.ts';
import type { Ties } from './ties.ts';

/** What an application to learn on stands on. */
export interface BenchGround {
  /** With the application's folder. */
  place: Place;
  practice: PracticeGround;
  /** Absolute path of the file that holds the practice ground's environment. */
  environmentFile: string;
  app: string;
  ties: Pick<Ties, 'signal' | 'wishes'>;
}

/** An application on the practice ground, nothing of it done yet. */
export function openBench({
  place,
  practice,
  environmentFile,
  app,
  ties,
}: BenchGround): ProvenBench {
  const role = `codebuild-${app}-service-role`;
  const quiet = openScript({ words, consent: true });
  const go = (way: typeof walk, upTo: StepId, ui = quiet): Promise<Report> => {
    const steps = allSteps.slice(0, stepIds.indexOf(upTo) + 1);
    const world = openWorld(place, ties.signal, ties.wishes);
    // By the file, as a run of firstpush would know them, whoever wrote it.
    const kept = answersIn(join(place.folder, answersFileName), answersFileName, false);
    const known = alsoKnown(knownFrom({ app, role }, t`the tutorial`), kept, answersFileName);
    return way('tutorial', steps, known, world, ui);
  };
  return {
    way: wayThere(place.folder, environmentFile),
    named: (text) => named(text, app, role, practice.environment),
    walk: (upTo, ui) => go(walk, upTo, ui),
    async look(upTo) {
      const { findings } = await go(survey, upTo);
      return findings.filter(({ because }) => !because);
    },
    async break(id) {
      const fault = faults.find((one) => one.id === id);
      if (!fault) throw new Error(`there is no fault ${id}`);
      await fault.break({
        aws: place.aws,
        folder: place.folder,
        parameters: parameterNames({ app }),
        role,
        policy: `docker-credentials-${app}`,
        project: app,
      });
    },
  };
}

const wayThere = (
  folder: string,
  environmentFile: string,
): string => t`By hand, in another terminal:

\`\`\`sh
set -a; . '${environmentFile}'; set +a
cd '${folder}'
\`\`\`

There \`aws\` and \`docker\` work on the practice ground, where they are installed; \`firstpush check\`
looks as it would at home.`;

/** The names of the lessons' examples, replaced by those of this application. */
function named(
  text: string,
  app: string,
  role: string,
  environment: PracticeGround['environment'],
): string {
  const user = environment['PRACTICE_USERNAME'] ?? '';
  const names: readonly [string, string][] = [
    ['alice/sample-python-flask-app', `${user}/${app}`],
    ['alice/flask-app', `${user}/${app}`],
    ['alice', user],
    ['myapp', app],
    ['CodeBuildServiceRole', role],
    ['registry-1.docker.io', environment['PRACTICE_REGISTRY'] ?? ''],
    ['docker.io', environment['PRACTICE_REGISTRY'] ?? ''],
  ];
  // Only what stands as code is an example: inline, or in a block.
  return text.replace(/```[\s\S]*?```|`[^`\n]+`/g, (code) =>
    names.reduce((said, [example, here]) => said.replaceAll(example, here), code),
  );
}
