import { expect, test } from 'vitest';
import { Secret } from '../../../src/secret.ts';
import { otherKeys } from '../../../src/steps/store/other-keys.ts';
import { store } from '../../../src/steps/store/step.ts';
import type { ParameterFacts, Reads } from '../../../src/types.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { knownWith, password as secret, unseen } from '../known.ts';
import { storedParts, storeSight } from './sight.ts';

const { url, username, password } = storedParts();
const known = knownWith({ key: 'alias/docker' });
const other = (name: string) => ({ name, key: 'alias/aws/ssm' });

test('the password is encrypted with another key: its value is written again with this one', () => {
  const finding = only(store, storeSight({ known, otherKeys: [other(password.name)] }));
  expect(finding).toMatchObject({
    check: 'parameter-key-differs',
    severity: 'error',
    remedy: {
      kind: 'change',
      changes: [{ name: password.name, key: 'alias/docker', replaces: 3, value: secret }],
    },
  });
  shownOnPage(finding);
});

test('what is overwritten anyway gets its key by that', () => {
  const stale = { ...password, value: new Secret('old') };
  const sight = storeSight({
    known,
    stored: { seen: { url, username, password: stale } },
    password: { value: secret, from: 'typed' },
    otherKeys: [other(password.name)],
  });
  expect(found(store, sight)).toMatchObject([
    { check: 'parameter-value-differs', remedy: { changes: [{ key: 'alias/docker' }] } },
  ]);
});

const arns: Readonly<Record<string, string>> = {
  'alias/docker': 'arn:aws:kms:us-east-1:123456789012:key/1',
  'alias/same': 'arn:aws:kms:us-east-1:123456789012:key/1',
  'alias/other': 'arn:aws:kms:us-east-1:123456789012:key/2',
};

async function otherKeysOf(key: string, type: ParameterFacts['type'] = 'SecureString') {
  const reads: Partial<Reads> = {
    describeParameters: async () => ({ seen: [{ name: password.name, type, key }] }),
    keyArn: async (one) => {
      const arn = arns[one];
      return arn ? { seen: arn } : unseen('denied', 'kms:DescribeKey', 'no');
    },
  };
  const names = { url: url.name, username: username.name, password: password.name };
  return await otherKeys(known, names, reads as Reads);
}

test.each<[string, string, ParameterFacts['type'] | undefined, boolean]>([
  ['another key', 'alias/other', undefined, true],
  ['the key of AWS', 'alias/aws/ssm', undefined, true],
  ['the key itself', 'alias/docker', undefined, false],
  ['another name of it', 'alias/same', undefined, false],
  ['a key that may not be looked up', 'alias/hidden', undefined, false],
  ['no encryption', 'alias/aws/ssm', 'String', false],
])('%s', async (_, key, type, differs) => {
  const expected = differs ? [{ name: password.name, key }] : [];
  expect(await otherKeysOf(key, type)).toEqual(expected);
});
