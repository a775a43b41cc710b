import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const found = async (variable: string) => {
  const text = buildspec(undefined, `  variables:\n    ${variable}\n`);
  const { findings } = await looking({ 'buildspec.yml': text });
  return findings.filter(({ check }) => check === 'password-in-buildspec');
};

test.each([
  ['DB_PASSWORD', 'opensesame9'],
  ['PASSWD', '"open-sesame"'],
  ['MYSQL_PASS', '20240131'],
  ['SONAR_TOKEN', '8f14e45fceea167a'],
  ['API_KEY', '8f14e45fceea167a'],
  ['STRIPE_APIKEY', '8f14e45fceea167a'],
  ['DJANGO_SECRET_KEY', 'k3-m9v2q8x7'],
  ['client_secret', 'k3-m9v2q8x7'],
])('the value of %s is told, and not repeated', async (name, value) => {
  const findings = await found(`${name}: ${value}`);
  expect(findings).toMatchObject([
    {
      severity: 'warning',
      where: { line: 4 },
      what: `the value of ${name} stands in the buildspec in plain text`,
      holdsSecret: true,
      remedy: { kind: 'advice' },
    },
  ]);
  expect(JSON.stringify(findings)).not.toContain(value.replaceAll('"', ''));
});

test('an access token is told once, as an error', async () => {
  expect(await found(`GITHUB_TOKEN: ghp_${'a1'.repeat(18)}`)).toMatchObject([
    { severity: 'error', what: 'an access token stands in the buildspec in plain text' },
  ]);
});

test.each([
  'DB_PASSWORD: ""',
  'DB_PASSWORD: $OTHER',
  `DB_PASSWORD: $${'{OTHER}'}`,
  'DB_PASSWORD: "{{resolve:secretsmanager:shop}}"',
  'DB_PASSWORD: /shop/db/password',
  'DB_PASSWORD: arn:aws:secretsmanager:us-east-1:111122223333:secret:shop',
  'DB_PASSWORD: test1234',
  'DB_PASSWORD: change_me',
  'DB_PASSWORD: "<password>"',
  'POSTGRES_PASSWORD: postgres',
  'DB_PASSWORD: 12345',
  'SONAR_TOKEN: your-token',
  'API_KEY: xxxxxxxx',
])('%s gives no secret away', async (variable) => {
  expect(await found(variable)).toEqual([]);
});

test.each([
  'PASSWORD_FILE: opensesame9',
  'SECRET_NAME: shop-db',
  'TOKENS: many-of-them',
  'COMPASS: north-east',
  'BYPASS: all-checks',
  'KEY: shop-main',
  'TOKEN_URL: shop.example.org',
])('%s has not the name of a secret', async (variable) => {
  expect(await found(variable)).toEqual([]);
});

test.each([
  `sonar-scanner -Dsonar.login=${'4f'.repeat(20)}`,
  `curl -X POST http://deployer:${'4f'.repeat(17)}@ci.example.com/build`,
])('a token in a command: %s', async (command) => {
  const { findings } = await looking({ 'buildspec.yml': buildspec([command]) });
  const own = findings.filter(({ check }) => check === 'password-in-buildspec');
  expect(own).toMatchObject([{ severity: 'error', where: { line: 13 }, holdsSecret: true }]);
  expect(JSON.stringify(own)).not.toContain('4f4f');
});

test.each([
  'sonar-scanner -Dsonar.login=$SONAR_TOKEN',
  `git clone https://user:$${'{TOKEN_OF_2024}'}@example.com/a.git`,
  'git clone https://user:password@example.com/a.git',
  'git clone ssh://git@example.com:2222/alice1/web',
])('no token: %s', async (command) => {
  const { findings } = await looking({ 'buildspec.yml': buildspec([command]) });
  expect(findings.filter(({ check }) => check === 'password-in-buildspec')).toEqual([]);
});
