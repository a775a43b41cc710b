import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Judged, judge } from './judge.ts';
import { allCases, type Case, someOf } from './plan.ts';
import { openStage, type Stage } from './stage.ts';
import { outcomesPage } from './table.ts';
import { troubles } from './trouble.ts';

/** `npm run outcomes` tries all, and writes the page. */
const page = process.env['OUTCOMES_PAGE'];

describe('a call that goes wrong', { timeout: 3_600_000 }, () => {
  let stage: Stage;
  let cases: readonly Case[];
  const judged: Judged[] = [];
  beforeAll(async () => {
    stage = await openStage();
    const all = await allCases(stage);
    cases = page ? all : someOf(all, 13);
  });
  afterAll(() => stage.close());

  test('comes to a clear outcome, loses nothing and leaks nothing', async () => {
    for (const [at, one] of cases.entries()) {
      const ground = one.once ? await openStage() : stage;
      judged.push(await judge(ground, one, `case${at}`));
      if (one.once) await ground.close();
    }
    const wrong = judged.filter((one) => one.wrong.length > 0);
    expect(wrong).toEqual([]);
    expect(new Set(judged.map(({ trouble }) => trouble))).toEqual(new Set(troubles));
  });

  test('is told on a page', async () => {
    const told = outcomesPage(judged);
    expect(told).toContain(`${judged.length} tried: 0 lost, 0 leaked, 0 hung`);
    if (page) await writeFile(page, told);
  });
});
