import { flag, list, number, oneOf, structure, text } from './constraints.ts';

const name = text({ min: 1, max: 2048 });
const tagText = '([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)';
const tagKey = text({ min: 1, max: 128, pattern: tagText });
const tags = list(
  structure(['Key', 'Value'], { Key: tagKey, Value: text({ max: 256, pattern: tagText }) }),
  { max: 1000 },
);
const filters = list(
  structure(['Key'], {
    Key: text({ min: 1, max: 132 }),
    Option: text({ min: 1, max: 10 }),
    Values: list(text({ min: 1, max: 1024 }), { min: 1, max: 50 }),
  }),
);
const resource = {
  ResourceType: oneOf(
    'Document',
    'ManagedInstance',
    'MaintenanceWindow',
    'Parameter',
    'PatchBaseline',
    'OpsItem',
    'OpsMetadata',
    'Automation',
    'Association',
  ),
  ResourceId: text(),
};
const paging = (most: number) => ({
  MaxResults: number({ min: 1, max: most }),
  NextToken: text(),
});

/** The inputs of Parameter Store as the API model of 2014-11-06 constrains them. */
export const ssmModel = {
  PutParameter: structure(['Name', 'Value'], {
    Name: name,
    Description: text({ max: 1024 }),
    // its length is told without it, by the operation
    Value: text(),
    Type: oneOf('String', 'StringList', 'SecureString'),
    KeyId: text({ min: 1, max: 256, pattern: '([a-zA-Z0-9:/_-]+)' }),
    Overwrite: flag,
    AllowedPattern: text({ max: 1024 }),
    Tags: tags,
    Tier: oneOf('Standard', 'Advanced', 'Intelligent-Tiering'),
    Policies: text({ min: 1, max: 4096 }),
    DataType: text({ max: 128 }),
  }),
  GetParameter: structure(['Name'], { Name: name, WithDecryption: flag }),
  GetParameters: structure(['Names'], {
    Names: list(name, { min: 1, max: 10 }),
    WithDecryption: flag,
  }),
  GetParametersByPath: structure(['Path'], {
    Path: name,
    Recursive: flag,
    ParameterFilters: filters,
    WithDecryption: flag,
    ...paging(10),
  }),
  GetParameterHistory: structure(['Name'], { Name: name, WithDecryption: flag, ...paging(50) }),
  DescribeParameters: structure([], {
    Filters: list(
      structure(['Key', 'Values'], {
        Key: oneOf('Name', 'Type', 'KeyId'),
        Values: list(text({ min: 1, max: 1024 }), { min: 1, max: 50 }),
      }),
    ),
    ParameterFilters: filters,
    Shared: flag,
    ...paging(50),
  }),
  DeleteParameter: structure(['Name'], { Name: name }),
  DeleteParameters: structure(['Names'], { Names: list(name, { min: 1, max: 10 }) }),
  AddTagsToResource: structure(['ResourceType', 'ResourceId', 'Tags'], {
    ...resource,
    Tags: tags,
  }),
  RemoveTagsFromResource: structure(['ResourceType', 'ResourceId', 'TagKeys'], {
    ...resource,
    TagKeys: list(tagKey),
  }),
  ListTagsForResource: structure(['ResourceType', 'ResourceId'], resource),
  LabelParameterVersion: structure(['Name', 'Labels'], {
    Name: name,
    ParameterVersion: number(),
    Labels: list(text({ min: 1, max: 100 }), { min: 1, max: 10 }),
  }),
};
