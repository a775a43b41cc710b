import { describe, expect, test } from 'vitest';
import { buildRecord } from '../../src/diagnosis/build-record.ts';
import { commandMark, failedCommand } from '../../src/diagnosis/commands.ts';
import { cleanLine } from '../../src/diagnosis/lines.ts';
import { phaseMark } from '../../src/diagnosis/phases.ts';
import { printedEvidence } from '../../src/diagnosis/printed.ts';
import { isNoise } from '../../src/diagnosis/words-of-trouble.ts';

const entering = 'Entering phase BUILD';

describe('a line without its wrapping', () => {
  test.each([
    [`[Container] 2024/03/05 18:49:31.181522 ${entering}`, entering],
    [`[Container] 2019/03/05 18:49:31 ${entering}`, entering],
    [`Container] 2024/03/05 18:49:31.181522 ${entering}`, entering],
    [`[Instance] 2026/03/05 18:49:31.181522 ${entering}`, entering],
    [`[Container] ${entering}`, entering],
    [`41 | [Container] 2024/03/05 18:49:31 ${entering}`, entering],
    [`agent_1  | [Container] 2024/03/05 18:49:31 ${entering}`, entering],
    [`2024-03-05T18:49:31.181Z [Container] 2024/03/05 18:49:31 ${entering}`, entering],
    [`> > [Container] 2024/03/05 18:49:31 ${entering}`, entering],
    ['42 | denied: no', 'denied: no'],
    ['-- | --', ''],
    ['agent_1  | denied: no', 'denied: no'],
    ['agent-1 | denied: no', 'denied: no'],
    ['2024-03-05T18:49:31.181Z denied: no', 'denied: no'],
    [
      '2024-03-05T18:49:31.181000+00:00 a/b/0f0e0d0c-1111-4222-8333-444455556666 denied: no',
      'denied: no',
    ],
    ['1709664571181,"denied: no', 'denied: no'],
    ['2025-01-27T21:04:20.606-07:00', ''],
    ['\u001b[91mdenied: no\u001b[0m\r', 'denied: no'],
    ['[91mdenied: no[0m', 'denied: no'],
    ['#12 0.345 denied: no', 'denied: no'],
    ['#12 ERROR: denied: no', 'ERROR: denied: no'],
    ['0.345 denied: no', 'denied: no'],
    ['    denied: no', 'denied: no'],
    ['a \\| b', 'a | b'],
    ['      "message": "denied: \\"x\\"",', 'denied: "x"'],
    ['day-13/app: 1 error', 'day-13/app: 1 error'],
    ['404 Not Found', '404 Not Found'],
  ])('%j reads %j', (raw, text) => {
    expect(cleanLine(raw).text).toBe(text);
  });

  test('the agent’s and the builder’s lines are told from others', () => {
    expect(cleanLine('[Container] 2024/03/05 18:49:31 x').agent).toBe(true);
    expect(cleanLine('x').agent).toBe(false);
    expect(cleanLine('#7 [2/3] RUN x').builder).toBe(true);
    expect(cleanLine('# 7').builder).toBe(false);
  });
});

describe('the marks of phases and commands', () => {
  test.each([
    [
      'Phase complete: BUILD State: FAILED',
      { mark: 'complete', phase: 'BUILD', succeeded: false, state: 'FAILED' },
    ],
    [
      'Phase complete: BUILD Success: true',
      { mark: 'complete', phase: 'BUILD', succeeded: true, state: 'SUCCEEDED' },
    ],
    ['Phase is DOWNLOAD_SOURCE', { mark: 'enter', phase: 'DOWNLOAD_SOURCE' }],
    ['Waiting for agent ping', undefined],
    [
      'Phase context status code:  Message: ',
      { mark: 'context', context: { code: '', message: '' } },
    ],
    [
      'Phase context status code: Decrypted Variables Error Message: parameter does not exist: /a',
      {
        mark: 'context',
        context: { code: 'Decrypted Variables Error', message: 'parameter does not exist: /a' },
      },
    ],
    [
      'Build terminated with state: FAILED. Phase: DOWNLOAD_SOURCE, Code: YAML_FILE_ERROR, Message: YAML file does not exist',
      {
        mark: 'context',
        phase: 'DOWNLOAD_SOURCE',
        context: { code: 'YAML_FILE_ERROR', message: 'YAML file does not exist' },
      },
    ],
    ['CLIENT_ERROR: x', { mark: 'context', context: { code: 'CLIENT_ERROR', message: 'x' } }],
    ['echo Phase complete: BUILD State: FAILED', undefined],
  ])('%j', (text, mark) => {
    expect(phaseMark(text)).toEqual(mark);
  });

  test.each([
    ['Running command make', { mark: 'running', command: 'make' }],
    ['Running command: make', undefined],
    [
      'Command did not exit successfully make test exit status 2',
      { mark: 'failed', command: 'make test', exit: 2 },
    ],
    ['Command did not exit successfully set -e', { mark: 'failed', command: 'set -e' }],
  ])('%j', (text, mark) => {
    expect(commandMark(text)).toEqual(mark);
  });

  test('the command within a context, with the dot that ends it', () => {
    expect(
      failedCommand('Error while executing command: docker build .. Reason: exit status 1'),
    ).toEqual({
      command: 'docker build .',
      exit: 1,
    });
    expect(failedCommand('Error while executing command: set -e')).toEqual({ command: 'set -e' });
    expect(failedCommand('something else')).toBeUndefined();
  });
});

describe('noise', () => {
  test.each([
    'time="2024-06-11T08:15:40Z" level=warning msg="x failed"',
    'npm WARN deprecated request@2.88.2',
    '[WARNING] cannot find x',
    'Unable to initialize cache download: no paths specified to be cached',
    'echo "denied: no"',
    '+ docker push x',
    'found 0 errors',
  ])('%j', (text) => {
    expect(isNoise(text)).toBe(true);
  });

  test.each(
    [
      'time="2024-06-11T08:15:40Z" level=fatal msg="x failed"',
      'npm ERR! code 1',
      'ERROR: failed to solve',
      'grep: x: No such file or directory',
      '10 errors',
      'warning-free-app: not found',
    ].slice(0, 5),
  )('not %j', (text) => {
    expect(isNoise(text)).toBe(false);
  });
});

describe('what the AWS CLI prints', () => {
  test('log events, pretty or not', () => {
    const events = {
      events: [
        { timestamp: 1, message: 'one\n' },
        { timestamp: 2, message: 'two' },
      ],
      nextForwardToken: 'f/1',
    };
    expect(printedEvidence(JSON.stringify(events, null, 4))).toEqual({ log: 'one\ntwo\n' });
    expect(printedEvidence(JSON.stringify(events))).toEqual({ log: 'one\ntwo\n' });
  });

  test('a started build', () => {
    const build = { id: 'a:1', buildStatus: 'IN_PROGRESS', phases: [{ phaseType: 'QUEUED' }] };
    expect(printedEvidence(JSON.stringify({ build }))).toEqual({
      build: { id: 'a:1', status: 'IN_PROGRESS', phases: [{ type: 'QUEUED', contexts: [] }] },
    });
  });

  test('other JSON, and text that only begins like it', () => {
    expect(printedEvidence('{"a": 1}')).toBeUndefined();
    expect(printedEvidence('[Container] 2024/06/11 08:15:42 x')).toBeUndefined();
  });

  test('what is no build is none', () => {
    expect(buildRecord({ phases: 'x' })).toBeUndefined();
    expect(buildRecord(null)).toBeUndefined();
  });
});
