import { parsePolicy } from '../../src/policy/parse.ts';
import type { Policy } from '../../src/policy/policy.ts';

/** A policy of these statements, read from its JSON as IAM would. */
export const policy = (...statements: object[]): Policy =>
  parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements }));

/** A statement that allows everything, apart from what is given. */
export const allow = (parts: object = {}): object => ({
  Effect: 'Allow',
  Action: '*',
  Resource: '*',
  ...parts,
});

/** A statement that denies everything, apart from what is given. */
export const deny = (parts: object = {}): object => ({ ...allow(parts), Effect: 'Deny' });
