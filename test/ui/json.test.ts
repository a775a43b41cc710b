import { PassThrough } from 'node:stream';
import { describe, expect, it, test } from 'vitest';
import { Secret } from '../../src/secret.ts';
import { type Change, MissingAnswer, type WalkEvent } from '../../src/types.ts';
import { openJsonEvents, reportJson } from '../../src/ui/json.ts';
import * as scene from './scene.ts';

const canary = 'canary-7f3a';
const put: Change = {
  kind: 'put-parameter',
  name: '/demo/password',
  type: 'SecureString',
  value: new Secret(canary),
  tags: {},
};
const putUser: Change = { ...put, name: '/demo/username', value: 'alice-canary-7f3a' };

test('a report is the document of the contract', () => {
  const report = { ...scene.report, findings: scene.report.findings.slice(1, 2) };
  expect(reportJson(report, scene.words)).toMatchInlineSnapshot(`
    {
      "changes": [
        {
          "commands": [
            "aws iam attach-role-policy --role-name CodeBuildServiceRole --policy-arn arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess",
          ],
          "kind": "attach-role-policy",
          "say": "+ policy arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess  on CodeBuildServiceRole",
          "state": "done",
        },
        {
          "commands": [
            "aws codebuild update-project --name flask-app --environment privilegedMode=true",
          ],
          "kind": "update-project",
          "say": "~ project flask-app  privileged mode on",
          "state": "failed",
        },
      ],
      "command": "walk",
      "findings": [
        {
          "because": "privileged-mode-off",
          "check": "cascade-after-build-failure",
          "remedy": {
            "changes": [],
            "kind": "advice",
            "text": "repair the build first",
          },
          "severity": "warning",
          "step": "wire",
          "what": "the image was not pushed",
          "where": {
            "column": 7,
            "file": "buildspec.yml",
            "line": 12,
          },
          "why": "no image was built",
        },
      ],
      "proven": false,
      "steps": [
        {
          "id": "name",
          "state": "proven",
        },
        {
          "id": "store",
          "state": "proven",
        },
        {
          "id": "wire",
          "state": "open",
        },
        {
          "id": "write",
          "state": "unknown",
        },
        {
          "id": "prove",
          "state": "open",
        },
      ],
      "version": 1,
    }
  `);
});

test('a remedy holds its changes as words and commands', () => {
  expect(reportJson({ ...scene.report, findings: [scene.denied] }, scene.words)).toMatchObject({
    findings: [
      {
        check: 'role-cannot-read-parameter',
        toDo: true,
        remedy: {
          kind: 'change',
          text: 'let the role read them',
          changes: [
            {
              kind: 'attach-role-policy',
              say: expect.stringContaining('+ policy'),
              commands: [expect.stringContaining('aws iam attach-role-policy')],
            },
          ],
        },
      },
    ],
  });
});

test('a proof is there when something was proven', () => {
  const proof = {
    image: 'docker.io/alice/flask-app:abc',
    digest: 'sha256:12',
    fingerprint: 'f',
    where: 'local' as const,
    at: '2026-01-01T00:00:00Z',
  };
  expect(reportJson({ ...scene.report, proof }, scene.words)).toMatchObject({
    proof: { image: proof.image, digest: 'sha256:12', where: 'local' },
  });
});

describe('a SecureString', () => {
  it('is in no report', () => {
    const changes = [put, putUser].map((change) => ({ change, state: 'done' as const }));
    const remedy = { kind: 'change' as const, text: 'store them', changes: [put, putUser] };
    const report = { ...scene.report, changes, findings: [{ ...scene.denied, remedy }] };
    expect(JSON.stringify(reportJson(report, scene.words))).not.toContain(canary);
  });

  it('is in no event', () => {
    const setup = { app: 'demo', password: new Secret(canary) };
    const events: WalkEvent[] = [
      { event: 'started', command: 'walk', setup },
      { event: 'looking', step: 'store' },
      { event: 'answered', key: 'password', value: canary, from: 'you' },
      { event: 'changing', change: put },
      { event: 'progress', change: putUser, progress: { text: 'storing' } },
      { event: 'changed', change: putUser, state: 'failed', finding: scene.denied },
      { event: 'ended', report: scene.report },
    ];
    const output = new PassThrough();
    const ui = openJsonEvents({ output, words: scene.words, consent: true });
    for (const event of events) ui.tell(event);
    ui.tell({ ...(scene.wireOpen as Extract<WalkEvent, { event: 'looked' }>), setup });
    const written = String(output.read());
    expect(written).not.toContain(canary);
    const lines = written.trimEnd().split('\n');
    const told = lines.map((line) => (JSON.parse(line) as { event: string }).event);
    expect(told).toEqual([...events.map(({ event }) => event), 'looked']);
  });
});

test('where events are JSON, nobody is asked', async () => {
  const output = new PassThrough();
  const ui = openJsonEvents({ output, words: scene.words, consent: true });
  expect(ui.interactive).toBe(false);
  await expect(ui.ask(scene.passwordQuestion, scene.known)).rejects.toThrow(MissingAnswer);
  expect(await ui.consent(scene.plan)).toBe('go');
  expect(output.read()).toBeNull();
});

test('a finding of a log has the lines around its place', () => {
  const passage = [{ number: 9, text: '\tError:\u001b[2J b' }];
  const [found] = (
    reportJson({ ...scene.report, findings: [{ ...scene.denied, passage }] }, scene.words) as {
      findings: object[];
    }
  ).findings;
  expect(found).toMatchObject({ passage: [{ line: 9, text: ' Error: b' }] });
});
