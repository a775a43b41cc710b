import { expect, test } from 'vitest';
import { prove } from '../../../src/steps/prove/step.ts';
import { found } from '../findings.ts';
import { digest, proof, proveSight, unproven } from './sight.ts';

test('nothing is found where the push is proven', () => {
  expect(found(prove, proveSight())).toEqual([]);
});

test('the summary carries the proof and who confirmed it', () => {
  expect(prove.summary(proveSight())).toEqual({
    subject: proof.image,
    proof: `${digest}, said docker.io`,
    receipt: proof,
  });
  expect(prove.summary(unproven())).toEqual({ subject: 'a test push', proof: '' });
});
