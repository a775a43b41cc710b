import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fileChecks } from '../../../src/steps/write/checks.ts';
import { lookAtFile } from '../../../src/steps/write/look-at-file.ts';
import { mendByEdits } from '../../../src/steps/write/mend.ts';
import type { Aim } from '../../../src/steps/write/sight.ts';
import { firstOfNotes, secondOfNotes } from '../../buildspec/samples.ts';
import { casesOf } from './corpus/corpus.ts';
import { type Folder, folderWith } from './folder-reads.ts';
import { buildspec, plain } from './looking.ts';

const aim: Aim = {
  path: 'buildspec.yml',
  registry: 'docker.io',
  repository: 'alice/flask-app',
  tag: 'commit',
  dockerfile: 'Dockerfile',
  context: '.',
  parameters: { url: '/a/url', username: '/a/username', password: '/a/password' },
};

let folder: Folder;
beforeAll(async () => {
  folder = await folderWith(plain);
});
afterAll(() => folder.close());

const lookAt = (text: string) => lookAtFile('buildspec.yml', text, ['Dockerfile'], folder.reads);

const pieces = [
  '\n',
  '  ',
  '\t',
  ': ',
  '- ',
  '"',
  "'",
  '$(',
  '|',
  '{',
  'env:\n',
  '#',
  '&&',
  'cd x\n',
];
const corpus = ['structure', 'commands', 'references', 'paths', 'logins'].flatMap((kind) =>
  casesOf(`broken-${kind}.txt`),
);
const seeds = [firstOfNotes, secondOfNotes, buildspec(), ...corpus.map(({ text }) => text)];
const mutated = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.array(fc.tuple(fc.nat(900), fc.nat(30), fc.constantFrom(...pieces)), { maxLength: 4 }),
  )
  .map(([seed, cuts]) =>
    cuts.reduce(
      (text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length),
      seed,
    ),
  );

it('any text is looked at without a crash, and what is mended stays mended', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(mutated, fc.string({ maxLength: 60 })), async (text) => {
      const file = await lookAt(text);
      const mended = await mendByEdits(file, aim, fileChecks, lookAt);
      if (mended === undefined) return;
      expect(await mendByEdits(await lookAt(mended), aim, fileChecks, lookAt)).toBeUndefined();
    }),
    { numRuns: 300 },
  );
}, 60_000);
