import { expect, test } from 'vitest';
import { nameQuestions, pathProblem, usernameProblem } from '../../../src/steps/name/questions.ts';

const questions = Object.entries(nameQuestions('shop'));

test('every question stands under its key and ends as a question does', () => {
  for (const [key, question] of questions) {
    expect(question.key).toBe(key);
    expect(question.prompt).toMatch(/[?:]$/);
  }
});

test('every text question refuses nothing at all, with a reason', () => {
  const texts = questions.filter(([, { kind }]) => kind === 'text');
  expect(texts.length).toBeGreaterThan(7);
  for (const [key, { refuse }] of texts)
    expect([key, refuse?.('')]).toEqual([key, expect.any(String)]);
});

test('the conventions show what they would name the password', () => {
  const { options } = nameQuestions('shop').convention ?? {};
  expect(options?.map(({ value, hint }) => [value, hint])).toEqual([
    ['path', '/shop/docker-credentials/password'],
    ['hyphen', 'shop-Docker-credentials-password'],
    ['underscore', 'shop_Docker_credentials_password'],
    ['pascal', 'DockerPassword'],
  ]);
});

test.each([
  ['', 'empty'],
  ['al ice', 'spaces'],
  ['alice@example.com', 'e-mail'],
])('the user name %j is refused', (text, reason) => {
  expect(usernameProblem(text)).toContain(reason);
});

test.each(['alice', 'AWS', 'robot$ci', '_json_key', 'x@y'])('the user name %s is taken', (text) => {
  expect(usernameProblem(text)).toBeUndefined();
});

test.each([
  ['', 'empty'],
  ['/etc/Dockerfile', 'within this folder'],
  ['C:\\app', 'within this folder'],
  ['../app', 'may not leave'],
  ['a/../../b', 'may not leave'],
])('the path %j is refused', (text, reason) => {
  expect(pathProblem(text)).toContain(reason);
});

test.each(['.', 'Dockerfile', 'a/b/Dockerfile.prod', '..a'])('the path %s is taken', (text) => {
  expect(pathProblem(text)).toBeUndefined();
});
