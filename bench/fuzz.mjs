// node bench/fuzz.mjs [seconds] [seed]: feeds every parser with texts of any kind, and says how many
// each was given, how many it refused in words of its own, and how long the slowest took. A throw of
// another kind ends it with the text that did it.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { loadSource } from '../scripts/load-source.mjs';
import { serviceFiles } from './buildspecs.mjs';
import { machine } from './machine.mjs';

const seconds = Number(process.argv[2] ?? 10);
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31);
const batch = 200;

const { readBuildspec } = await loadSource('src/buildspec/read.ts');
const { readCommands } = await loadSource('src/buildspec/story.ts');
const { readDockerfile } = await loadSource('src/image/dockerfile.ts');
const { parseReference } = await loadSource('src/image/reference.ts');
const { diagnose } = await loadSource('src/diagnosis/diagnose.ts');
const { parsePolicy } = await loadSource('src/policy/parse.ts');
const { readAnswers } = await loadSource('src/answers-file.ts');
const { plainText } = await loadSource('src/plain-text.ts');

const templates = readdirSync('templates/buildspecs').map((name) =>
  readFileSync(`templates/buildspecs/${name}`, 'utf8'),
);
const services = Array.from({ length: 16 }, (_, n) => serviceFiles(n));
const buildspecs = [...templates, ...services.map((files) => files['buildspec.yml'])];
const log = [
  '[Container] 2024/06/11 08:15:42.1 Entering phase BUILD',
  '[Container] 2024/06/11 08:15:42.2 Running command docker push $IMAGE',
  'denied: requested access to the resource is denied',
  '[Container] 2024/06/11 08:15:43.1 Command did not exit successfully docker push $IMAGE exit status 1',
  '[Container] 2024/06/11 08:15:43.1 Phase complete: BUILD State: FAILED',
].join('\n');
const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: ['ssm:Get*'], Resource: '*', Condition: { Bool: { a: 'b' } } },
  ],
});

/** What reads, what it may refuse a text with, and texts that it is made for. */
const parsers = [
  ['buildspec', readBuildspec, [], buildspecs],
  ['commands', (text) => readCommands(readBuildspec(text)), [], buildspecs],
  ['Dockerfile', readDockerfile, [], services.map((files) => files.Dockerfile)],
  ['image reference', parseReference, [], ['docker.io/alice/web:1', 'host:5000/a/b@sha256:00']],
  ['build log', (text) => diagnose({ log: text }), [], [log]],
  ['IAM policy', parsePolicy, ['PolicySyntax'], [policy]],
  ['firstpush.yml', readAnswers, [], ['app: web\nregistry: docker.io\n']],
  ['terminal text', plainText, [], ['\u001b[31mred\u001b]0;title\u0007', log]],
];

const pieces = [
  '\n',
  '  ',
  '\t',
  ': ',
  '- ',
  '"',
  "'",
  '$(',
  '`',
  '|',
  '{',
  '[',
  '&a ',
  '*a',
  '\0',
  '\\',
  '<<E',
  '\u2028',
  '\ud800',
];
const textsLike = (examples) => {
  const cut = fc.tuple(fc.nat(1500), fc.nat(40), fc.constantFrom(...pieces), fc.nat(3));
  const mutated = fc.tuple(fc.constantFrom(...examples), fc.array(cut, { maxLength: 8 }));
  return fc.oneof(
    mutated.map(([text, cuts]) =>
      cuts.reduce(
        (was, [at, length, put, times]) =>
          was.slice(0, at) + put.repeat(times) + was.slice(at + length),
        text,
      ),
    ),
    fc
      .array(fc.constantFrom(...pieces, 'phases:\n', 'build:\n', 'commands:\n', 'docker '), {
        maxLength: 80,
      })
      .map((all) => all.join('')),
    fc.string({ unit: 'binary', maxLength: 500 }),
    fc.tuple(fc.constantFrom(...pieces), fc.nat(3000)).map(([piece, times]) => piece.repeat(times)),
  );
};

const rows = parsers.map(([name, read, refusals, examples]) => {
  const row = { name, inputs: 0, refused: 0, slowest: 0 };
  const texts = textsLike(examples);
  const end = performance.now() + (seconds * 1000) / parsers.length;
  for (let round = 0; performance.now() < end; round += 1) {
    for (const text of fc.sample(texts, { numRuns: batch, seed: seed + round }))
      tryOne(row, read, refusals, text);
  }
  return row;
});

function tryOne(row, read, refusals, text) {
  const start = performance.now();
  try {
    read(text);
  } catch (error) {
    if (!refusals.includes(error.name)) {
      process.stderr.write(`${row.name}, seed ${seed}: ${JSON.stringify(text)}\n`);
      throw error;
    }
    row.refused += 1;
  }
  row.inputs += 1;
  row.slowest = Math.max(row.slowest, performance.now() - start);
}

process.stdout.write(
  `${machine()}, seed ${seed}\n\n| parser | texts | refused | slowest ms |\n| --- | --- | --- | --- |\n` +
    rows
      .map(
        ({ name, inputs, refused, slowest }) =>
          `| ${name} | ${inputs} | ${refused} | ${slowest.toFixed(1)} |\n`,
      )
      .join(''),
);
