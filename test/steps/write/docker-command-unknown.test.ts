import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const found = async (command: string) => {
  const text = buildspec([command]);
  const { findings } = await looking({ 'buildspec.yml': text });
  return findings.filter(({ check }) => check === 'docker-command-unknown');
};

test.each([
  ['docker biuld -t web .', 'docker build'],
  ['docker --config ~/.docker psuh alice/flask-app', 'docker push'],
  ['sudo docker Push alice/flask-app', 'docker push'],
  ['docker logn -u alice', 'docker login'],
  ['docker StopHere', 'leave the line out'],
])('%s', async (command, advice) => {
  const [fault, ...others] = await found(command);
  expect(fault).toMatchObject({ severity: 'error', where: { line: 13 } });
  expect(fault?.remedy.text).toContain(advice);
  expect(others).toEqual([]);
});

test('where only some builds come by, it is a warning', async () => {
  expect(await found('if [ -n "$FAIL" ]; then docker FailNow; fi')).toMatchObject([
    { severity: 'warning' },
  ]);
});

test.each([
  'docker --version',
  'docker compose up -d',
  'docker buildx create --use',
  'docker image prune -f',
  'docker scout cves web',
  'docker sbom web',
  'docker lambda-build web',
  'docker "$COMMAND" web',
  'podman biuld .',
])('%s is left alone', async (command) => {
  expect(await found(command)).toEqual([]);
});
