import { t } from '../language.ts';
import type { Finding, PushImage, PushOutcome, StepId } from '../types.ts';
import { refusal, type Verb } from './verb.ts';

export const pushImage: Verb<PushImage> = {
  say: ({ image, dockerfile }) => t`+ image ${image}  built from ${dockerfile}, pushed as a test`,

  commands(change) {
    const { image, registry, dockerfile, context, buildArgs, target, platform } = change;
    const build = [
      ...['docker', 'build', '--file', dockerfile, '--tag', image],
      ...Object.entries(buildArgs).flatMap(([key, value]) => ['--build-arg', `${key}=${value}`]),
      ...(target ? ['--target', target] : []),
      ...(platform ? ['--platform', platform] : []),
      context,
    ];
    const login = ['docker', 'login', '--username', change.credential.username, '--password-stdin'];
    return [
      { pipeline: [build] },
      { pipeline: [[...login, registry]], secret: 'password' },
      { pipeline: [['docker', 'push', image]] },
    ];
  },

  async apply(writes, change, step, tell) {
    return findingOf(change, step, await writes.pushImage(change, tell));
  },

  refused({ image }, step, unseen) {
    return refusal(step, 'image-not-pushed', t`${image} could not be pushed`, unseen, t`the push`);
  },
};

function findingOf(change: PushImage, step: StepId, outcome: PushOutcome): Finding | undefined {
  const { image, registry, dockerfile } = change;
  const advice = (text: string) => ({ kind: 'advice', text }) as const;
  switch (outcome.kind) {
    case 'pushed':
      return undefined;
    case 'build-failed':
      return {
        check: outcome.missing ? 'copy-source-missing' : 'dockerfile-run-step-failed',
        step,
        severity: 'error',
        what: outcome.step ? t`the build failed at ${outcome.step}` : t`the build failed`,
        why: outcome.said,
        where: { file: dockerfile, ...(outcome.line && { line: outcome.line }) },
        remedy: outcome.missing
          ? advice(t`put ${outcome.missing} into the build context, or name what is there`)
          : advice(t`mend that instruction of the Dockerfile, then run this again`),
      };
    case 'push-refused':
      return {
        check: outcome.denied ? 'dockerhub-push-denied-namespace' : 'push-refused',
        step,
        severity: 'error',
        what: t`${registry} refused the push of ${image}`,
        why: t`it said: ${outcome.said}`,
        where: { registry },
        remedy: outcome.denied
          ? advice(t`use a repository that this user may push to, or a token with write scope`)
          : advice(t`see to what it says, then run this again`),
      };
    case 'not-served':
      return {
        check: 'digest-not-served',
        step,
        severity: 'error',
        what: outcome.served
          ? t`${registry} serves ${outcome.served} where ${outcome.digest} was pushed`
          : t`${registry} does not serve ${outcome.digest} after the push`,
        why: t`a push is proven only by the digest that the registry itself serves`,
        where: { registry },
        remedy: advice(t`look whether something else pushes the same tag, then run this again`),
      };
    case 'unknown':
      return {
        check: 'push-not-confirmed',
        step,
        severity: 'unknown',
        what: t`it could not be told whether ${image} was pushed`,
        why: outcome.said,
        where: { registry },
        remedy: advice(t`run this again when the engine and the registry answer`),
      };
  }
}
