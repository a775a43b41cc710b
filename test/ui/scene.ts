import type {
  Change,
  Finding,
  Known,
  Question,
  Report,
  Review,
  StepPlan,
  WalkEvent,
} from '../../src/types.ts';
import type { Words } from '../../src/ui/words.ts';

/** What the screens of the tests speak of: one application on its way, step 3 open. */
export const known: Known = { setup: {}, from: {}, proposals: {} };

export const words: Words = {
  say: (change) => {
    if (change.kind === 'attach-role-policy') return `+ policy ${change.arn}  on ${change.role}`;
    if (change.kind === 'update-project') return `~ project ${change.name}  privileged mode on`;
    return `+ ${change.kind}`;
  },
  byHand: (change) =>
    change.kind === 'attach-role-policy'
      ? [`aws iam attach-role-policy --role-name ${change.role} --policy-arn ${change.arn}`]
      : [`aws codebuild update-project --name flask-app --environment privilegedMode=true`],
};

export const attach: Change = {
  kind: 'attach-role-policy',
  role: 'CodeBuildServiceRole',
  arn: 'arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess',
};

export const update: Change = {
  kind: 'update-project',
  name: 'flask-app',
  settings: [{ set: 'privilegedMode', to: true }],
};

export const denied: Finding = {
  check: 'role-cannot-read-parameter',
  step: 'wire',
  severity: 'error',
  what: 'the role cannot read the three parameters',
  why: 'its policies name parameter/CodeBuild/* only',
  toDo: true,
  remedy: { kind: 'change', text: 'let the role read them', changes: [attach] },
};

const unprivileged: Finding = {
  check: 'privileged-mode-off',
  step: 'wire',
  severity: 'error',
  what: 'docker cannot run in the build',
  why: "the project's privileged mode is off",
  where: { arn: 'arn:aws:codebuild:us-east-1:123456789012:project/flask-app' },
  toDo: true,
  remedy: { kind: 'change', text: 'turn privileged mode on', changes: [update] },
};

export const plan: StepPlan = {
  step: 'wire',
  findings: [denied, unprivileged],
  changes: [attach, update],
};

const setup = { app: 'myapp', registry: 'docker.io', repository: 'alice/flask-app' };

export const started: WalkEvent = { event: 'started', command: 'walk', setup };

export const nameProven: WalkEvent = {
  event: 'looked',
  step: 'name',
  state: 'proven',
  summary: {
    subject: '/myapp/docker-credentials/username and two more',
    proof: 'recovered from buildspec.yml',
  },
  findings: [],
  setup,
};

export const storeProven: WalkEvent = {
  event: 'looked',
  step: 'store',
  state: 'proven',
  summary: {
    subject: '3 parameters',
    proof: 'alice may push to alice/flask-app, said docker.io',
  },
  findings: [],
  setup,
};

export const wireOpen: WalkEvent = {
  event: 'looked',
  step: 'wire',
  state: 'open',
  summary: { subject: 'CodeBuildServiceRole', proof: '' },
  findings: plan.findings,
  setup,
};

export const appQuestion: Question = {
  key: 'app',
  kind: 'text',
  prompt: 'What is the application called?',
  hint: 'Its name goes into the names of the three parameters.',
  guess: 'flask-app',
  refuse: (text) =>
    /^[\w.-]+$/.test(text) ? undefined : 'a name has letters, digits, dots, _ and - only',
};

export const passwordQuestion: Question = {
  key: 'password',
  kind: 'secret',
  prompt: 'Password or access token of alice:',
  refuse: (text) => (text === '' ? 'a password is needed' : undefined),
};

export const conventionQuestion: Question = {
  key: 'convention',
  kind: 'choice',
  prompt: 'By which convention are the parameters named?',
  guess: 'hyphen',
  options: [
    { value: 'path', label: 'path', hint: '/myapp/docker-registry/url' },
    { value: 'hyphen', label: 'hyphen', hint: 'myapp-Docker-registry-URL' },
    { value: 'pascal', label: 'pascal', hint: 'DockerRegistryURL' },
  ],
};

export const imageQuestion: Question = {
  key: 'image',
  kind: 'choice',
  prompt: 'Which build image?',
  options: Array.from({ length: 12 }, (_, index) => ({
    value: `aws/codebuild/standard:${index + 1}.0`,
    label: `standard ${index + 1}.0`,
  })),
};

export const review: Review = {
  key: 'review',
  kind: 'review',
  prompt: 'Is this right?',
  lines: [
    { question: appQuestion, value: 'flask-app', from: 'git remote' },
    {
      question: { key: 'registry', kind: 'text', prompt: 'Which registry?' },
      value: 'docker.io',
      from: 'default',
    },
    { question: conventionQuestion, value: 'path', from: 'default' },
  ],
};

export const report: Report = {
  version: 1,
  command: 'walk',
  proven: false,
  steps: [
    { id: 'name', state: 'proven' },
    { id: 'store', state: 'proven' },
    { id: 'wire', state: 'open' },
    { id: 'write', state: 'unknown' },
    { id: 'prove', state: 'open' },
  ],
  findings: [
    { ...denied, toDo: false },
    {
      check: 'cascade-after-build-failure',
      step: 'wire',
      severity: 'warning',
      what: 'the image was not pushed',
      why: 'no image was built',
      because: 'privileged-mode-off',
      where: { file: 'buildspec.yml', line: 12, column: 7 },
      remedy: { kind: 'advice', text: 'repair the build first' },
    },
    {
      check: 'buildspec-not-read',
      step: 'write',
      severity: 'unknown',
      what: 'the buildspec could not be read',
      why: 's3:GetObject was denied',
      remedy: { kind: 'advice', text: 'have s3:GetObject allowed' },
    },
  ],
  changes: [
    { change: attach, state: 'done' },
    { change: update, state: 'failed' },
  ],
};
