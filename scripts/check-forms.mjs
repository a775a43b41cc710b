/** The source of a new check. */
export function checkOf(step, id, name) {
  return step === 'write' ? fileCheck(id, name) : stepCheck(step, id, name);
}

function fileCheck(id, name) {
  return `import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** The wish, as a sentence. */
export const ${name} = meaningCheck('${id}', t\`no command says ${id}\`, (file): Fault[] =>
  file.story.calls
    .filter(({ argv }) => argv.some(({ text }) => text === '${id}'))
    .map(({ span }) => ({
      severity: 'warning',
      what: t\`a command says ${id}\`,
      why: t\`the mechanism, without blame\`,
      at: span.start,
      remedy: t\`take it out\`,
    })),
);
`;
}

function stepCheck(step, id, name) {
  const sight = `${step[0].toUpperCase()}${step.slice(1)}Sight`;
  return `import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import type { ${sight} } from '../sight.ts';

/** The wish, as a sentence. */
export const ${name}: Check<${sight}> = {
  id: '${id}',
  title: t\`the application is not called ${id}\`,
  find({ known }) {
    if (known.setup.app !== '${id}') return [];
    return [
      {
        check: '${id}',
        step: '${step}',
        severity: 'warning',
        what: t\`the application is called ${id}\`,
        why: t\`the mechanism, without blame\`,
        remedy: { kind: 'advice', text: t\`give it another name with --app\` },
      },
    ];
  },
};
`;
}

/** The page of a new check. */
export function pageOf(step, id) {
  return step === 'write' ? filePage(id) : stepPage(id);
}

function filePage(id) {
  return `# ${id}

A command says ${id}.

## Why

The mechanism, and the words in which the build fails.

## Remedy

Take it out.

## Example

\`\`\`yaml buildspec.yml
version: 0.2
phases:
  build:
    commands:
      - echo ${id}
\`\`\`

\`firstpush check\` says:

\`\`\`text said
buildspec.yml:5: warning: a command says ${id}
\`\`\`
`;
}

function stepPage(id) {
  return `# ${id}

Whether the application is called ${id}.

## Why

The mechanism, and the words in which it fails.

## Remedy

Give it another name.

## Example

\`firstpush check\` says:

\`\`\`text
warning  the application is called ${id}
         because the mechanism, without blame
remedy   give it another name with --app
\`\`\`

## Sources

- The documentation and the section that the facts come from.
`;
}

/** The test of a new check: the fault gives exactly its finding, and what is sound gives none. */
export function testOf(step, id, name) {
  return step === 'write' ? fileTest(id) : stepTest(step, id, name);
}

function fileTest(id) {
  return `import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const found = async (command: string) => {
  const text = buildspec([command]);
  const { findings } = await looking({ 'buildspec.yml': text });
  return findings.filter(({ check }) => check === '${id}');
};

test('a command that says it', async () => {
  expect(await found('echo ${id}')).toMatchObject([
    { severity: 'warning', where: { line: 13 }, remedy: { kind: 'advice' } },
  ]);
});

test('a command that does not', async () => {
  expect(await found('echo well')).toEqual([]);
});
`;
}

function stepTest(step, id, name) {
  const sight = `${step}Sight`;
  return `import { expect, test } from 'vitest';
import { ${name} } from '../../../src/steps/${step}/checks/${id}.ts';
import type { Finding } from '../../../src/types.ts';
import { shownOnPage } from '../findings.ts';
import { knownWith } from '../known.ts';
import { ${sight} } from './sight.ts';

const found = (app: string) => ${name}.find(${sight}({ known: knownWith({ app }) }));

test('the fault gives exactly its finding', () => {
  const findings = found('${id}');
  expect(findings).toMatchObject([
    { check: '${id}', severity: 'warning', remedy: { kind: 'advice' } },
  ]);
  shownOnPage(findings[0] as Finding);
});

test('what is sound gives none', () => {
  expect(found('shop')).toEqual([]);
});
`;
}
