import { t } from './language.ts';
import { Secret } from './secret.ts';
import type { AnswerKey, Answers } from './types.ts';

const words = {
  convention: ['path', 'hyphen', 'underscore', 'pascal', 'custom'],
  policy: ['exact', 'read-only', 'full'],
  where: ['local', 'codebuild', 'rehearse'],
  testBuild: ['throw-away', 'as-is', 'project'],
  onLeave: ['leave', 'stop'],
  changedSince: ['leave', 'put-back', 'keep'],
  handOver: ['wait', 'rest', 'stop'],
} as const;

/** Every answer: its flag and answers-file key, the word shown for its value, and what it means. */
export const answerWords: Record<AnswerKey, { flag: string; value: string; help: string }> = {
  app: { flag: 'app', value: 'NAME', help: t`the application’s name` },
  registry: { flag: 'registry', value: 'HOST', help: t`the registry’s host, such as docker.io` },
  repository: { flag: 'repository', value: 'PATH', help: t`the repository, such as alice/app` },
  username: { flag: 'username', value: 'NAME', help: t`the registry user` },
  password: { flag: 'password-stdin', value: '', help: t`read the password from standard input` },
  convention: {
    flag: 'convention',
    value: words.convention.slice(0, 4).join('|'),
    help: t`how the parameters are named`,
  },
  urlParameter: {
    flag: 'url-parameter',
    value: 'NAME',
    help: t`parameter of the registry’s address`,
  },
  usernameParameter: {
    flag: 'username-parameter',
    value: 'NAME',
    help: t`parameter of the user name`,
  },
  passwordParameter: {
    flag: 'password-parameter',
    value: 'NAME',
    help: t`parameter of the password`,
  },
  key: { flag: 'key', value: 'KMS-KEY', help: t`customer key for the SecureStrings` },
  role: { flag: 'role', value: 'NAME', help: t`CodeBuild’s service role` },
  policy: { flag: 'policy', value: words.policy.join('|'), help: t`what the role may read` },
  project: { flag: 'project', value: 'NAME', help: t`the CodeBuild project` },
  image: { flag: 'image', value: 'NAME', help: t`the build image` },
  template: { flag: 'template', value: 'NAME', help: t`the buildspec’s template` },
  buildspec: { flag: 'buildspec', value: 'PATH', help: t`the buildspec` },
  dockerfile: { flag: 'dockerfile', value: 'PATH', help: t`the Dockerfile` },
  context: { flag: 'context', value: 'PATH', help: t`the build context` },
  tag: { flag: 'tag', value: 'commit|build|latest|TEXT', help: t`how the image is tagged` },
  where: { flag: 'where', value: words.where.join('|'), help: t`where the push is proven` },
  in: { flag: 'in', value: 'IMAGE|host', help: t`what a rehearsal’s commands run in` },
  testBuild: {
    flag: 'test-build',
    value: words.testBuild.join('|'),
    help: t`what a test build pushes`,
  },
  onLeave: {
    flag: 'on-leave',
    value: words.onLeave.join('|'),
    help: t`what becomes of a build that runs when you leave`,
  },
  changedSince: {
    flag: 'changed-since',
    value: words.changedSince.join('|'),
    help: t`what undo does about what somebody changed since`,
  },
  account: { flag: 'account', value: 'ID', help: t`the only AWS account to change` },
  handOver: {
    flag: 'hand-over',
    value: words.handOver.join('|'),
    help: t`what becomes of changes that you may not do`,
  },
  mfaCode: { flag: 'mfa-code', value: 'CODE', help: t`the code that your MFA device shows now` },
  ssoLogin: { flag: 'sso-login', value: '', help: t`log in again where the session has expired` },
  sample: {
    flag: 'sample',
    value: '',
    help: t`write the sample application where no Dockerfile is`,
  },
  practice: { flag: 'practice', value: '', help: t`on the practice ground instead of an account` },
};

/** The words of an answer that is one of a few; undefined for any other. */
export function choicesOf(key: AnswerKey): readonly string[] | undefined {
  return words[key as keyof typeof words];
}

/** The sentence that refuses a text as an answer, where the answer is one of a few words. */
export function refuseWord(key: AnswerKey, text: string): string | undefined {
  if (key === 'account' && !/^\d{12}$/.test(text)) return t`account is twelve digits`;
  const allowed = choicesOf(key);
  if (!allowed || allowed.includes(text)) return undefined;
  return t`${answerWords[key].flag} is one of ${allowed.join(', ')}`;
}

const truths: ReadonlySet<AnswerKey> = new Set(['sample', 'practice', 'ssoLogin']);

/** A typed or written text as the answer's own type. The text was accepted before. */
export function parseAnswer<K extends AnswerKey>(key: K, text: string): Answers[K] {
  if (truths.has(key)) return (text === 'yes' || text === 'true') as Answers[K];
  if (key === 'password') return new Secret(text) as Answers[K];
  return text as Answers[K];
}
