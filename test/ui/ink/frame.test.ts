import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { WalkEvent } from '../../../src/types.ts';
import { widthOf } from '../../../src/ui/columns.ts';
import { glyphsFor } from '../../../src/ui/glyphs.ts';
import { hear, tick } from '../../../src/ui/ink/hear.ts';
import { openQuestion } from '../../../src/ui/ink/question.ts';
import { openReview } from '../../../src/ui/ink/review-list.ts';
import { type Matter, openScreen, type ScreenState } from '../../../src/ui/ink/screen-state.ts';
import { frame } from '../../../src/ui/ink/views/frame.ts';
import { textOf } from '../../../src/ui/tokens.ts';
import * as scene from '../scene.ts';

const style = { words: scene.words, glyphs: glyphsFor(true) };
const start = 1_000_000;

const layers = Array.from({ length: 30 }, (_, index) => ({
  id: `layer${index}`,
  state: index < 3 ? 'Pushed' : 'Pushing',
  current: 1_500_000,
  total: 3_000_000,
}));

const working: readonly WalkEvent[] = [
  { event: 'changing', change: scene.attach },
  { event: 'progress', change: scene.attach, progress: { text: 'pushing', layers } },
];

const matters: Record<string, Matter> = {
  text: {
    kind: 'question',
    question: scene.appQuestion,
    answering: {
      kind: 'field',
      field: { before: '日本語 long '.repeat(9), after: 'x', tried: true },
    },
  },
  choice: {
    kind: 'question',
    question: scene.imageQuestion,
    answering: { kind: 'list', list: { at: 7, filter: '' } },
  },
  review: { kind: 'review', review: scene.review, list: openReview(scene.review) },
  plan: { kind: 'consent', plan: scene.plan, view: { shows: 'plan' } },
  why: { kind: 'consent', plan: scene.plan, view: { shows: 'why', top: 99 } },
};

function screenOf(columns: number, rows: number, events: readonly WalkEvent[] = []): ScreenState {
  const opened = openScreen({ columns, rows }, 'firstpush 0.1.0', 'us-east-1');
  const before = [scene.started, scene.nameProven, scene.storeProven, scene.wireOpen];
  return [...before, ...events].reduce(
    (screen, event) => hear(screen, event, style, start),
    opened,
  );
}

function shown(screen: ScreenState): string {
  return `\n${frame(screen, style).lines.map(textOf).join('\n')}\n`;
}

test.each(Object.entries(matters))('%s stays within every terminal', (_name, matter) => {
  const columns = fc.integer({ min: 30, max: 160 });
  const rows = fc.integer({ min: 10, max: 60 });
  fc.assert(
    fc.property(columns, rows, (width, height) => {
      const live = frame({ ...screenOf(width, height), matter }, style);
      expect(live.lines.length).toBeLessThan(height);
      for (const line of live.lines) expect(widthOf(textOf(line))).toBeLessThan(width);
      if (live.cursor) expect(live.cursor.y).toBeLessThan(live.lines.length);
      if (live.cursor) expect(live.cursor.x).toBeLessThan(width);
    }),
  );
});

test('work stays within a low terminal, and says how many layers are done', () => {
  const live = shown(screenOf(40, 12, working));
  expect(live).toMatchInlineSnapshot(`
    "
     ✔ name ✔ store ▸ wire write prove

       + policy arn:aws:iam::aws:po…  · 0 s
       pushing
       layer3  Pushing  1.5 of 3.0 MB
       layer4  Pushing  1.5 of 3.0 MB
       layer5  Pushing  1.5 of 3.0 MB
       layer6  Pushing  1.5 of 3.0 MB
       3 of 30 layers done

     ctrl-c leave
    "
  `);
});

describe('a low and narrow terminal', () => {
  it('shows what would be done rather than why', () => {
    const matter = matters['plan'] as Matter;
    expect(shown({ ...screenOf(40, 12), matter })).toMatchInlineSnapshot(`
      "
       ✔ name ✔ store ▸ wire write prove

         found  2 things to do

         will  + policy
           arn:aws:iam::aws:policy/AmazonSSMR
           eadOnlyAccess  on
         … 3 more lines

       ↵ do both   c by hand   s skip   ? why
       esc back   ctrl-c leave
      "
    `);
  });

  it('keeps the chosen option in sight', () => {
    const matter = matters['choice'] as Matter;
    expect(shown({ ...screenOf(40, 12), matter })).toMatchInlineSnapshot(`
      "
       ✔ name ✔ store ▸ wire write prove

         Which build image?
         type to filter: 
         standard 6.0
         standard 7.0
       ▸ standard 8.0
         standard 9.0

       ↵ choose   ↑↓ move, type to filter
       esc back   ctrl-c leave
      "
    `);
  });
});

test('ASCII glyphs say the same', () => {
  const screen = { ...screenOf(80, 24), matter: matters['plan'] as Matter };
  const ascii = { ...style, glyphs: glyphsFor(false) };
  const text = frame(screen, ascii).lines.map(textOf).join('\n');
  expect(text).toMatchInlineSnapshot(`
    " firstpush 0.1.0  myapp                   docker.io/alice/flask-app - us-east-1

     ok name    /myapp/docker-credentials/u...  recovered from buildspec.yml
     ok store   3 parameters                    alice may push to alice/flask-ap...
     >  wire    CodeBuildServiceRole            2 things to do
        write                                   
        prove                                   

       to do      the role cannot read the three parameters
                  because its policies name parameter/CodeBuild/* only
       to do      docker cannot run in the build
                  because the project's privileged mode is off

       will       + policy arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess  on
                  CodeBuildServiceRole
                  ~ project flask-app  privileged mode on

       by hand    aws iam attach-role-policy --role-name CodeBuildServiceRole
                  --policy-arn arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess
                  (first of 2 lines)

     enter do both   c by hand   s skip   ? why   esc back   ctrl-c leave"
  `);
  expect(text).toMatch(/^[\x20-\x7e\n]*$/);
});

describe('time', () => {
  it('is counted while work goes on', () => {
    const later = tick(screenOf(80, 24, working), start + 4200);
    expect(shown(later)).toContain('· 4 s');
    expect(shown(later)).not.toContain('nothing heard');
  });

  it('without a word for ten seconds says what is waited for', () => {
    const later = tick(screenOf(80, 24, working), start + 12_000);
    expect(shown(later)).toContain('nothing heard for 12 s; waiting for pushing');
  });

  it('starts anew with every word', () => {
    const heard = working[1] as WalkEvent;
    const later = hear(screenOf(80, 24, working), heard, style, start + 9000);
    expect(shown(tick(later, start + 12_000))).not.toContain('nothing heard');
  });
});

test('looking again keeps what the last look gave', () => {
  const looking = screenOf(80, 24, [{ event: 'looking', step: 'wire' }]);
  expect(shown(looking)).toContain('2 things to do');
  expect(shown(looking)).toContain('looking at wire');
});

test('a secret shows as signs, however it was typed', () => {
  const opened = openQuestion(scene.passwordQuestion);
  const typed = { kind: 'field' as const, field: { before: 'hunter2', after: 'x', tried: false } };
  for (const answering of [opened, typed]) {
    const matter = { kind: 'question' as const, question: scene.passwordQuestion, answering };
    expect(shown({ ...screenOf(80, 24), matter })).not.toContain('hunter2');
  }
});

test('an answered password is not shown', () => {
  const value = 'hunter2';
  const screen = screenOf(80, 24, [{ event: 'answered', key: 'password', value, from: 'you' }]);
  expect(screen.transcript.map(textOf)).toEqual([' · answer   password: ••••••••  from you']);
});

test('what is finished scrolls away', () => {
  const { transcript } = screenOf(80, 24, [
    { event: 'answered', key: 'urlParameter', value: '/a/url', from: 'buildspec.yml' },
    { event: 'changed', change: scene.update, state: 'done' },
    { event: 'changed', change: scene.attach, state: 'failed', finding: scene.denied },
    { event: 'changed', change: scene.attach, state: 'skipped' },
  ]);
  expect(`\n${transcript.map(textOf).join('\n')}\n`).toMatchInlineSnapshot(`
    "
     · answer   url-parameter: /a/url  from buildspec.yml
     ✔ done     ~ project flask-app  privileged mode on
     ✗ failed   + policy arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess  on
                CodeBuildServiceRole
     to do      the role cannot read the three parameters
                because its policies name parameter/CodeBuild/* only
     – skipped  + policy arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess  on
                CodeBuildServiceRole
    "
  `);
});
