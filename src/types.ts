/** The vocabulary of firstpush: what steps, checks, changes, faces and the world say to each other. */

export * from './types/account.ts';
export * from './types/changes.ts';
export * from './types/faces.ts';
export * from './types/facts.ts';
export * from './types/findings.ts';
export * from './types/journal.ts';
export * from './types/proof.ts';
export * from './types/setup.ts';
export * from './types/undo.ts';
export * from './types/world.ts';
