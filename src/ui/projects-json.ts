import { type Finding, type ProjectLooked, type StepState, stepIds } from '../types.ts';
import { findingJson } from './json.ts';
import { type ProjectRow, tallyProjects } from './projects-row.ts';
import type { Words } from './words.ts';

/** Writes the one JSON document on many projects piece by piece, so that no finding is kept. */
export interface ProjectsJson {
  looked(project: ProjectLooked): Promise<void>;
  /** `others`: findings that belong to no project. */
  end(rows: readonly ProjectRow[], others: readonly Finding[]): Promise<void>;
}

/** Begins the document. `write` settles once more may be written. */
export function openProjectsJson(
  write: (text: string) => Promise<void>,
  words: Words,
): ProjectsJson {
  let begun = false;
  const put = async (findings: readonly Finding[], project?: string) => {
    for (const finding of findings) {
      const json = JSON.stringify({ ...(project && { project }), ...findingJson(finding, words) });
      await write(`${begun ? ',' : start}${json}`);
      begun = true;
    }
  };
  return {
    looked: ({ findings, name }) => put(findings, name),
    async end(rows, others) {
      await put(others);
      if (!begun) await write(start);
      const rest = JSON.stringify({
        steps: stepsOf(rows),
        changes: [],
        tally: tallyProjects(rows),
        projects: rows.map(({ name, arn, state, steps, count, first, buildspecElsewhere }) => ({
          name,
          ...(arn && { arn }),
          state,
          steps,
          findings: count,
          ...(first && { first: first.check }),
          ...(buildspecElsewhere && { buildspecElsewhere }),
        })),
      });
      await write(`],${rest.slice(1)}\n`);
    },
  };
}

const start = '{"version":1,"command":"check","proven":false,"findings":[';

/** A step stands as it does in the project where it stands worst. */
function stepsOf(rows: readonly ProjectRow[]): { id: string; state: StepState }[] {
  return stepIds.flatMap((id) => {
    const states = rows.flatMap(({ steps }) =>
      steps.filter((step) => step.id === id).map(({ state }) => state),
    );
    if (states.length === 0) return [];
    const worst = (['open', 'unknown'] as const).find((state) => states.includes(state));
    return [{ id, state: worst ?? 'proven' }];
  });
}
