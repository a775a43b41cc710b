import { t } from '../../language.ts';
import type {
  Change,
  Deed,
  FileDeed,
  Finding,
  ImageDeed,
  Question,
  StepId,
  Unseen,
} from '../../types.ts';

/** What becomes of a change that is to be taken back, by what is there now. */
export type Verdict =
  /** It is as it was made: this takes it back. */
  | { kind: 'back'; change: Change }
  /** It is as it was before. */
  | { kind: 'nothing' }
  /** Somebody changed it since: `change` puts back all the same what was before. */
  | { kind: 'changed'; finding: Finding; change: Change; question: Question }
  /** It cannot be taken back, but for what `change` takes back of it: nothing else is left to do. */
  | { kind: 'past'; finding: Finding; change?: Change }
  /** It cannot be taken back now. */
  | { kind: 'held'; finding: Finding };

/** The step that makes changes of this kind. */
export function stepOf(deed: Deed): StepId {
  switch (deed.thing) {
    case 'parameter':
      return 'store';
    case 'file':
      return deed.path === 'firstpush.yml' ? 'name' : 'write';
    case 'image':
    case 'build':
      return 'prove';
    default:
      return 'wire';
  }
}

/** What a change was made to, in a sentence. */
export function thingOf(deed: Deed): string {
  switch (deed.thing) {
    case 'parameter':
      return t`the parameter ${deed.name}`;
    case 'role':
      return t`the role ${deed.role}`;
    case 'trust-policy':
      return t`the trust policy of ${deed.role}`;
    case 'role-policy':
      return t`the inline policy ${deed.policy} of ${deed.role}`;
    case 'attached-policy':
      return t`the policy ${deed.arn} on ${deed.role}`;
    case 'bucket':
      return t`the bucket ${deed.bucket}`;
    case 'project':
      return t`the project ${deed.project.name}`;
    case 'project-settings':
      return t`the project ${deed.project}`;
    case 'file':
      return deed.path;
    case 'image':
      return t`the test image ${imageOf(deed)}`;
    case 'build':
      return t`a test build of ${deed.project}`;
  }
}

/** An image by its whole name. */
export const imageOf = ({ registry, repository, tag }: ImageDeed): string =>
  `${registry}/${repository}:${tag}`;

/** Somebody changed it since: it is left alone unless that is asked for. */
export function changedSince(deed: Deed, how: string, change: Change): Verdict {
  const question = questionFor(deed, how, change);
  const finding: Finding = {
    check: 'changed-since',
    step: stepOf(deed),
    severity: 'error',
    what: t`${thingOf(deed)} was changed since: ${how}`,
    why: t`what came after firstpush is somebody else’s, and is not overwritten unasked`,
    ...(deed.thing === 'file' && { where: { file: deed.path } }),
    remedy: {
      kind: 'ask',
      text: t`see whether it may go; --changed-since put-back puts it back all the same, keep lets it be`,
      question,
    },
  };
  return { kind: 'changed', finding, change, question };
}

function questionFor(deed: Deed, how: string, { kind }: Change): Question {
  const removes = /^(delete|detach|withdraw)-/.test(kind);
  const label = removes ? t`remove it all the same` : t`put back what was there before firstpush`;
  return {
    key: 'changedSince',
    kind: 'choice',
    prompt: t`${thingOf(deed)} was changed since. What shall become of it?`,
    hint: how,
    guess: 'leave',
    options: [
      { value: 'leave', label: t`leave it alone`, hint: t`the next undo asks again` },
      { value: 'put-back', label },
      { value: 'keep', label: t`keep it as it is, and ask no more` },
    ],
  };
}

/** What was before cannot be had again, but for what `change` puts back. */
export function notRestorable(deed: Deed, why: string, text: string, change?: Change): Verdict {
  const finding: Finding = {
    check: 'not-restorable',
    step: stepOf(deed),
    severity: 'warning',
    what: t`${thingOf(deed)} cannot be put back as it was`,
    why,
    ...(deed.thing === 'file' && { where: { file: deed.path } }),
    remedy: { kind: 'advice', text },
  };
  return { kind: 'past', finding, ...(change && { change }) };
}

/** Others rely on what firstpush made. */
export function stillUsed(deed: Deed, why: string, text: string): Verdict {
  const finding: Finding = {
    check: 'still-used',
    step: stepOf(deed),
    severity: 'error',
    what: t`${thingOf(deed)} is used by others, and stays`,
    why,
    remedy: { kind: 'advice', text },
  };
  return { kind: 'held', finding };
}

/** It could not be looked at, so nothing is done about it. */
export function notSeen(deed: Deed, { tried, said }: Unseen): Verdict {
  const finding: Finding = {
    check: 'undo-not-looked-at',
    step: stepOf(deed),
    severity: 'unknown',
    what: t`${thingOf(deed)} could not be looked at, and is left alone`,
    why: t`${tried} answered: ${said}`,
    remedy: { kind: 'advice', text: t`have ${tried} allowed to you, then run undo again` },
  };
  return { kind: 'held', finding };
}

/** How a text is had again that was not kept. */
export const fromGit = ({ path }: FileDeed): string =>
  t`take it from Git: git log -- ${path}, then git checkout COMMIT -- ${path}`;
