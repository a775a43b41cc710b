import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { name } from '../src/steps/name/step.ts';
import { prove } from '../src/steps/prove/step.ts';
import { store } from '../src/steps/store/step.ts';
import { wire } from '../src/steps/wire/step.ts';
import { write } from '../src/steps/write/step.ts';
import { layerOf, namesIn, type Source, sources } from './sources.ts';

const all = sources();

/** The vocabulary, which every layer may use. */
const everywhere = ['types', 'secret', 'language', 'count', 'plain-text', 'remember', 'nearest'];

/** Which layers a layer may import besides itself and the vocabulary. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  types: [],
  secret: [],
  language: [],
  count: [],
  'plain-text': [],
  wishes: [],
  remember: [],
  nearest: [],
  compare: [],
  // what is said and settled
  answers: [],
  'kept-answers': [],
  'answers-file': ['answers', 'kept-answers'],
  'answers-schema': ['answers', 'answers-file', 'kept-answers'],
  known: ['answers'],
  commands: [],
  flags: [],
  options: ['answers', 'commands', 'flags'],
  help: ['answers', 'commands', 'flags', 'options', 'ui'],
  'man-page': ['answers', 'commands', 'flags', 'help', 'options'],
  completion: ['answers', 'commands', 'flags', 'options'],
  findings: [],
  origin: [],
  // pure: a text or facts in, meaning out
  buildspec: [],
  image: [],
  policy: [],
  diagnosis: ['buildspec', 'image', 'policy'],
  // what is right and what is wrong
  projects: ['steps', 'findings', 'known', 'buildspec'],
  steps: [
    'answers',
    'answers-file',
    'kept-answers',
    'known',
    'origin',
    'buildspec',
    'image',
    'policy',
    'diagnosis',
  ],
  // a failed build's cause becomes the finding of the change that started it
  changes: ['compare', 'diagnosis'],
  // how it goes
  errand: ['journey'],
  leaving: ['journey'],
  journey: ['errand', 'known'],
  looking: ['findings', 'journey'],
  walk: ['changes', 'errand', 'findings', 'journey', 'known', 'leaving', 'looking'],
  undo: ['changes', 'findings'],
  export: ['changes'],
  rights: ['changes', 'export', 'image', 'policy'],
  ui: ['wishes', 'findings', 'origin'],
  tutorial: [],
  // the outside
  runner: ['buildspec'],
  world: ['compare', 'image', 'buildspec', 'diagnosis', 'runner', 'wishes'],
  practice: ['buildspec', 'image', 'policy', 'runner', 'world'],
};

/** The one place that ties everything together. */
const top = new Set(['cli']);

/** What reaches outside the process. */
const outside =
  /^(node:(fs|http|https|http2|tls|dgram|child_process|worker_threads|cluster|readline|process)(\/|$)|@aws-sdk\/|dockerode|docker-modem|ink|react|@inquirer\/)/;
const reachesOutside = new Set([...top, 'world', 'practice', 'runner', 'ui']);

/** Where the text of a secret is taken out, because it is sent from there, or because it is checked. */
const reveals = [
  /^secret\.ts$/,
  /^world\/aws\/parameters\.ts$/,
  /^world\/engine\/(credentials|build-session)\.ts$/,
  /^world\/registry\/authorize\.ts$/,
  // a rehearsal gives the commands of the build their variables, as CodeBuild does
  /^runner\/variables\.ts$/,
  /^practice\//,
];

/** `path: what`, for each thing that a rule forbids. */
const offences = (find: (source: Source) => readonly string[]): string[] =>
  all.flatMap((source) => find(source).map((what) => `${source.path}: ${what}`));

/** The lines of a source that a pattern is found in. */
const linesWith = ({ text }: Source, pattern: RegExp): string[] =>
  text.split('\n').filter((line) => pattern.test(line));

describe('who may import whom', () => {
  test('every layer has its rule', () => {
    const layers = new Set(all.map(({ layer }) => layer));
    expect([...layers].filter((layer) => !top.has(layer) && !mayImport[layer])).toEqual([]);
  });

  test.each(Object.entries(mayImport))('%s may import %j', (layer, allowed) => {
    const reach = new Set([layer, ...everywhere, ...allowed]);
    const wrong = offences((source) =>
      source.layer === layer ? source.files.filter((file) => !reach.has(layerOf(file))) : [],
    );
    expect(wrong).toEqual([]);
  });

  test('only the outermost layers reach outside the process', () => {
    const wrong = offences(({ layer, packages }) =>
      reachesOutside.has(layer) ? [] : packages.filter((one) => outside.test(one)),
    );
    expect(wrong).toEqual([]);
  });

  test('a face knows nothing of AWS and Docker, and the world nothing of screens', () => {
    const wrong = offences(({ layer, packages }) =>
      packages.filter((one) =>
        layer === 'ui'
          ? /^(@aws-sdk\/|dockerode|node:(http|net|child_process))/.test(one)
          : /^(ink|react|@inquirer\/)/.test(one),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('the practice ground is opened by the command line alone', () => {
    const wrong = offences(({ layer, files }) =>
      layer === 'practice' || top.has(layer)
        ? []
        : files.filter((file) => layerOf(file) === 'practice'),
    );
    expect(wrong).toEqual([]);
  });
});

describe('what stands in one place only', () => {
  test('the process is read and ended in cli.ts', () => {
    const wrong = offences((source) =>
      source.path === 'cli.ts' ? [] : linesWith(source, /\bprocess\.(exit|env|argv|cwd|on)\b/),
    );
    expect(wrong).toEqual([]);
  });

  test('nothing prints by console', () => {
    expect(
      offences((source) =>
        linesWith(source, /\bconsole\.(log|error|warn|info|debug|dir|table|trace)\b/),
      ),
    ).toEqual([]);
  });

  test('a secret is taken out only where it is sent', () => {
    const wrong = offences((source) =>
      reveals.some((place) => place.test(source.path)) ? [] : linesWith(source, /\.reveal\b/),
    );
    expect(wrong).toEqual([]);
  });

  test('steps, changes and the walk do not know whether they are on the practice ground', () => {
    const unaware = new Set([
      'steps',
      'changes',
      'walk',
      'looking',
      'journey',
      'errand',
      'leaving',
      'findings',
      'undo',
    ]);
    const wrong = offences((source) =>
      unaware.has(source.layer) ? linesWith(source, /practice/i) : [],
    );
    expect(wrong).toEqual([]);
  });
});

describe('files', () => {
  test('have at most 250 lines', () => {
    const lines = (text: string) => text.split('\n').length - 1;
    expect(offences(({ text }) => (lines(text) > 250 ? [`${lines(text)} lines`] : []))).toEqual([]);
  });

  test('have kebab-case names that say what they hold', () => {
    const wrong = offences(({ path }) =>
      path
        .replace(/\.tsx?$/, '')
        .split('/')
        .filter(
          (word) =>
            !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(word) ||
            /^(utils?|helpers?|managers?|common|misc)$/.test(word),
        ),
    );
    expect(wrong).toEqual([]);
  });
});

describe.each([name, store, wire, write, prove].map((step) => [step.id, step] as const))(
  'the checks of the step %s',
  (id, step) => {
    const ids = step.checks.map((check) => check.id);
    const folder = `steps/${id}/checks`;
    const inFolder = (ending: string) =>
      namesIn(folder)
        .filter((file) => file.endsWith(ending))
        .map((file) => file.slice(0, -ending.length));

    test('bear the names of their files, each once', () => {
      expect(ids).toEqual([...new Set(ids)]);
      expect([...ids].sort()).toEqual(inFolder('.ts').sort());
    });

    test('have a page each, and there is no other', () => {
      expect(inFolder('.md').sort()).toEqual([...ids].sort());
    });

    test('are titled with the wish', () => {
      for (const { id: fault, title } of step.checks) {
        expect([fault, title]).toEqual([fault, expect.stringMatching(/^[^.?!]{8,}$/)]);
        expect(title.toLowerCase()).not.toBe(fault.replaceAll('-', ' '));
      }
    });
  },
);

test.each([name, store, wire, prove].map((step) => [step.id, step] as const))(
  'each check of the step %s has a test',
  (id, { checks }) => {
    const untested = checks.filter(
      (check) => !existsSync(new URL(`steps/${id}/${check.id}.test.ts`, import.meta.url)),
    );
    expect(untested.map((check) => check.id)).toEqual([]);
  },
);

test('no two steps have a check of the same name, and every step has its lesson', () => {
  const steps = [name, store, wire, write, prove];
  const ids = steps.flatMap(({ checks }) => checks.map(({ id }) => id));
  expect(ids).toEqual([...new Set(ids)]);
  for (const { id } of steps)
    expect([id, namesIn(`steps/${id}`)]).toEqual([id, expect.arrayContaining(['lesson.md'])]);
});
