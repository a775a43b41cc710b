import type { Case } from './plan.ts';
import type { Stage } from './stage.ts';

/** What a walk came to in which a call went wrong. */
export type Came = 'proven' | 'finding' | 'could not tell';

/** A case, what came of it, and everything about it that must not be. */
export interface Judged extends Case {
  came: Came;
  seconds: number;
  wrong: readonly string[];
}

/** Seconds after which a walk counts as hung; the longest honest one waits for a role to spread. */
const longest = 150;

/** Walks with the call going wrong each time, then without, and looks for what must not be. */
export async function judge(stage: Stage, one: Case, app: string): Promise<Judged> {
  const { where, call, trouble } = one;
  const begun = Date.now();
  const first = await stage.walk(app, where, { call, trouble });
  const seconds = (Date.now() - begun) / 1000;
  const second = await stage.walk(app, where);
  const said = first.findings.filter(({ severity }) => severity !== 'hint');
  const wrong = [
    ...(first.followed === 0 ? ['the call did not go wrong'] : []),
    ...(first.words ? [`a fault of ours: ${first.words}`] : []),
    ...([0, 1, 3].includes(first.code) ? [] : [`exit code ${first.code}`]),
    ...(first.code !== 0 && said.length === 0 ? ['nothing said'] : []),
    ...(seconds > longest ? [`hung for ${seconds} s`] : []),
    ...(second.code === 0 ? [] : [`lost: the next walk says ${saidBy(second)}`]),
    ...(await stage.leaks(app)).map((place) => `the password leaked into ${place}`),
  ];
  return { ...one, came: cameOf(first.code), seconds, wrong };
}

function saidBy({ findings, words }: Awaited<ReturnType<Stage['walk']>>): string {
  return words || findings.map(({ check, what }) => `${check}: ${what}`).join('; ');
}

function cameOf(code: number): Came {
  if (code === 0) return 'proven';
  return code === 3 ? 'could not tell' : 'finding';
}
