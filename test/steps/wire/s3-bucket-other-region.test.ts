import { expect, test } from 'vitest';
import { wire } from '../../../src/steps/wire/step.ts';
import type { Seen } from '../../../src/types.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { unseen } from '../known.ts';
import { wireSight } from './sight.ts';

const inRegion = (region: Seen<string | undefined>) =>
  wireSight({ around: { sourceBucket: { name: 'builds', region } } });

test('the bucket is in another region than the builds', () => {
  const finding = only(wire, inRegion({ seen: 'eu-west-1' }));
  expect(finding).toMatchObject({ check: 's3-bucket-other-region', severity: 'error' });
  shownOnPage(finding);
});

test.each<[string, Seen<string | undefined>]>([
  ['the same region', { seen: 'us-east-1' }],
  ['a region that S3 does not tell', { seen: undefined }],
  ['a region that may not be asked', unseen('denied', 's3:HeadBucket', 'Forbidden')],
])('%s is no finding', (_, region) => {
  expect(found(wire, inRegion(region))).toEqual([]);
});
