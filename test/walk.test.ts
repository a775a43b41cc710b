import { describe, expect, test } from 'vitest';
import { knownFrom } from '../src/known.ts';
import { Secret } from '../src/secret.ts';
import {
  Left,
  MissingAnswer,
  type Proof,
  type Question,
  Refused,
  type Step,
  type Ui,
} from '../src/types.ts';
import { survey, walk } from '../src/walk.ts';
import {
  answer,
  back,
  face,
  finding,
  names,
  namesIn,
  putting,
  question,
  step,
  wanting,
} from './small-world.ts';

const nothing = knownFrom({}, 'flag');
const denied = { reason: 'denied', tried: 'ssm:PutParameter', said: 'no' } as const;

describe('a step', () => {
  test('is proven by looking again, and by nothing else', async () => {
    const { there, world } = names();
    const { ui, events, plans } = face({ consents: ['go'] });
    const report = await walk('walk', [wanting('store', there, 'a', 'b')], nothing, world, ui);

    expect(plans.map(({ changes }) => namesIn(changes))).toEqual([['a', 'b']]);
    expect(events.map((each) => (each.event === 'looked' ? each.state : each.event))).toEqual([
      ...['started', 'looking', 'open'],
      ...['changing', 'changed', 'changing', 'changed'],
      ...['looking', 'proven', 'ended'],
    ]);
    expect(report).toMatchObject({
      proven: true,
      steps: [{ id: 'store', state: 'proven' }],
      findings: [],
      changes: [{ state: 'done' }, { state: 'done' }],
    });
  });

  test('with nothing to find asks for no consent', async () => {
    const { there, world } = names();
    const report = await walk('walk', [wanting('store', there)], nothing, world, face({}).ui);
    expect(report.proven).toBe(true);
  });

  test('applies a change that two findings propose once', async () => {
    const { there, tried, world } = names();
    const twice = step('wire', () =>
      there.has('a')
        ? []
        : [
            finding('wire', 'x', { remedy: putting('a') }),
            finding('wire', 'y', { remedy: putting('a') }),
          ],
    );
    await walk('walk', [twice], nothing, world, face({ consents: ['go'] }).ui);
    expect(tried).toEqual(['a']);
  });

  test('is proven with warnings and hints, whose changes are offered all the same', async () => {
    const { there, world } = names();
    const hint = step('name', () =>
      there.has('a')
        ? [finding('name', 'x', { severity: 'warning' })]
        : [finding('name', 'x', { severity: 'hint', remedy: putting('a') })],
    );
    const report = await walk('walk', [hint], nothing, world, face({ consents: ['go'] }).ui);
    expect([...there]).toEqual(['a']);
    expect(report).toMatchObject({ proven: true, findings: [{ severity: 'warning' }] });
  });

  test('gives its proof to the report only when it is proven', async () => {
    const receipt = { image: 'x', digest: 'sha256:a' } as Proof;
    const summary = () => ({ subject: 'x', proof: 'y', receipt });
    const { world } = names();
    const sound = step('prove', () => [], { summary });
    const open = step('prove', () => [finding('prove', 'x')], { summary });
    const quiet = face({ interactive: false }).ui;
    expect((await walk('walk', [sound], nothing, world, quiet)).proof).toEqual(receipt);
    expect((await walk('walk', [open], nothing, world, quiet)).proof).toBeUndefined();
  });
});

describe('where nobody can be asked', () => {
  test('the walk stops at the first step that it cannot prove', async () => {
    const { there, world } = names();
    const stuck = step('store', () => [finding('store', 'x')]);
    const steps = [wanting('name', there, 'a'), stuck, wanting('wire', there, 'b')];
    const { ui } = face({ interactive: false, consents: ['go'] });
    const report = await walk('apply', steps, nothing, world, ui);
    expect(report).toMatchObject({
      proven: false,
      steps: [{ state: 'proven' }, { state: 'open' }, { state: 'open' }],
      findings: [{ check: 'x' }],
    });
    expect([...there]).toEqual(['a']);
  });

  test('what could not be looked at stops it too, and is not called open', async () => {
    const { world } = names();
    const blind = step('wire', () => [finding('wire', 'x', { severity: 'unknown' })]);
    const report = await walk('apply', [blind], nothing, world, face({ interactive: false }).ui);
    expect(report.steps).toEqual([{ id: 'wire', state: 'unknown' }]);
  });

  test('a change that fails is not tried again', async () => {
    const { there, refusing, tried, world } = names();
    refusing.set('a', denied);
    const { ui } = face({ interactive: false, consents: ['go'] });
    await walk('apply', [wanting('store', there, 'a')], nothing, world, ui);
    expect(tried).toEqual(['a']);
  });
});

describe('back', () => {
  const asks = (id: Step<unknown>['id'], key: 'app' | 'registry') =>
    step(id, () => [], {
      ask: ({ setup }) => (setup[key] === undefined ? question(key) : undefined),
    });
  const steps = [asks('name', 'app'), asks('store', 'registry')];

  test('takes the last answer back, also of an earlier step, and proposes it', async () => {
    const { world } = names();
    const { ui, asked } = face({
      replies: [answer({ app: 'one' }), back, answer({ app: 'two' }), answer({ registry: 'r' })],
    });
    await walk('walk', steps, nothing, world, ui);
    expect(asked.map(({ asking }) => asking.key)).toEqual(['app', 'registry', 'app', 'registry']);
    expect(asked[2]?.known.setup).toEqual({});
    expect(asked[2]?.known.proposals.app).toEqual({ value: 'one', from: 'you' });
    expect(asked[3]?.known.setup).toEqual({ app: 'two' });
  });

  test('asks the same again, with its answer', async () => {
    const { world } = names();
    const { ui, asked } = face({
      replies: [answer({ app: 'one' }), back, answer({ app: 'one' }), answer({ registry: 'r' })],
    });
    // It would not be asked a second time, since it can be guessed by then.
    const first = step('name', () => [], {
      ask: ({ setup, proposals }) =>
        setup.app === undefined && !proposals.app ? question('app') : undefined,
    });
    await walk('walk', [first, asks('store', 'registry')], nothing, world, ui);
    expect(asked.map(({ asking }) => asking.key)).toEqual(['app', 'registry', 'app', 'registry']);
    expect(asked.map(({ asking }) => 'guess' in asking && asking.guess)).toEqual([
      ...[false, false, 'one', false],
    ]);
  });

  test('goes on back where what was taken back is not asked again', async () => {
    const { there, world } = names();
    const secret: Question = { key: 'password', kind: 'secret', prompt: 'password?' };
    const storing = step('store', () => [], {
      ask: ({ setup }) => (setup.password || there.has('stored') ? undefined : secret),
    });
    const { ui, asked } = face({
      replies: [
        ...[answer({ app: 'x' }), answer({ password: new Secret('s') }), back],
        ...[answer({ app: 'y' }), answer({ registry: 'r' })],
      ],
    });
    const seeing: Ui = {
      ...ui,
      tell(event) {
        if (event.event === 'answered' && event.key === 'password') there.add('stored');
        ui.tell(event);
      },
    };
    const three = [asks('name', 'app'), storing, asks('wire', 'registry')];
    await walk('walk', three, nothing, world, seeing);
    expect(asked.map(({ asking }) => asking.key)).toEqual([
      ...['app', 'password', 'registry', 'app', 'registry'],
    ]);
  });

  test('asks first what stands before the changes of the same step', async () => {
    const { there, world } = names();
    const { ui } = face({ consents: ['back', 'go'] });
    const admitted: string[] = [];
    const gate = {
      admits: async () => {
        admitted.push('asked');
        return {};
      },
      takeBack: () => admitted.length === 1,
      findings: () => [],
      owned: async () => [],
    };
    await walk('walk', [wanting('store', there, 'a')], nothing, world, ui, gate);
    expect(admitted).toEqual(['asked', 'asked']);
  });

  test('before the first answer asks the same again', async () => {
    const { world } = names();
    const { ui, asked } = face({
      replies: [back, answer({ app: 'x' }), answer({ registry: 'r' })],
    });
    await walk('walk', steps, nothing, world, ui);
    expect(asked.map(({ asking }) => asking.key)).toEqual(['app', 'app', 'registry']);
  });

  test('at the consent changes nothing and takes the answer back', async () => {
    const { there, tried, world } = names();
    const asking = step(
      'store',
      ({ setup }) =>
        there.has(setup.app ?? '')
          ? []
          : [finding('store', 'x', { remedy: putting(setup.app ?? '') })],
      { ask: ({ setup }) => (setup.app === undefined ? question('app') : undefined) },
    );
    const { ui } = face({
      replies: [answer({ app: 'wrong' }), answer({ app: 'right' })],
      consents: ['back', 'go'],
    });
    await walk('walk', [asking], nothing, world, ui);
    expect(tried).toEqual(['right']);
  });
});

describe('skip', () => {
  test('leaves the step as it is and goes on', async () => {
    const { there, tried, world } = names();
    const { ui } = face({ consents: ['skip', 'go'] });
    const steps = [wanting('store', there, 'a'), wanting('wire', there, 'b')];
    const report = await walk('walk', steps, nothing, world, ui);
    expect(tried).toEqual(['b']);
    expect(report).toMatchObject({
      proven: false,
      steps: [{ state: 'open' }, { state: 'proven' }],
      findings: [{ check: 'a' }],
      changes: [{ state: 'skipped' }, { state: 'done' }],
    });
  });
});

describe('a change that fails', () => {
  test('gives its finding first and stops the rest', async () => {
    const { there, refusing, tried, world } = names();
    refusing.set('b', denied);
    const { ui, plans } = face({ consents: ['go', 'skip'] });
    const report = await walk('walk', [wanting('store', there, 'a', 'b', 'c')], nothing, world, ui);
    expect(tried).toEqual(['a', 'b']);
    expect(plans[1]?.findings.map(({ check }) => check)).toEqual([
      'parameter-not-written',
      'b',
      'c',
    ]);
    expect(namesIn(plans[1]?.changes ?? [])).toEqual(['b', 'c']);
    expect(report.changes.map(({ state }) => state)).toEqual([
      ...['done', 'failed'],
      ...['skipped', 'skipped'],
    ]);
    expect(report).toMatchObject({ proven: false, steps: [{ state: 'open' }] });
  });

  test('is forgotten when it succeeds the second time', async () => {
    const { there, refusing, world } = names();
    refusing.set('a', denied);
    const { ui } = face({ consents: ['go', 'go'] });
    const { consent } = ui;
    const mending: Ui = {
      ...ui,
      consent: async (plan) => {
        const again = plan.findings.some(({ check }) => check === 'parameter-not-written');
        if (again) refusing.clear();
        return consent(plan);
      },
    };
    const report = await walk('walk', [wanting('store', there, 'a')], nothing, world, mending);
    expect(report).toMatchObject({ proven: true, findings: [] });
  });

  test('by a fault of ours is no finding: it stays loud', async () => {
    const { there, world } = names();
    const broken = { ...world, writes: { ...world.writes, putParameter: undefined as never } };
    const { ui } = face({ consents: ['go'] });
    const walking = walk('walk', [wanting('store', there, 'a')], nothing, broken, ui);
    await expect(walking).rejects.toThrow(TypeError);
  });
});

describe('a change that succeeds and heals nothing', () => {
  const deaf = (there: Set<string>) =>
    step('wire', () => [
      finding('wire', 'x', { remedy: putting('a'), what: `${there.size} are there` }),
    ]);

  test('is done once, and the walk stops where nobody is there', async () => {
    const { there, tried, world } = names();
    const { ui } = face({ interactive: false, consents: ['go'] });
    const report = await walk('apply', [deaf(there)], nothing, world, ui);
    expect(tried).toEqual(['a']);
    expect(report).toMatchObject({ proven: false, findings: [{ what: '1 are there' }] });
  });

  test('is not proposed to the person again', async () => {
    const { there, tried, world } = names();
    const { ui, plans } = face({ consents: ['go', 'skip'] });
    await walk('walk', [deaf(there)], nothing, world, ui);
    expect(plans.map(({ changes }) => changes.length)).toEqual([1, 0]);
    expect(tried).toEqual(['a']);
  });
});

describe('a finding that asks', () => {
  const asking = step('name', ({ setup }) =>
    setup.app === 'right'
      ? []
      : [
          finding('name', 'x', {
            remedy: { kind: 'ask', text: 'give another', question: question('app') as never },
          }),
        ],
  );

  test('is settled by the answer', async () => {
    const { world } = names();
    const { ui, asked } = face({ replies: [answer({ app: 'wrong' }), answer({ app: 'right' })] });
    const report = await walk('walk', [asking], nothing, world, ui);
    expect(asked).toHaveLength(2);
    expect(report.proven).toBe(true);
  });

  test('asks nobody where nobody is', async () => {
    const { world } = names();
    const report = await walk('apply', [asking], nothing, world, face({ interactive: false }).ui);
    expect(report.findings).toMatchObject([{ check: 'x' }]);
  });
});

describe('a review that needs no answer', () => {
  const review = {
    key: 'review',
    kind: 'review',
    optional: true,
    prompt: 'What?',
    lines: [{ question: question('app') as never, value: 'guess', from: 'default' }],
  } as const;
  const reviewed = (there: Set<string>) =>
    step(
      'wire',
      ({ setup }) =>
        there.has(setup.app ?? '')
          ? []
          : [finding('wire', 'x', { remedy: putting(setup.app ?? '') })],
      { ask: ({ setup }) => (setup.app === undefined ? review : undefined) },
    );

  test('is gone on with, without asking', async () => {
    const { there, tried, world } = names();
    const { ui, asked, plans } = face({ consents: ['go'] });
    await walk('walk', [reviewed(there)], nothing, world, ui);
    expect([asked, tried]).toEqual([[], ['guess']]);
    expect(plans[0]?.review).toEqual(review);
  });

  test('is asked when the person wants to change it', async () => {
    const { there, tried, world } = names();
    const { ui } = face({ consents: ['edit', 'go'], replies: [answer({ app: 'other' })] });
    await walk('walk', [reviewed(there)], nothing, world, ui);
    expect(tried).toEqual(['other']);
  });
});

describe('a survey', () => {
  test('looks at every step, plans, and changes nothing', async () => {
    const { there, tried, world } = names();
    const steps = [wanting('store', there, 'a'), wanting('wire', there, 'b')];
    const { ui } = face({ interactive: false });
    const report = await survey('check', steps, nothing, world, ui);
    expect(tried).toEqual([]);
    expect(report).toMatchObject({
      proven: false,
      steps: [{ state: 'open' }, { state: 'open' }],
      findings: [{ check: 'a' }, { check: 'b' }],
      changes: [{ state: 'planned' }, { state: 'planned' }],
    });
  });

  test('takes what is proposed and asks no secret', async () => {
    const { world } = names();
    const asking = step('store', ({ setup }) => [finding('store', setup.app ?? 'nothing')], {
      ask: ({ setup }) =>
        setup.app === undefined
          ? question('app')
          : { key: 'password', kind: 'secret', prompt: 'password:' },
    });
    const { ui, asked } = face({ interactive: false, replies: [answer({ app: 'guess' })] });
    const report = await survey('check', [asking], nothing, world, ui);
    expect(asked.map(({ asking: { key } }) => key)).toEqual(['app']);
    expect(report.findings).toMatchObject([{ check: 'guess' }]);
  });
});

describe('looking', () => {
  const failing = (error: Error) =>
    step('wire', () => [], {
      look: async () => {
        throw error;
      },
    });

  test('that the outside refuses is an outcome: nothing is claimed', async () => {
    const { there, world } = names();
    const steps = [failing(new Refused(denied)), wanting('write', there)];
    const report = await survey('check', steps, nothing, world, face({ interactive: false }).ui);
    expect(report).toMatchObject({
      proven: false,
      steps: [{ state: 'unknown' }, { state: 'proven' }],
      findings: [{ severity: 'unknown', why: 'no' }],
    });
  });

  test('that fails by a fault of ours stays loud', async () => {
    const { world } = names();
    const walking = walk('walk', [failing(new TypeError('x'))], nothing, world, face({}).ui);
    await expect(walking).rejects.toThrow(TypeError);
  });
});

describe('who leaves, and who is not there', () => {
  test.each([new Left(), new MissingAnswer('app')])('%s passes through', async (error) => {
    const { there, tried, world } = names();
    const no = async () => {
      throw error;
    };
    const asking = step('name', () => [], { ask: () => question('app') });
    const steps = [wanting('name', there, 'a')];
    const { ui } = face({});
    await expect(walk('walk', [asking], nothing, world, { ...ui, ask: no })).rejects.toBe(error);
    await expect(survey('x', [asking], nothing, world, { ...ui, ask: no })).rejects.toBe(error);
    await expect(walk('walk', steps, nothing, world, { ...ui, consent: no })).rejects.toBe(error);
    expect(tried).toEqual([]);
  });
});

test('a consequence is never listed before what stands alone', async () => {
  const { world } = names();
  const steps = [
    step('store', () => [finding('store', 'later', { because: 'first' })]),
    step('wire', () => [finding('wire', 'first')]),
  ];
  const report = await survey('check', steps, nothing, world, face({ interactive: false }).ui);
  expect(report.findings.map(({ check }) => check)).toEqual(['first', 'later']);
});

test('a secret answer is told as dots', async () => {
  const { world } = names();
  const asking = step('store', () => [], {
    ask: ({ setup }) =>
      setup.password ? undefined : { key: 'password', kind: 'secret', prompt: 'password:' },
  });
  const { ui, events } = face({ replies: [answer({ password: new Secret('hunter2') })] });
  await walk('walk', [asking], nothing, world, ui);
  expect(JSON.stringify(events)).not.toContain('hunter2');
  expect(events).toContainEqual(
    expect.objectContaining({ event: 'answered', key: 'password', value: '••••••••' }),
  );
});
