import { afterAll, describe, expect, it } from 'vitest';
import { write } from '../../../src/steps/write/step.ts';
import type { Finding } from '../../../src/types.ts';
import { type Case, casesOf } from './corpus/corpus.ts';
import { folderWith, knowing } from './folder-reads.ts';
import { plain } from './looking.ts';

const sound = ['ecr', 'other', 'odd'].flatMap((kind) => casesOf(`sound-${kind}.txt`));
const broken = ['structure', 'commands', 'references', 'paths', 'logins'].flatMap((kind) =>
  casesOf(`broken-${kind}.txt`),
);

/** What is said of a buildspec of which nothing is known but the files beside it. */
async function findingsOf({ text, files }: Case, beside: Record<string, string>) {
  const others = files.map((path) => [path, path.endsWith('Dockerfile') ? 'FROM scratch\n' : '\n']);
  const named = Object.keys(beside).length > 0 ? Object.fromEntries(others) : {};
  const folder = await folderWith({ ...beside, ...named, 'buildspec.yml': text });
  try {
    const sight = await write.look(knowing({}), folder.reads);
    return write.checks.flatMap((check) => check.find(sight));
  } finally {
    await folder.close();
  }
}

const isGrave = ({ severity }: Finding) => severity === 'error' || severity === 'warning';
const errorsIn = (findings: readonly Finding[]) =>
  findings
    .filter(({ severity }) => severity === 'error')
    .map(({ check, where }) => ({ check, where }));

/** The marked faults that are found on their lines. */
function foundIn({ faults }: Case, findings: readonly Finding[]) {
  return faults.filter((fault) =>
    findings.some(({ check, where, ...finding }) => {
      const line = where && 'file' in where ? where.line : undefined;
      return isGrave({ check, ...finding }) && check === fault.check && line === fault.line;
    }),
  );
}

describe('a sound buildspec has no error', () => {
  it.each(sound)('$name', async (one) => {
    expect(errorsIn(await findingsOf(one, plain))).toEqual([]);
    expect(errorsIn(await findingsOf(one, {}))).toEqual([]);
  });
});

describe('a broken buildspec has its faults named on their lines', () => {
  const alone = { marked: 0, found: 0 };

  it.each(broken)('$name', async (one) => {
    const findings = await findingsOf(one, plain);
    expect(foundIn(one, findings)).toEqual(one.faults);
    const marked = new Set(one.faults.map(({ check }) => check));
    // After one fault of YAML the rest of the text may be another.
    const hasYaml = one.faults.some(({ check }) => check.startsWith('yaml-'));
    const isEcho = ({ check, because }: Finding) =>
      because !== undefined || (hasYaml && check === 'yaml-not-valid');
    const others = findings.filter((finding) => !marked.has(finding.check) && !isEcho(finding));
    expect(errorsIn(others)).toEqual([]);
    alone.marked += one.faults.length;
    alone.found += foundIn(one, await findingsOf(one, {})).length;
  });

  afterAll(() => {
    // Without the source nobody can tell which paths are there.
    expect(alone.found / alone.marked).toBeGreaterThan(0.85);
  });
});
