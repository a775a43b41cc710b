import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { expect, onTestFinished, test } from 'vitest';
import { openParameters } from '../../../src/world/aws/parameters.ts';
import { ground } from '../../practice/aws/ground.ts';

async function open(authorize?: (action: string) => string | undefined) {
  const endpoint = await ground(authorize ? { authorize } : {});
  onTestFinished(() => endpoint.close());
  const ssm = new SSMClient(endpoint.config);
  const put = async (Name: string, KeyId?: string) => {
    const Type = KeyId ? 'SecureString' : 'String';
    await ssm.send(new PutParameterCommand({ Name, Value: 'x', Type, ...(KeyId && { KeyId }) }));
  };
  return { put, ...openParameters(endpoint.config) };
}

test('parameters are described by their names, with the key that encrypts them', async () => {
  const { put, describeParameters } = await open();
  await put('/app/url');
  await put('/app/password', 'alias/team');
  await put('/other/url');
  expect(await describeParameters({ named: ['/app/url', '/app/password', '/app/none'] })).toEqual({
    seen: [
      { name: '/app/password', type: 'SecureString', key: 'alias/team' },
      { name: '/app/url', type: 'String' },
    ],
  });
});

test('a search finds the names that contain one of the texts, up to two hundred', async () => {
  const { put, describeParameters } = await open();
  for (let at = 0; at < 210; at += 1) await put(`/App/${at}`);
  await put('/shop/url');
  const one = await describeParameters({ containing: ['shop', 'SHOP'] });
  expect(one).toEqual({ seen: [{ name: '/shop/url', type: 'String' }] });
  const many = await describeParameters({ containing: ['App'] });
  expect('seen' in many && many.seen.length).toBe(200);
});

test('who may not list them learns so', async () => {
  const { describeParameters } = await open((action) =>
    action === 'ssm:DescribeParameters' ? 'not authorized' : undefined,
  );
  expect(await describeParameters({ named: ['/app/url'] })).toMatchObject({
    unseen: { reason: 'denied', tried: 'ssm:DescribeParameters' },
  });
});
