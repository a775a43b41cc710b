import { expect, test } from 'vitest';
import { parseChallenges } from '../../../src/world/registry/challenge.ts';

test.each([
  ['', []],
  ['Basic', [['basic', {}]]],
  ['Basic realm="a registry"', [['basic', { realm: 'a registry' }]]],
  [
    'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:alice/app:pull,push",error="insufficient_scope"',
    [
      [
        'bearer',
        {
          realm: 'https://auth.docker.io/token',
          service: 'registry.docker.io',
          scope: 'repository:alice/app:pull,push',
          error: 'insufficient_scope',
        },
      ],
    ],
  ],
  [
    'Negotiate, Basic realm="x", charset="UTF-8", Bearer realm=y',
    [
      ['negotiate', {}],
      ['basic', { realm: 'x', charset: 'UTF-8' }],
      ['bearer', { realm: 'y' }],
    ],
  ],
  [
    'NTLM TlRMTVNTUAA=, BASIC Realm = "x"',
    [
      ['ntlm', {}],
      ['basic', { realm: 'x' }],
    ],
  ],
  [
    'Basic realm="a \\"quoted\\" \\\\ one, Bearer realm=z"',
    [['basic', { realm: 'a "quoted" \\ one, Bearer realm=z' }]],
  ],
  [', ,Basic realm="x",,', [['basic', { realm: 'x' }]]],
  ['Bearer realm="never closed', [['bearer', {}]]],
  ['"no scheme"', []],
])('%s', (header, expected) => {
  const read = parseChallenges(header).map(({ scheme, parameters }) => {
    return [scheme, Object.fromEntries(parameters)];
  });
  expect(read.slice(0, expected.length)).toEqual(expected);
  expect(read.filter(([scheme]) => scheme === 'bearer' || scheme === 'basic')).toEqual(
    expected.filter(([scheme]) => scheme === 'bearer' || scheme === 'basic'),
  );
});
