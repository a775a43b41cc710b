import type { Plan, Planned } from '../../src/export/plan.ts';
import { Secret } from '../../src/secret.ts';
import type { Change, Finding } from '../../src/types.ts';
import { examples, plaintext } from '../changes/examples.ts';

/** The finding that asks for a change. */
export const reasonFor = (change: Change): Finding => ({
  check: 'not-there',
  step: 'wire',
  severity: 'error',
  what: `${change.kind} is to do`,
  why: 'nobody has done it\nso far',
  remedy: { kind: 'change', text: 'do it', changes: [change] },
});

/** Changes as a plan, each with its reason. */
export const planOfChanges = (...changes: Change[]): Plan => ({
  changes: changes.map((change): Planned => ({ change, reason: reasonFor(change) })),
  place: { account: '123456789012', region: 'us-east-1' },
  leftOut: [],
  later: [],
});

const { put, putSecret, createRole, policy, attach, bucket, project, push, write } = examples;

/** What a plan for an empty account holds, of the kinds that every dialect speaks or comments on. */
export const fresh = planOfChanges(
  write,
  put,
  { ...put, name: '/flask-app/docker-credentials/username', type: 'SecureString', value: 'alice' },
  putSecret,
  createRole,
  policy,
  attach,
  bucket,
  project,
  push,
);

/** A value with all that quoting trips over. */
export const awkward = `${['$', '%', '$'].map((sign) => `${sign}{x}`).join('$')} "' \\ \t ü # 2012-10-17`;

/** One plan with every example in it, new and changed, and names that are alike. */
export const everything = planOfChanges(
  ...Object.values(examples),
  { ...put, name: 'a-b', value: awkward },
  { ...put, name: 'a_b', value: 'yes' },
  { ...put, name: '2fast', value: '{{no}}\nnext' },
  { ...putSecret, name: '/second', value: new Secret(plaintext) },
  { ...policy, role: 'role-that-exists', policy: 'second' },
  { ...attach, role: 'role-that-exists' },
  {
    ...project,
    project: {
      ...project.project,
      name: 'of-a-connection',
      role: 'arn:aws:iam::123456789012:role/role-that-exists',
      source: {
        type: 'GITHUB',
        location: 'https://github.com/alice/app.git',
        buildspec: 'version: 0.2\nphases: {}\n',
        connection: 'arn:aws:codeconnections:us-east-1:123456789012:connection/c1',
      },
    },
  },
);
