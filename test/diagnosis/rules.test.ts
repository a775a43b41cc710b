import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Evidence } from '../../src/diagnosis/evidence.ts';
import { rules } from '../../src/diagnosis/rules/all.ts';
import { mayExplain } from '../../src/diagnosis/words-of-trouble.ts';
import { catalogue } from './catalogue.ts';

/** Failures of the catalogue that no build's log or record shows, and why. */
const notVisible: Readonly<Record<string, string>> = {
  'buildspec-yaml-vs-yml':
    'reads as buildspec-file-missing or buildspec-path-wrong; the folder tells them apart',
  'cache-line-red-herring': 'never a cause: the line stands in builds that go well',
  'env-precedence-shadow': 'nothing fails; the project and the buildspec tell',
  'push-does-not-trigger': 'there is no build',
  'role-propagation-delay': 'reads as role-trust-wrong; the age of the role tells them apart',
  'ssm-optional-parameter-always-read':
    'reads as ssm-parameter-missing; the buildspec tells them apart',
  'ssm-policy-action-singular': 'reads as ssm-getparameters-denied; the policy tells them apart',
  'ssm-policy-arn-malformed': 'reads as ssm-getparameters-denied; the policy tells them apart',
  'ssm-secret-as-plain-string': 'nothing fails; the parameter’s type tells',
  'status-not-reported': 'nothing fails; the project’s settings tell',
  'update-without-full-environment': 'nothing fails; what was lost tells',
};

/** Names of ours for what the catalogue does not have. */
const ours = [
  'yaml-not-valid',
  'secret-read-denied',
  'secret-key-missing',
  'tool-failed',
  'packages-not-installed',
  'git-credentials-missing',
  'memory-exhausted',
  'grep-found-nothing',
  'script-not-executable',
  'aws-call-denied',
  'aws-credentials-missing',
  'kms-key-unusable',
  'base-image-refused',
  'script-not-startable',
  'certificate-not-trusted',
  'phase-ended',
  'host-name-not-found',
  'aws-credentials-invalid',
  'cdk-not-bootstrapped',
  'container-not-running',
  'image-pushed-not-built',
  'registry-push-denied',
  'kubeconfig-missing',
  'aws-command-unknown',
  'archive-not-valid',
  'docker-plugin-missing',
  'sed-delimiter-in-value',
  'tests-not-found',
  'tests-not-loaded',
];

const evidenceOf = (example: string | Evidence): Evidence =>
  typeof example === 'string' ? { log: example } : example;

describe('the table of rules', () => {
  test('covers the catalogue, and names what a log cannot show', () => {
    const named = new Set([...rules.map(({ id }) => id), ...Object.keys(notVisible)]);
    for (const id of ours) named.delete(id);
    expect([...named].sort()).toEqual([...catalogue].sort());
  });

  test('has at least a hundred rules, each id once', () => {
    const ids = rules.map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(100);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(rules)('$id is the cause of its own example', (rule) => {
    const { cause, known } = diagnose(evidenceOf(rule.example));
    expect(cause?.id).toBe(rule.id);
    expect(known).toBe(true);
    expect(cause?.text ?? '').not.toBe('');
  });

  test.each(rules)('$id speaks plainly', (rule) => {
    const { cause } = diagnose(evidenceOf(rule.example));
    for (const words of [rule.title, cause?.what, cause?.why, cause?.remedy]) {
      expect(words).toBeTruthy();
      expect(words).not.toMatch(/[.?!]$|undefined| {2}/);
      expect(words).not.toMatch(
        /\b(?:please|forgot|forgotten|simply|just|obviously|careless|you should|you must)\b/i,
      );
    }
  });

  test.each(rules.filter(({ where }) => where.includes('log')))(
    '$id’s line is kept in a log of any length',
    (rule) => {
      const { cause } = diagnose(evidenceOf(rule.example));
      if (cause?.line !== undefined) expect(mayExplain(cause.text ?? '')).toBe(true);
    },
  );
});
