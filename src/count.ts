import { t } from './language.ts';

/** A number of things in words, one sentence for one of them and one for more. */
type Counted = (number: number) => string;

const words = {
  ARN: (n) => (n === 1 ? t`${n} ARN` : t`${n} ARNs`),
  action: (n) => (n === 1 ? t`${n} action` : t`${n} actions`),
  application: (n) => (n === 1 ? t`${n} application` : t`${n} applications`),
  bucket: (n) => (n === 1 ? t`${n} private bucket` : t`${n} private buckets`),
  buildspec: (n) => (n === 1 ? t`${n} buildspec` : t`${n} buildspecs`),
  change: (n) => (n === 1 ? t`${n} change` : t`${n} changes`),
  'changed project': (n) => (n === 1 ? t`${n} project changed` : t`${n} projects changed`),
  error: (n) => (n === 1 ? t`${n} error` : t`${n} errors`),
  file: (n) => (n === 1 ? t`${n} file` : t`${n} files`),
  hint: (n) => (n === 1 ? t`${n} hint` : t`${n} hints`),
  'managed policy': (n) =>
    n === 1
      ? t`${n} managed policy for the whole account`
      : t`${n} managed policies for the whole account`,
  'more line': (n) => (n === 1 ? t`${n} more line` : t`${n} more lines`),
  parameter: (n) => (n === 1 ? t`${n} parameter` : t`${n} parameters`),
  policy: (n) => (n === 1 ? t`${n} policy` : t`${n} policies`),
  project: (n) => (n === 1 ? t`${n} project` : t`${n} projects`),
  rehearsal: (n) => (n === 1 ? t`${n} rehearsal` : t`${n} rehearsals`),
  role: (n) => (n === 1 ? t`${n} role` : t`${n} roles`),
  'test image': (n) => (n === 1 ? t`${n} test image` : t`${n} test images`),
  'thing to do': (n) => (n === 1 ? t`${n} thing to do` : t`${n} things to do`),
  'trust policy': (n) => (n === 1 ? t`${n} trust policy` : t`${n} trust policies`),
  warning: (n) => (n === 1 ? t`${n} warning` : t`${n} warnings`),
} as const satisfies Record<string, Counted>;

/** What is counted. */
export type Noun = keyof typeof words;

/** `1 error`, `2 errors`. */
export function count(number: number, noun: Noun): string {
  return words[noun](number);
}
