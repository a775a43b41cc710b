import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  type GetLogEventsCommandInput,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { account, ground } from './ground.ts';

const logGroupName = '/aws/codebuild/myapp';
const logStreamName = 'f1';
let aws: Awaited<ReturnType<typeof ground>>;
let logs: CloudWatchLogsClient;

beforeEach(async () => {
  aws = await ground();
  logs = new CloudWatchLogsClient(aws.config);
  await logs.send(new CreateLogGroupCommand({ logGroupName }));
  await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
});

afterEach(async () => {
  logs.destroy();
  await aws.close();
});

const start = Date.now() - 60_000;
let written = 0;
const write = (...messages: string[]) => {
  const logEvents = messages.map((message) => {
    written += 1;
    return { message, timestamp: start + written };
  });
  return logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
};
const read = async (more: Partial<GetLogEventsCommandInput> = {}) => {
  const input = { logGroupName, logStreamName, ...more };
  const { events, ...tokens } = await logs.send(new GetLogEventsCommand(input));
  return { lines: events?.map(({ message }) => message), ...tokens };
};

test('tailing from the head ends when the token comes back unchanged', async () => {
  await write('a', 'b', 'c');
  const first = await read({ startFromHead: true, limit: 2 });
  expect(first.lines).toEqual(['a', 'b']);
  const second = await read({ startFromHead: true, nextToken: first.nextForwardToken });
  expect(second.lines).toEqual(['c']);
  const third = await read({ startFromHead: true, nextToken: second.nextForwardToken });
  expect(third).toMatchObject({ lines: [], nextForwardToken: second.nextForwardToken });
  await write('d');
  const fourth = await read({ startFromHead: true, nextToken: third.nextForwardToken });
  expect(fourth.lines).toEqual(['d']);
});

test('without startFromHead the newest page comes first, and back from there', async () => {
  await write('a', 'b', 'c');
  const newest = await read({ limit: 2 });
  expect(newest.lines).toEqual(['b', 'c']);
  const older = await read({ nextToken: newest.nextBackwardToken });
  expect(older.lines).toEqual(['a']);
});

test('a page holds at most a megabyte', async () => {
  const line = 'x'.repeat(600_000);
  await write(line);
  await write(line);
  expect((await read({ startFromHead: true })).lines).toHaveLength(1);
  await expect(write(line, line)).rejects.toThrow(/Upload too large: 1200052 bytes/);
});

test.each([
  ['a token made up', { nextToken: 'f/1' }, 'InvalidParameterException', /nextToken is invalid/],
  [
    'a stream not there',
    { logStreamName: 'other' },
    'ResourceNotFoundException',
    /The specified log stream does not exist/,
  ],
  [
    'a group not there',
    { logGroupName: 'other' },
    'ResourceNotFoundException',
    /The specified log group does not exist/,
  ],
  [
    'a limit too high',
    { limit: 10_001 },
    'InvalidParameterException',
    /1 validation error detected: Value '10001' at 'limit'/,
  ],
])('%s is refused', async (_what, more, name, message) => {
  await expect(read(more)).rejects.toMatchObject({ name, message: expect.stringMatching(message) });
});

test('events out of order are refused, too old and too new ones left out', async () => {
  const send = (...timestamps: number[]) =>
    logs.send(
      new PutLogEventsCommand({
        logGroupName,
        logStreamName,
        logEvents: timestamps.map((timestamp) => ({ timestamp, message: 'm' })),
      }),
    );
  await expect(send(start + 1, start)).rejects.toThrow(/chronological order/);
  const day = 86_400_000;
  const { rejectedLogEventsInfo } = await send(start - 15 * day, start, start + day);
  expect(rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1, tooNewLogEventStartIndex: 2 });
  expect((await read()).lines).toHaveLength(1);
});

test('groups and streams are described with their ARNs', async () => {
  await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 30 }));
  await expect(
    logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 31 })),
  ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  const arn = `arn:aws:logs:us-east-1:${account}:log-group:${logGroupName}`;
  const { logGroups } = await logs.send(
    new DescribeLogGroupsCommand({ logGroupNamePrefix: '/aws/codebuild/' }),
  );
  expect(logGroups).toMatchObject([
    { logGroupName, arn: `${arn}:*`, logGroupArn: arn, retentionInDays: 30 },
  ]);
  const { logStreams } = await logs.send(
    new DescribeLogStreamsCommand({ logGroupIdentifier: arn, orderBy: 'LastEventTime' }),
  );
  expect(logStreams).toMatchObject([{ logStreamName, arn: `${arn}:log-stream:${logStreamName}` }]);
});

test('what exists is not made again, what is deleted is gone', async () => {
  await expect(logs.send(new CreateLogGroupCommand({ logGroupName }))).rejects.toMatchObject({
    name: 'ResourceAlreadyExistsException',
    message: 'The specified log group already exists',
  });
  await expect(logs.send(new CreateLogGroupCommand({ logGroupName: 'a b' }))).rejects.toThrow(
    /'logGroupName' failed to satisfy constraint/,
  );
  await logs.send(new DeleteLogGroupCommand({ logGroupName }));
  await expect(read()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test.each([
  ['push', ['push denied', 'push ok']],
  ['"push ok"', ['push ok']],
  ['push -denied', ['push ok']],
  ['?denied ?login', ['login', 'push denied']],
  ['', ['login', 'push denied', 'push ok']],
])('the pattern %s finds its lines', async (filterPattern, lines) => {
  await write('login', 'push denied', 'push ok');
  const { events } = await logs.send(new FilterLogEventsCommand({ logGroupName, filterPattern }));
  expect(events?.map(({ message }) => message)).toEqual(lines);
});

test('a pattern of fields is refused by name', async () => {
  await expect(
    logs.send(new FilterLogEventsCommand({ logGroupName, filterPattern: '{ $.a = 1 }' })),
  ).rejects.toThrow(/the practice ground speaks filter patterns of terms only/);
});
