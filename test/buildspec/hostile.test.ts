import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Buildspec } from '../../src/buildspec/buildspec.ts';
import { applyEdits, isRefused } from '../../src/buildspec/edit.ts';
import { insertCommand } from '../../src/buildspec/edit-commands.ts';
import { insertEnvEntries } from '../../src/buildspec/edit-entries.ts';
import { readBuildspec } from '../../src/buildspec/read.ts';
import { recover } from '../../src/buildspec/recover.ts';
import type { Span } from '../../src/buildspec/span.ts';
import { readCommands, type Story } from '../../src/buildspec/story.ts';
import { building, complete, firstOfNotes, secondOfNotes } from './samples.ts';

function spansOf(spec: Buildspec, { calls, paths, writes }: Story): Span[] {
  return [
    ...spec.problems.map(({ span }) => span),
    ...spec.phases.flatMap(({ commands }) => commands.map(({ span }) => span)),
    ...spec.env.variables.flatMap(({ nameSpan, valueSpan }) => [nameSpan, valueSpan]),
    ...calls.flatMap(({ span, argv }) => [span, ...argv.map((word) => word.span)]),
    ...paths.map(({ word }) => word.span),
    ...writes.map(({ span }) => span),
  ];
}

vi.setConfig({ testTimeout: 60_000 });

/** Reads a text by every door and looks that all places lie in it. */
function readAll(text: string): void {
  const spec = readBuildspec(text);
  const story = readCommands(spec);
  recover(spec, story);
  for (const { start, end } of spansOf(spec, story)) {
    expect(start >= 0 && start <= end && end <= text.length).toBe(true);
  }
  const edits = [
    insertEnvEntries(spec, 'parameter-store', [['A', '/a']]),
    insertCommand(spec, { phase: 'build', index: 1 }, 'make'),
  ];
  for (const edit of edits) if (!isRefused(edit)) applyEdits(text, [edit]);
}

const repeated = (piece: string, length: number) =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

describe('texts of any kind are read without a crash', () => {
  test('bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        readAll(Buffer.from(bytes).toString('latin1'));
        readAll(Buffer.from(bytes).toString('utf8'));
      }),
    );
  });

  test('pieces of YAML and shell in any order', () => {
    const pieces = fc.constantFrom(
      'version: 0.2\n',
      'phases:\n',
      '  build:\n',
      '    commands:\n',
      '      - ',
      'docker push a\n',
      '|\n',
      '>-\n',
      '"',
      "'",
      '`',
      '$(',
      '${',
      '((',
      ')',
      '}',
      '&a ',
      '*a',
      '<<: ',
      '- ',
      ': ',
      '{',
      '[',
      ',',
      '#',
      '\t',
      '\r\n',
      '\n',
      '\0',
      '\u0002',
      '\uFEFF',
      'if x; then ',
      'fi',
      'cd ',
      '<<E\n',
      'A=$A',
      '---\n',
      '...\n',
      '!!',
      '%',
      '@',
      '\\',
      '~',
      '?',
      '\u0018',
      '\u001f',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => readAll(parts.join(''))),
      { numRuns: 400 },
    );
  });

  test('good files with a stretch replaced', () => {
    const files = fc.constantFrom(complete, firstOfNotes, secondOfNotes);
    const stretch = fc.record({ start: fc.nat(1500), length: fc.nat(12), other: fc.string() });
    fc.assert(
      fc.property(files, fc.array(stretch, { maxLength: 4 }), (file, stretches) => {
        const text = stretches.reduce<string>((before, { start, length, other }) => {
          return before.slice(0, start) + other + before.slice(start + length);
        }, file);
        readAll(text);
      }),
      { numRuns: 200 },
    );
  });

  test('shell of any kind', () => {
    const pieces = fc.constantFrom(
      'if ',
      'then ',
      'else ',
      'fi\n',
      'for a in b c; do ',
      'while x; do ',
      'done\n',
      'case $a in ',
      'x) ',
      ';; ',
      'esac\n',
      'f() { ',
      '} ',
      '( ',
      ') ',
      '$( ',
      '` ',
      '"',
      "'",
      '${A:-',
      '}',
      '$A ',
      'A=',
      'A+=$A$A ',
      'cd a ',
      'cd - ',
      'popd ',
      'f ',
      '&& ',
      '|| ',
      '| ',
      '; ',
      '\n',
      '! ',
      '[ $A = 1 ] ',
      '[[ a == b ]] ',
      '(( 1 )) ',
      'docker build -t ',
      'docker push -',
      '> x ',
      '<<E\n',
      'E\n',
      '<<< a ',
      'exit 1 ',
      'eval ',
      'sh -c ',
      'export B=$A ',
      'unset A ',
      'read A ',
      '$((1+',
      '\\',
      '*',
      '{a,b}',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) =>
        readAll(building(parts.join(''))),
      ),
      { numRuns: 400 },
    );
  });
});

describe('texts of any size and depth come to an end', () => {
  const size = 100_000;
  test.each<[string, string]>([
    ['ten megabytes', repeated('a: b\n', 10_000_000)],
    ['brackets', repeated('[', size)],
    ['brackets beyond the limit', repeated('[', 1_000_000)],
    ['dashes', repeated('- ', size)],
    ['question marks', repeated('? ', size)],
    ['braces', repeated('{a: ', size)],
    ['deeper and deeper', Array.from({ length: 600 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')],
    ['quotes', repeated('"', size)],
    ['a comma after another', `[${repeated(',', size)}`],
    ['many keys', Array.from({ length: 5000 }, (_, i) => `k${i}: v\n`).join('')],
    [
      'aliases of aliases',
      `a0: &a0 [x, x]\n${Array.from({ length: 2000 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`).join('')}env: *a2000\nphases: *a1999\n`,
    ],
    [
      'merges of merges',
      `m0: &m0 {k0: v}\n${Array.from({ length: 2000 }, (_, i) => `m${i + 1}: &m${i + 1} {<<: [*m${i}, *m${i}], k${i + 1}: v}\n`).join('')}env:\n  variables: *m2000\n`,
    ],
    ['an anchor within itself', 'phases: &a\n  build: *a\n  install: &b {commands: [*b, *a]}\n'],
    ['one long command', building(repeated('docker push a; ', size))],
    ['substitutions', building(repeated('$(', 60_000))],
    ['nested substitutions', building(`${'$(echo '.repeat(120)}x${')'.repeat(120)}`)],
    [
      'nested loops',
      building(
        `${'for a in 1 2 3 4 5 6 7 8; do '.repeat(12)}docker push $a; ${'done; '.repeat(12)}`,
      ),
    ],
    [
      'nested unknown loops',
      building(`${'while x; do '.repeat(100)}docker push a; ${'done; '.repeat(100)}`),
    ],
    [
      'functions of functions',
      building(
        `${Array.from({ length: 40 }, (_, i) => `f${i + 1}() { f${i}; f${i}; }`).join('\n')}\nf40`,
      ),
    ],
    [
      'values of values',
      building(Array.from({ length: 1500 }, (_, i) => `A${i}=$A${i - 1}$A${i - 1}x`).join('\n')),
    ],
    [
      'many assignments',
      building(Array.from({ length: 6000 }, (_, i) => `V${i}=$V${i - 1}`).join(' ')),
    ],
    [
      'many commands',
      building(...Array.from({ length: 5000 }, (_, i) => `V${i}=$V${i - 1}; cd d${i}`)),
    ],
  ])('%s', (_, text) => {
    readAll(text);
  });
});
