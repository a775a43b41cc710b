import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const found = async (...commands: string[]) => {
  const { findings } = await looking({ 'buildspec.yml': buildspec(commands) });
  return findings.filter(({ check }) => check === 'systemd-not-running');
};

test.each(['systemctl start docker', 'sudo systemctl enable docker', 'systemctl restart redis'])(
  '%s, told once',
  async (command) => {
    expect(await found(command, command)).toMatchObject([
      { severity: 'warning', where: { line: 13 }, remedy: { kind: 'advice' } },
    ]);
  },
);

test.each([
  'ssh $HOST "sudo systemctl restart web"',
  'if [ -d /run/systemd/system ]; then systemctl start docker; fi',
  'systemctl start docker || true',
  'systemctl --version',
  'redis-server --daemonize yes',
])('%s is in order', async (command) => {
  expect(await found(command)).toEqual([]);
});
