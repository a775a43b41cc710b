import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const found = async (...commands: string[]) => {
  const { findings } = await looking({ 'buildspec.yml': buildspec(commands) });
  return findings.filter(({ check }) => check === 'install-asks-first');
};

test.each([
  ['apt-get install nginx', 'apt-get install -y'],
  ['sudo apt install --no-install-recommends jq', 'apt install -y'],
  ['apt-get update && apt-get upgrade', 'apt-get upgrade -y'],
  ['yum install jq', 'yum install -y'],
  ['dnf -q install jq', 'dnf install -y'],
])('%s', async (command, advice) => {
  const faults = await found(command);
  expect(faults).toMatchObject([{ severity: 'warning', where: { line: 13 } }]);
  expect(faults[0]?.remedy.text).toContain(advice);
});

test.each([
  'apt-get install -y nginx',
  'apt-get -qqy install nginx',
  'apt-get -qq install nginx',
  'apt-get install nginx --yes',
  'apt-get install --assume-yes nginx',
  'yes | apt-get install nginx',
  'apt-get install $OPTIONS nginx',
  'apt-get update',
  'yum list installed',
  'yum -y install jq',
  'yum install --assumeyes jq',
  'if [ -z "$JQ" ]; then yum install jq; fi',
  'npm install jq',
])('%s is left alone', async (command) => {
  expect(await found(command)).toEqual([]);
});

test('where apt is told once for all', async () => {
  const told = 'echo \'APT::Get::Assume-Yes "true";\' > /etc/apt/apt.conf.d/90yes';
  expect(await found(told, 'apt-get install nginx')).toEqual([]);
});
