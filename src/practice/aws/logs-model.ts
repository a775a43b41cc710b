import { flag, list, number, oneOf, structure, text } from './constraints.ts';

const group = text({ min: 1, max: 512, pattern: '[\\.\\-_/#A-Za-z0-9]+' });
const stream = text({ min: 1, max: 512, pattern: '[^:*]*' });
const identifier = text({ min: 1, max: 2048, pattern: '[\\w#+=/:,.@-]*' });
const time = number({ min: 0 });
const token = text({ min: 1 });

/** The inputs of CloudWatch Logs as the API model of 2014-03-28 constrains them. */
export const logsModel = {
  CreateLogGroup: structure(['logGroupName'], { logGroupName: group }),
  DeleteLogGroup: structure(['logGroupName'], { logGroupName: group }),
  PutRetentionPolicy: structure(['logGroupName', 'retentionInDays'], {
    logGroupName: group,
    retentionInDays: number(),
  }),
  DescribeLogGroups: structure([], {
    logGroupNamePrefix: group,
    logGroupNamePattern: text({ max: 512, pattern: '[\\.\\-_/#A-Za-z0-9]*' }),
    limit: number({ min: 1, max: 50 }),
    nextToken: token,
  }),
  CreateLogStream: structure(['logGroupName', 'logStreamName'], {
    logGroupName: group,
    logStreamName: stream,
  }),
  DescribeLogStreams: structure([], {
    logGroupName: group,
    logGroupIdentifier: identifier,
    logStreamNamePrefix: stream,
    orderBy: oneOf('LogStreamName', 'LastEventTime'),
    descending: flag,
    limit: number({ min: 1, max: 50 }),
    nextToken: token,
  }),
  PutLogEvents: structure(['logGroupName', 'logStreamName', 'logEvents'], {
    logGroupName: group,
    logStreamName: stream,
    logEvents: list(
      structure(['timestamp', 'message'], { timestamp: time, message: text({ min: 1 }) }),
      { min: 1, max: 10_000 },
    ),
  }),
  GetLogEvents: structure(['logStreamName'], {
    logGroupName: group,
    logGroupIdentifier: identifier,
    logStreamName: stream,
    startTime: time,
    endTime: time,
    nextToken: token,
    limit: number({ min: 1, max: 10_000 }),
    startFromHead: flag,
  }),
  FilterLogEvents: structure([], {
    logGroupName: group,
    logGroupIdentifier: identifier,
    logStreamNames: list(stream, { min: 1, max: 100 }),
    logStreamNamePrefix: stream,
    startTime: time,
    endTime: time,
    filterPattern: text({ max: 1024 }),
    nextToken: token,
    limit: number({ min: 1, max: 10_000 }),
  }),
};
