import {
  AddTagsToResourceCommand,
  DeleteParameterCommand,
  DeleteParametersCommand,
  DescribeParametersCommand,
  GetParameterCommand,
  GetParameterHistoryCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  LabelParameterVersionCommand,
  ListTagsForResourceCommand,
  PutParameterCommand,
  type PutParameterCommandInput,
  paginateDescribeParameters,
  RemoveTagsFromResourceCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { account, ground } from './ground.ts';

let aws: Awaited<ReturnType<typeof ground>>;
let ssm: SSMClient;

beforeEach(async () => {
  aws = await ground();
  ssm = new SSMClient(aws.config);
});

afterEach(async () => {
  ssm.destroy();
  await aws.close();
});

const put = (Name: string, more: Partial<PutParameterCommandInput> = {}) =>
  ssm.send(new PutParameterCommand({ Name, Value: 'one', Type: 'String', ...more }));
const get = (Name: string, WithDecryption = false) =>
  ssm.send(new GetParameterCommand({ Name, WithDecryption })).then(({ Parameter }) => Parameter);

test('a String comes back as it was put, with its ARN and time', async () => {
  const before = Date.now();
  expect(await put('/myapp/docker-registry/url', { Value: 'docker.io' })).toMatchObject({
    Version: 1,
    Tier: 'Standard',
  });
  const parameter = await get('/myapp/docker-registry/url');
  expect(parameter).toMatchObject({
    Name: '/myapp/docker-registry/url',
    Type: 'String',
    Value: 'docker.io',
    Version: 1,
    ARN: `arn:aws:ssm:us-east-1:${account}:parameter/myapp/docker-registry/url`,
    DataType: 'text',
  });
  expect(parameter?.LastModifiedDate?.getTime()).toBeGreaterThanOrEqual(before - 1);
});

test('a SecureString is opaque without decryption', async () => {
  await put('password', { Value: 'hunter2-hunter2', Type: 'SecureString' });
  expect((await get('password', true))?.Value).toBe('hunter2-hunter2');
  const cipher = (await get('password'))?.Value ?? '';
  expect(cipher.length).toBeGreaterThan(40);
  expect(Buffer.from(cipher, 'base64').toString('latin1')).not.toContain('hunter2');
});

test('a name and the same with a leading slash are one parameter', async () => {
  await put('/Foo');
  await expect(put('Foo')).rejects.toMatchObject({
    name: 'ParameterAlreadyExists',
    message:
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
  });
  expect((await put('Foo', { Value: 'two', Overwrite: true })).Version).toBe(2);
  expect((await get('/Foo'))?.Value).toBe('two');
});

test.each([
  ['awsome', 'ValidationException', /can't be prefixed with "aws" or "ssm"/],
  ['SSM-token', 'ValidationException', /can't be prefixed with "aws" or "ssm"/],
  ['/ssm/token', 'ValidationException', /can't be prefixed with/],
  ['/aws/reference/x', 'AccessDeniedException', /No access to reserved parameter name/],
  ['a/b', 'ValidationException', /must be a fully qualified name/],
  ['/a//b', 'ValidationException', /sub-paths divided by slash symbol/],
  ['/a/b/', 'ValidationException', /sub-paths divided by slash symbol/],
  ['my token', 'ValidationException', /letters, numbers and the following 3 symbols/],
  ['a:b', 'ValidationException', /letters, numbers and the following 3 symbols/],
  [`/${'l/'.repeat(15)}l`, 'HierarchyLevelLimitExceededException', /maximum of 15 levels/],
  ['n'.repeat(980), 'ValidationException', /1011/],
])('the name %s is refused', async (name, code, message) => {
  await expect(put(name)).rejects.toMatchObject({
    name: code,
    message: expect.stringMatching(message),
  });
});

test('spaces around a name are trimmed, fifteen levels are taken', async () => {
  await put(' padded ');
  expect((await get('padded'))?.Value).toBe('one');
  await put(`/${'l/'.repeat(14)}l`);
});

test.each<[string, Partial<PutParameterCommandInput>, string, RegExp]>([
  ['an empty value', { Value: '' }, 'ValidationException', /'value'.*greater than or equal to 1/],
  [
    '4097 bytes',
    { Value: 'ä'.repeat(2049) },
    'ValidationException',
    /maximum parameter value of 4096/,
  ],
  [
    'a reference',
    { Value: '{{ssm:other}}' },
    'ValidationException',
    /can't nest another parameter/,
  ],
  ['no type', { Type: undefined }, 'ValidationException', /type is required/],
  [
    'an unknown type',
    { Type: 'Secret' as never },
    'ValidationException',
    /1 validation error detected: Value 'Secret' at 'type' failed to satisfy constraint: Member must satisfy enum value set: \[String, StringList, SecureString\]/,
  ],
  [
    'a bad key',
    { Type: 'SecureString', KeyId: 'a b' },
    'ValidationException',
    /'keyId'.*regular expression pattern/,
  ],
  [
    'another pattern',
    { AllowedPattern: '^\\d+$' },
    'ParameterPatternMismatchException',
    /allowedPattern/,
  ],
  ['a broken pattern', { AllowedPattern: '(' }, 'InvalidAllowedPatternException', /\(/],
  [
    'tags with overwrite',
    { Overwrite: true, Tags: [{ Key: 'a', Value: 'b' }] },
    'ValidationException',
    /tags and overwrite can't be used together/,
  ],
])('%s is refused', async (_what, more, code, message) => {
  await expect(put('name', more)).rejects.toMatchObject({
    name: code,
    message: expect.stringMatching(message),
  });
});

test('a refusal of a value that is too long does not repeat it', async () => {
  const value = 'secret'.repeat(1000);
  await expect(put('p', { Value: value, Type: 'SecureString' })).rejects.toSatisfy(
    (error) => error instanceof Error && !error.message.includes('secret'),
  );
});

test('4096 bytes are taken, more in the advanced tier, and there is no way back', async () => {
  await put('long', { Value: 'v'.repeat(4096) });
  expect(
    await put('longer', { Value: 'v'.repeat(4097), Tier: 'Intelligent-Tiering' }),
  ).toMatchObject({
    Tier: 'Advanced',
  });
  await expect(put('longer', { Overwrite: true, Tier: 'Standard' })).rejects.toThrow(/downgrade/);
});

test('overwriting keeps the type and does not change it', async () => {
  await put('kept', { Type: 'SecureString' });
  await put('kept', { Type: undefined, Value: 'two', Overwrite: true });
  expect(await get('kept', true)).toMatchObject({ Type: 'SecureString', Value: 'two', Version: 2 });
  await expect(put('kept', { Overwrite: true })).rejects.toMatchObject({
    name: 'HierarchyTypeMismatchException',
  });
});

test('what is not there is told by each call in its own way', async () => {
  await put('there');
  await expect(get('/not/there')).rejects.toMatchObject({ name: 'ParameterNotFound' });
  const found = await ssm.send(new GetParametersCommand({ Names: ['there', 'absent', 'there:9'] }));
  expect(found.Parameters?.map(({ Name }) => Name)).toEqual(['there']);
  expect(found.InvalidParameters).toEqual(['absent', 'there:9']);
  await expect(
    ssm.send(new GetParametersCommand({ Names: Array.from('abcdefghijk') })),
  ).rejects.toThrow(
    "at 'names' failed to satisfy constraint: Member must have length less than or equal to 10",
  );
  await expect(ssm.send(new DeleteParameterCommand({ Name: 'absent' }))).rejects.toMatchObject({
    name: 'ParameterNotFound',
  });
  expect(
    await ssm.send(new DeleteParametersCommand({ Names: ['/there', 'absent'] })),
  ).toMatchObject({
    DeletedParameters: ['/there'],
    InvalidParameters: ['absent'],
  });
});

test('versions and labels select, an ARN names', async () => {
  await put('/app/p');
  await put('/app/p', { Value: 'two', Overwrite: true });
  const label = (Labels: string[], ParameterVersion?: number) =>
    ssm.send(new LabelParameterVersionCommand({ Name: '/app/p', Labels, ParameterVersion }));
  expect(await label(['prod', '1st', 'awsome'], 1)).toMatchObject({
    ParameterVersion: 1,
    InvalidLabels: ['1st', 'awsome'],
  });
  expect(await get('/app/p:1')).toMatchObject({ Value: 'one', Selector: ':1' });
  expect(await get('/app/p:prod')).toMatchObject({ Value: 'one', Selector: ':prod' });
  await label(['prod']);
  expect((await get('app/p:prod'))?.Value).toBe('two');
  const arn = `arn:aws:ssm:us-east-1:${account}:parameter/app/p`;
  expect(await get(`${arn}:1`)).toMatchObject({ Name: '/app/p', Value: 'one' });
  await expect(get(arn.replace('us-east-1', 'eu-west-1'))).rejects.toMatchObject({
    name: 'ParameterNotFound',
  });
  await expect(get('/app/p:7')).rejects.toMatchObject({
    name: 'ParameterVersionNotFound',
    message:
      'Systems Manager could not find version 7 of /app/p. Verify the version and try again.',
  });
});

test('a hundred versions are kept, a labelled one is not dropped', async () => {
  for (let version = 1; version <= 101; version += 1) await put('p', { Overwrite: true });
  await expect(get('p:1')).rejects.toMatchObject({ name: 'ParameterVersionNotFound' });
  const history = await ssm.send(new GetParameterHistoryCommand({ Name: 'p' }));
  expect(history.Parameters?.[0]?.Version).toBe(2);
  expect(history.Parameters).toHaveLength(50);
  const rest = await ssm.send(
    new GetParameterHistoryCommand({ Name: 'p', NextToken: history.NextToken }),
  );
  expect(rest.Parameters?.at(-1)?.Version).toBe(101);
  expect(rest.NextToken).toBeUndefined();
  await ssm.send(
    new LabelParameterVersionCommand({ Name: 'p', ParameterVersion: 2, Labels: ['x'] }),
  );
  await expect(put('p', { Overwrite: true })).rejects.toMatchObject({
    name: 'ParameterMaxVersionLimitExceeded',
  });
});

test('a path gives one level or all, page by page', async () => {
  for (const name of ['/a/x', '/a/y', '/a/b/z', '/ab/x', 'plain']) await put(name);
  const names = async (Path: string, Recursive: boolean) => {
    const { Parameters } = await ssm.send(new GetParametersByPathCommand({ Path, Recursive }));
    return Parameters?.map(({ Name }) => Name);
  };
  expect(await names('/a', false)).toEqual(['/a/x', '/a/y']);
  expect(await names('/a/', true)).toEqual(['/a/b/z', '/a/x', '/a/y']);
  expect(await names('/', false)).toEqual(['plain']);
  await expect(names('a', true)).rejects.toThrow(/must begin with a forward slash/);
  await expect(
    ssm.send(new GetParametersByPathCommand({ Path: '/', NextToken: 'made up' })),
  ).rejects.toMatchObject({ name: 'InvalidNextToken' });
});

test('describing filters and pages without values', async () => {
  await put('/myapp/docker/url');
  await put('/myapp/docker/password', { Type: 'SecureString', KeyId: 'alias/mine' });
  await put('myapp_Docker_registry_URL', { Tags: [{ Key: 'team', Value: 'web' }] });
  const described = async (Key: string, Option: string | undefined, ...Values: string[]) => {
    const { Parameters } = await ssm.send(
      new DescribeParametersCommand({ ParameterFilters: [{ Key, Option, Values }] }),
    );
    return Parameters?.map(({ Name }) => Name);
  };
  expect(await described('Name', 'Contains', 'ocker')).toHaveLength(3);
  expect(await described('Name', 'BeginsWith', 'myapp_')).toEqual(['myapp_Docker_registry_URL']);
  expect(await described('Name', undefined, 'myapp/docker/url')).toEqual(['/myapp/docker/url']);
  expect(await described('Type', 'Equals', 'SecureString')).toEqual(['/myapp/docker/password']);
  expect(await described('KeyId', 'Equals', 'alias/mine')).toEqual(['/myapp/docker/password']);
  expect(await described('Path', 'Recursive', '/myapp')).toHaveLength(2);
  expect(await described('Path', undefined, '/myapp')).toHaveLength(0);
  expect(await described('tag:team', 'Equals', 'web')).toEqual(['myapp_Docker_registry_URL']);
  await expect(described('Colour', 'Equals', 'red')).rejects.toThrow();
  await expect(described('Type', 'Contains', 'S')).rejects.toMatchObject({
    name: 'InvalidFilterOption',
  });
  const pages = [];
  for await (const one of paginateDescribeParameters({ client: ssm, pageSize: 2 }, {}))
    pages.push(one);
  expect(pages.map(({ Parameters }) => Parameters?.length)).toEqual([2, 1]);
  expect(JSON.stringify(pages)).not.toContain('"Value"');
});

test('tags are added to a parameter that is there, and taken off', async () => {
  await put('/tagged');
  const resource = { ResourceType: 'Parameter', ResourceId: 'tagged' } as const;
  await ssm.send(
    new AddTagsToResourceCommand({
      ...resource,
      Tags: [
        { Key: 'a', Value: '1' },
        { Key: 'b', Value: '2' },
      ],
    }),
  );
  await ssm.send(new RemoveTagsFromResourceCommand({ ...resource, TagKeys: ['a', 'never'] }));
  expect((await ssm.send(new ListTagsForResourceCommand(resource))).TagList).toEqual([
    { Key: 'b', Value: '2' },
  ]);
  await expect(
    ssm.send(new ListTagsForResourceCommand({ ...resource, ResourceId: 'absent' })),
  ).rejects.toMatchObject({ name: 'InvalidResourceId' });
  const Tags = Array.from({ length: 50 }, (_, at) => ({ Key: `k${at}`, Value: '' }));
  await expect(ssm.send(new AddTagsToResourceCommand({ ...resource, Tags }))).rejects.toMatchObject(
    {
      name: 'TooManyTagsError',
    },
  );
});

test('regions do not see each other', async () => {
  await put('here');
  const elsewhere = new SSMClient({ ...aws.config, region: 'eu-west-1' });
  await expect(elsewhere.send(new GetParameterCommand({ Name: 'here' }))).rejects.toMatchObject({
    name: 'ParameterNotFound',
  });
  elsewhere.destroy();
});
