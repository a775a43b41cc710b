import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const image = '$DOCKER_REGISTRY_URL/alice/flask-app:latest';

const look = async (command: string) => {
  const text = buildspec([command, `docker push ${image}`]);
  const { findings, mended } = await looking({ 'buildspec.yml': text });
  return { found: findings.filter(({ check }) => check === 'docker-option-unknown'), mended };
};

test.each([
  ['docker build --build-args A=1', 'docker build --build-arg A=1'],
  ['docker build --build-args=A=1', 'docker build --build-arg=A=1'],
  ['docker buildx build --arg-build A=1', 'docker buildx build --build-arg A=1'],
  ['sudo docker image build --cache-no', 'sudo docker image build --no-cache'],
  ['docker build --tags web', 'docker build --tag web'],
])('%s has another order or an s too much', async (command, mended) => {
  const looked = await look(`${command} -t ${image} .`);
  expect(looked.found).toMatchObject([
    { severity: 'error', where: { line: 13 }, remedy: { kind: 'change' } },
  ]);
  expect(looked.mended).toContain(`      - ${mended} -t ${image} .\n`);
});

test.each(['--nocache', '--image-name web', '--volume /a:/b', '--env A=1', '--no-cach=true'])(
  'docker build has no option %s, and what was meant is not known',
  async (option) => {
    const { found, mended } = await look(`docker build ${option} -t ${image} .`);
    const [name] = option.split(/[ =]/);
    expect(found).toMatchObject([
      { severity: 'error', what: `docker build has no option ${name}`, remedy: { kind: 'advice' } },
    ]);
    expect(mended).toBeUndefined();
  },
);

test('a build under a condition is a warning', async () => {
  const command = `if [ -n "$A" ]; then docker build --build-args A=$A -t ${image} .; fi`;
  expect((await look(command)).found).toMatchObject([{ severity: 'warning' }]);
});

test('docker push has no option --tag', async () => {
  const { found } = await look(`docker build -t ${image} . && docker push --tag ${image}`);
  expect(found).toMatchObject([
    {
      severity: 'error',
      what: 'docker push has no option --tag',
      remedy: { text: 'take --tag out' },
    },
  ]);
});

test.each([
  'docker build --no-cache=true --pull --progress=plain --rm=false --force-rm --quiet',
  'docker build --squash --compress --disable-content-trust --memory 2g --shm-size 1g',
  'docker build --ssh default --secret id=npm,src=.npmrc --output type=docker --target web',
  'docker build --build-arg "OPTIONS=--nocache --image-name web"',
  'docker build --label --nocache',
  'docker buildx build --push --provenance=false --sbom false --cache-to type=inline --load',
  'docker --debug --log-level error build',
  'docker build "$OPTIONS" --$NAME 1',
  'podman build --layers --volume /a:/b',
  'docker run --rm --env A=1 --volume /a:/b web && docker build',
])('%s has only options that there are', async (command) => {
  expect((await look(`${command} -t ${image} .`)).found).toEqual([]);
});

test('words after -- are no options', async () => {
  expect((await look(`docker build -t ${image} -- .`)).found).toEqual([]);
});
