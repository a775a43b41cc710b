import { expect, test } from 'vitest';
import type { Report } from '../../src/types.ts';
import { reportText } from '../../src/ui/report.ts';
import * as scene from './scene.ts';

const options = { words: scene.words, unicode: true, colour: false };

test('findings stand by step, causes first, with their counts and the verdict', () => {
  expect(`\n${reportText(scene.report, options)}`).toMatchInlineSnapshot(`
    "
    ✔ name     proven
    ✔ store    proven
    ▸ wire     1 error, 1 warning
    ✗ error    the role cannot read the three parameters
               because its policies name parameter/CodeBuild/* only
    remedy     let the role read them
               more: firstpush explain role-cannot-read-parameter

    ! warning  the image was not pushed
               because no image was built
               follows from privileged-mode-off
               at buildspec.yml:12:7
    remedy     repair the build first
               more: firstpush explain cascade-after-build-failure

    ? write    1 not looked at
    ? unknown  the buildspec could not be read
               because s3:GetObject was denied
    remedy     have s3:GetObject allowed
               more: firstpush explain buildspec-not-read

    ▸ prove    not proven

    not proven  1 error, 1 warning, 1 not looked at
    "
  `);
});

test('ASCII says the same', () => {
  const text = reportText(scene.report, { ...options, unicode: false });
  expect(text).toMatch(/^[\x20-\x7e\n]*$/);
  expect(text.split('\n')).toHaveLength(reportText(scene.report, options).split('\n').length);
});

const steps = scene.report.steps.map(({ id }) => ({ id, state: 'proven' as const }));
const found = (severity: 'hint' | 'unknown') => [{ ...scene.denied, toDo: false, severity }];
const proof = {
  image: 'docker.io/alice/flask-app:abc',
  digest: 'sha256:12',
  fingerprint: 'f',
  where: 'local' as const,
  at: '2026-01-01T00:00:00Z',
};

test.each<[string, Partial<Report>, string]>([
  ['proven with a proof', { proven: true, proof, findings: [] }, 'is served as sha256:12 (local)'],
  ['proven', { proven: true, findings: [] }, 'proven     nothing found'],
  ['only hints', { findings: found('hint') }, 'checked    1 hint'],
  ['not looked at', { findings: found('unknown') }, 'nothing is claimed of what was not looked at'],
])('the verdict when %s', (_what, changed, expected) => {
  const text = reportText({ ...scene.report, steps, ...changed }, options);
  expect(text.trimEnd().split('\n').at(-1)).toContain(expected);
});

test('text from outside cannot move the cursor or recolour', () => {
  const what = 'a\u001b[2Jb\u009b31mc\rd\u0007';
  const findings = [{ ...scene.denied, what, why: what }];
  const text = reportText({ ...scene.report, findings }, options);
  expect(text).toContain('abc d');
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});

test('what only follows is told below its cause, also where its own step comes first', () => {
  const cause = { ...scene.denied, step: 'prove' as const };
  const follows = { ...scene.denied, check: 'b', step: 'write' as const, because: cause.check };
  const report = {
    ...scene.report,
    steps: [],
    findings: [cause, { ...follows, what: 'no login' }],
  };
  const lines = reportText(report, options).split('\n');
  expect(lines.filter((line) => /^[▸✔✗?]/.test(line))).toEqual(['▸ prove    2 things to do']);
  const at = (text: string) => lines.findIndex((line) => line.includes(text));
  expect(at(cause.what)).toBeLessThan(at('no login'));
});
