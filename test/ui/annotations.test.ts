import { expect, test } from 'vitest';
import type { Finding } from '../../src/types.ts';
import { annotationsOf } from '../../src/ui/annotations.ts';
import * as scene from './scene.ts';

const annotated = (...findings: Finding[]) => annotationsOf({ ...scene.report, findings });

/** As the runner of GitHub Actions reads a line: command, properties, message. */
function readBack(line: string) {
  const [, command, list = '', data = ''] = line.match(/^::(\w+) (.*?)::(.*)$/s) ?? [];
  const plain = (text: string) =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%');
  const properties = list.split(',').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return [name, plain(value.join('='))];
  });
  return { command, ...Object.fromEntries(properties), message: plain(data) };
}

test('a finding is a workflow command', () => {
  const where = { file: 'buildspec.yml', line: 12, column: 7 };
  expect(annotated({ ...scene.denied, where })).toBe(
    '::error file=buildspec.yml,line=12,col=7,title=role-cannot-read-parameter::' +
      'the role cannot read the three parameters, because its policies name ' +
      'parameter/CodeBuild/* only; remedy: let the role read them\n',
  );
});

test.each([
  ['error', 'error'],
  ['warning', 'warning'],
  ['hint', 'notice'],
  ['unknown', 'warning'],
] as const)('%s is %s', (severity, command) => {
  expect(annotated({ ...scene.denied, severity })).toMatch(new RegExp(`^::${command} title=`));
});

test('nothing in it ends the command or one of its properties', () => {
  const odd = '50%, a::b\r\n::set-env name=x::y %0A';
  const where = { file: 'a,b:c%2C=d.yml', line: 1 };
  const text = annotated({ ...scene.denied, what: odd, where });
  expect(text.trimEnd().split('\n')).toHaveLength(1);
  expect(readBack(text.trimEnd())).toMatchObject({
    command: 'error',
    file: where.file,
    line: '1',
    message: expect.stringMatching(/^50%, a::b ::set-env name=x::y %0A, because /),
  });
});

test('a place that is no file is left out', () => {
  const text = annotated({ ...scene.denied, where: { arn: 'arn:aws:iam::1:role/x' } });
  expect(text).toMatch(/^::error title=role-cannot-read-parameter::/);
});

test('what the log says stands below the message', () => {
  const passage = [
    { number: 9, text: '  100%' },
    { number: 10, text: 'Error: b' },
  ];
  const text = annotated({ ...scene.denied, passage });
  expect(text.trimEnd().split('\n')).toHaveLength(1);
  expect(readBack(text.trimEnd()).message).toMatch(/read them\n9: {3}100%\n10: Error: b$/);
});
