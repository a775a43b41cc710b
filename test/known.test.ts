import { describe, expect, test } from 'vitest';
import { alsoKnown, knownFrom, knownOr, settle, unsettle } from '../src/known.ts';
import { Secret } from '../src/secret.ts';
import type { Question, Review } from '../src/types.ts';

const question = (key: Question['key']): Question => ({ key, kind: 'text', prompt: `${key}?` });
const review: Review = {
  key: 'review',
  kind: 'review',
  prompt: 'Is this right?',
  lines: [
    { question: question('app'), value: 'shop', from: 'the git remote' },
    { question: question('registry'), value: 'docker.io', from: 'default' },
  ],
};

test('what was settled first wins, and each answer keeps its origin', () => {
  const known = alsoKnown(
    alsoKnown(knownFrom({ app: 'flag' }, 'flag'), { app: 'file', username: 'alice' }, 'mine.yml'),
    { username: 'bob', registry: 'ghcr.io' },
    'firstpush.yml',
  );
  expect(known.setup).toEqual({ app: 'flag', username: 'alice', registry: 'ghcr.io' });
  expect(known.from).toEqual({ app: 'flag', username: 'mine.yml', registry: 'firstpush.yml' });
});

test('a settled value comes before a proposal of old, and that before a new one', () => {
  const known = {
    ...knownFrom({ app: 'settled' }, 'flag'),
    proposals: { registry: { value: 'old', from: 'you' } },
  };
  const proposals = {
    app: { value: 'new', from: 'x' },
    registry: { value: 'new', from: 'x' },
    username: { value: 'new', from: 'x' },
  };
  expect(knownOr(known, 'app', proposals)).toBe('settled');
  expect(knownOr(known, 'registry', proposals)).toBe('old');
  expect(knownOr(known, 'username', proposals)).toBe('new');
  expect(knownOr(known, 'repository', proposals)).toBeUndefined();
});

describe('settling', () => {
  const nothing = knownFrom({}, 'flag');

  test('an answer comes from the person', () => {
    const { known, keys } = settle(nothing, question('app'), { app: 'shop' });
    expect([known.setup, known.from, keys]).toEqual([{ app: 'shop' }, { app: 'you' }, ['app']]);
  });

  test('a line of a review that was accepted keeps its origin, a changed one does not', () => {
    const { known } = settle(nothing, review, { app: 'shop', registry: 'ghcr.io' });
    expect(known.from).toEqual({ app: 'the git remote', registry: 'you' });
  });

  test('texts become the answers’ own types', () => {
    const { known } = settle(nothing, question('sample'), { sample: 'yes', practice: 'no' });
    expect(known.setup).toEqual({ sample: true, practice: false });
  });

  test('a password becomes and stays a secret', () => {
    const typed = settle(nothing, question('password'), { password: 'hunter2' }).known.setup;
    const given = settle(nothing, question('password'), { password: new Secret('x') }).known.setup;
    expect(typed.password).toBeInstanceOf(Secret);
    expect(typed.password?.equals(new Secret('hunter2'))).toBe(true);
    expect(given.password?.equals(new Secret('x'))).toBe(true);
  });
});

describe('taking back', () => {
  test('proposes what was said, with where it came from', () => {
    const { known } = settle(knownFrom({ username: 'alice' }, 'flag'), review, {
      app: 'shop',
      registry: 'ghcr.io',
    });
    const back = unsettle(known, ['app', 'registry']);
    expect(back.setup).toEqual({ username: 'alice' });
    expect(back.from).toEqual({ username: 'flag' });
    expect(back.proposals).toEqual({
      app: { value: 'shop', from: 'the git remote' },
      registry: { value: 'ghcr.io', from: 'you' },
    });
  });

  test('forgets a secret altogether', () => {
    const known = knownFrom({ password: new Secret('hunter2') }, 'you');
    expect(unsettle(known, ['password'])).toEqual({ setup: {}, from: {}, proposals: {} });
  });

  test('leaves what it is given as it was', () => {
    const known = knownFrom({ app: 'shop' }, 'you');
    unsettle(known, ['app']);
    settle(known, question('app'), { app: 'other' });
    expect(known).toEqual(knownFrom({ app: 'shop' }, 'you'));
  });
});
