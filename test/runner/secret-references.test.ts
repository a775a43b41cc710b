import { expect, test } from 'vitest';
import {
  type ReadSecret,
  readSecretReference,
  type SecretReference,
  secretsBy,
} from '../../src/runner/secret-references.ts';

const arn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:app/hub-a1B2c3';

test.each<[text: string, SecretReference]>([
  ['hub', { id: 'hub' }],
  ['app/hub:password', { id: 'app/hub', key: 'password' }],
  ['hub:password:AWSPREVIOUS', { id: 'hub', key: 'password', stage: 'AWSPREVIOUS' }],
  ['hub:password::0123', { id: 'hub', key: 'password', version: '0123' }],
  ['hub::AWSPREVIOUS', { id: 'hub', stage: 'AWSPREVIOUS' }],
  [arn, { id: arn }],
  [`${arn}:password`, { id: arn, key: 'password' }],
  [`${arn}:::0123`, { id: arn, version: '0123' }],
])('%s is read as %j', (text, reference) => {
  expect(readSecretReference(text)).toEqual(reference);
});

const json = JSON.stringify({ user: 'alice', port: 5432, nested: { a: 1 } });
const held: Record<string, string> = { hub: json, plain: 'tok:en', list: '[1]' };
const read: ReadSecret = async ({ id }) => {
  if (id === 'bytes') return undefined;
  return held[id] ?? { code: 'ResourceNotFoundException', message: 'not there' };
};

async function values(...references: string[]): Promise<unknown> {
  const answer = await secretsBy(read)(references);
  if ('message' in answer) return answer;
  return Object.fromEntries([...answer].map(([name, value]) => [name, value.reveal()]));
}

test('a secret is given whole, or one key of its JSON', async () => {
  expect(await values('plain', 'hub', 'hub:user', 'hub:port', 'hub:nested')).toEqual({
    plain: 'tok:en',
    hub: json,
    'hub:user': 'alice',
    'hub:port': '5432',
    'hub:nested': '{"a":1}',
  });
});

test.each([
  ['hub:password', 'there is no key password in the JSON of the secret hub'],
  ['hub:constructor', 'there is no key constructor in the JSON of the secret hub'],
  ['plain:password', 'the secret plain holds no JSON object, so there is no key password in it'],
  ['list:0', 'the secret list holds no JSON object, so there is no key 0 in it'],
  ['bytes', 'the secret bytes holds bytes and no text'],
  ['gone:password', 'not there'],
])('%s is refused without a word of what the secret holds', async (reference, message) => {
  expect(await values('hub:user', reference)).toMatchObject({ message });
});

test('a secret is asked for once, however many of its keys are', async () => {
  const asked: string[] = [];
  const counting: ReadSecret = async (reference) => {
    asked.push(reference.id);
    return json;
  };
  await secretsBy(counting)(['hub:user', 'hub:port', 'hub', 'hub:user:AWSPREVIOUS']);
  expect(asked).toEqual(['hub', 'hub']);
});
