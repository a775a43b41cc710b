import { describe, expect, test } from 'vitest';
import {
  apiHost,
  isLoopback,
  registryIn,
  registryProblem,
} from '../../src/image/registry-address.ts';

describe('a registry address', () => {
  test.each([
    'docker.io',
    'ghcr.io',
    'registry.example.com:5000',
    'localhost',
    'localhost:5000',
    'build-box:5000',
    '127.0.0.1:5000',
    '[::1]:5000',
    '111122223333.dkr.ecr.us-east-1.amazonaws.com',
  ])('%s is one', (text) => {
    expect(registryProblem(text)).toBeUndefined();
  });

  test.each([
    ['', 'for example docker.io'],
    ['docker.io\n', 'no line ends'],
    ['hub.docker.com', "is Docker Hub's website: the registry address is docker.io"],
    ['https://hub.docker.com/repositories/alice', 'the registry address is docker.io'],
    ['https://index.docker.io/v1/', 'keeps the login: the registry address is docker.io'],
    ['index.docker.io/v1', 'the registry address is docker.io'],
    ['registry-1.docker.io', 'the registry address is docker.io'],
    ['https://ghcr.io', 'no scheme such as https://: write ghcr.io'],
    ['HTTP://localhost:5000/', 'write localhost:5000'],
    ['ghcr.io/alice', 'no path: write ghcr.io'],
    ['docker.io/', 'does not end with a slash: write docker.io'],
    ['docker.io.', 'does not end with a dot: write docker.io'],
    ['GHCR.io', 'in lower case: write ghcr.io'],
    ['alice@ghcr.io', 'no user name: write ghcr.io'],
    ['alice', 'would read as a user on docker.io'],
    ['ghcr.io:latest', 'a port is a number from 1 to 65535'],
    ['ghcr.io:0', 'a port is a number from 1 to 65535'],
    ['-ghcr.io', 'is not a host'],
    ['docker..io', 'is not a host'],
    ['::1', 'is not a host'],
    ['{{resolve:ssm:/myapp/url}}', 'is not a host'],
    ['docker.io\u001b[31m', 'is a host such as docker.io'],
  ])('%j is none', (text, reason) => {
    expect(registryProblem(text)).toContain(reason);
  });
});

test.each([
  ['docker.io', 'registry-1.docker.io'],
  ['ghcr.io', 'ghcr.io'],
  ['localhost:5000', 'localhost:5000'],
])('the API of %s answers at %s', (registry, host) => {
  expect(apiHost(registry)).toBe(host);
});

test.each([
  ['127.0.0.1', true],
  ['127.8.9.10:5000', true],
  ['localhost', true],
  ['LOCALHOST:80', true],
  ['[::1]:5000', true],
  ['127.0.0.1.example.com', false],
  ['localhost.example.com', false],
  ['10.0.0.1:5000', false],
  ['docker.io', false],
])('%s on loopback: %s', (registry, loopback) => {
  expect(isLoopback(registry)).toBe(loopback);
});

describe('the address that a text means', () => {
  test.each([
    ['docker.io', 'docker.io'],
    [' docker.io\n', 'docker.io'],
    ['https://index.docker.io/v1/', 'docker.io'],
    ['hub.docker.com', 'docker.io'],
    ['https://user@GHCR.io/alice', 'ghcr.io'],
    ['http://127.0.0.1:5000/', '127.0.0.1:5000'],
  ])('%j means %s', (text, address) => {
    expect(registryIn(text)).toBe(address);
  });
});
