import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { expect, onTestFinished, test } from 'vitest';
import { Fault } from '../../../src/practice/aws/service.ts';
import { openLogs } from '../../../src/world/aws/logs-tail.ts';
import { ground } from '../../practice/aws/ground.ts';

const place = { group: '/aws/codebuild/app', stream: '7d1c' };
const names = { logGroupName: place.group, logStreamName: place.stream };

async function open(onCall?: (service: string, operation: string) => void) {
  const endpoint = await ground(onCall ? { onCall } : {});
  onTestFinished(() => endpoint.close());
  const client = new CloudWatchLogsClient({ ...endpoint.config, maxAttempts: 10 });
  const put = async (...messages: string[]) => {
    const timestamp = Date.now();
    const logEvents = messages.map((message) => ({ timestamp, message }));
    await client.send(new PutLogEventsCommand({ ...names, logEvents }));
  };
  const create = async () => {
    await client.send(new CreateLogGroupCommand({ logGroupName: place.group }));
    await client.send(new CreateLogStreamCommand(names));
  };
  return { logs: openLogs(endpoint.config), put, create };
}

test('a stream that is not there yet has no lines, and all of them when it is', async () => {
  const { logs, put, create } = await open();
  const tail = logs.tail(place);
  expect(await tail.next()).toEqual({ seen: { lines: [], atEnd: true } });
  await create();
  await put('one\n', 'two\n');
  expect(await tail.next()).toEqual({ seen: { lines: ['one', 'two'], atEnd: false } });
  expect(await tail.next()).toEqual({ seen: { lines: [], atEnd: true } });
  await put('three\n');
  expect(await tail.next()).toEqual({ seen: { lines: ['three'], atEnd: false } });
});

test('lines are harmless, without their ends, and one event may be several', async () => {
  const { logs, put, create } = await open();
  await create();
  await put('\u001b[31mred\u001b[0m\r\n', '10%\r20%\n', '\n', 'a\nb\n', '\u001b]0;title\u0007x\n');
  const lines: string[] = [];
  for await (const line of logs.log(place)) lines.push(line);
  expect(lines).toEqual(['red', '10%', '20%', '', 'a', 'b', 'x']);
});

test('a page that was throttled is asked for again, and none of it is lost or doubled', async () => {
  let asked = 0;
  const { logs, put, create } = await open((_, operation) => {
    if (operation !== 'GetLogEvents') return;
    asked += 1;
    if (asked % 2 === 0) throw new Fault('ThrottlingException', 'Rate exceeded');
  });
  await create();
  const messages = Array.from({ length: 21_000 }, (_, at) => `${at}\n`);
  for (let at = 0; at < messages.length; at += 7_000) await put(...messages.slice(at, at + 7_000));
  const tail = logs.tail(place);
  const lines: string[] = [];
  let throttled = 0;
  for (let atEnd = false; !atEnd; ) {
    const page = await tail.next();
    if ('unseen' in page) {
      expect(page.unseen.reason).toBe('throttled');
      throttled += 1;
    } else {
      lines.push(...page.seen.lines);
      atEnd = page.seen.atEnd;
    }
  }
  expect(lines).toEqual(messages.map((message) => message.trimEnd()));
  expect(throttled).toBeGreaterThan(0);
});

test('a log that may not be read says so', async () => {
  const { logs } = await open((_, operation) => {
    if (operation === 'GetLogEvents') throw new Fault('AccessDeniedException', 'no');
  });
  expect(await logs.tail(place).next()).toMatchObject({ unseen: { reason: 'denied', said: 'no' } });
  await expect(logs.log(place).next()).rejects.toThrow('logs:GetLogEvents');
});
