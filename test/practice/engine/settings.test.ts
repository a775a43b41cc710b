import { expect, test } from 'vitest';
import { build, dockerOn, startEngine } from './fixture.ts';

const path = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const second = 1e9;

/** Dockerfiles, and what inspecting the image shows of them. */
const cases: [name: string, dockerfile: string, settings: object][] = [
  [
    'variables',
    `ENV A=1 B="two words" C=it\\ is D='$A'\nENV A=2 E=$A-\${NO:-none}\nENV OLD  a $B`,
    {
      Env: [path, 'A=2', 'B=two words', 'C=it is', 'D=$A', 'E=1-none', 'OLD=a two words'],
    },
  ],
  [
    'continued lines and comments',
    'ENV A=1 \\\n  # between\n\n  B=2',
    { Env: [path, 'A=1', 'B=2'] },
  ],
  ['a longer search path', 'ENV PATH=/x:$PATH', { Env: [path.replace('=', '=/x:')] }],
  ['a shell command', 'CMD echo $HOME', { Cmd: ['/bin/sh', '-c', 'echo $HOME'] }],
  [
    'another shell',
    'SHELL ["/bin/bash", "-c"]\nENTRYPOINT a b',
    { Entrypoint: ['/bin/bash', '-c', 'a b'] },
  ],
  [
    'an exec command',
    'ENTRYPOINT ["a", "b c"]\nCMD ["d"]',
    { Entrypoint: ['a', 'b c'], Cmd: ['d'] },
  ],
  ['what is no JSON', "CMD ['a']", { Cmd: ['/bin/sh', '-c', "['a']"] }],
  [
    'ports',
    'EXPOSE 80 53/UDP 90-91',
    { ExposedPorts: { '80/tcp': {}, '53/udp': {}, '90/tcp': {}, '91/tcp': {} } },
  ],
  ['volumes', 'VOLUME ["/a b"]\nVOLUME /c /d', { Volumes: { '/a b': {}, '/c': {}, '/d': {} } }],
  ['labels', 'LABEL a=b "c d"="e"\nLABEL f g h', { Labels: { a: 'b', 'c d': 'e', f: 'g h' } }],
  ['a user', 'ARG U=app\nUSER $U:staff', { User: 'app:staff' }],
  ['working directories', 'WORKDIR /a\nWORKDIR b\nWORKDIR ../c', { WorkingDir: '/a/c' }],
  ['a signal', 'STOPSIGNAL SIGINT', { StopSignal: 'SIGINT' }],
  [
    'a health check',
    'HEALTHCHECK --interval=1m30s --timeout=500ms --retries=4 CMD curl -f x || exit 1',
    {
      Healthcheck: {
        Test: ['CMD-SHELL', 'curl -f x || exit 1'],
        Interval: 90 * second,
        Timeout: second / 2,
        Retries: 4,
      },
    },
  ],
  ['no health check', 'HEALTHCHECK NONE', { Healthcheck: { Test: ['NONE'] } }],
  ['triggers', 'ONBUILD COPY . /x\nONBUILD RUN a', { OnBuild: ['COPY . /x', 'RUN a'] }],
];

test.each(cases)('records %s', async (_name, dockerfile, settings) => {
  const engine = await startEngine();
  const { error, id } = await build(engine, { Dockerfile: `FROM scratch\n${dockerfile}\n` });
  expect(error).toBeUndefined();
  const { Config } = await dockerOn(engine).getImage(id).inspect();
  expect(Config).toMatchObject(settings);
});

test('an entrypoint takes away the command of the image below, and not one of its own', async () => {
  const engine = await startEngine();
  await build(engine, { Dockerfile: 'FROM scratch\nCMD ["a"]\n' }, { t: 'below' });
  const above = { Dockerfile: 'FROM below\nENTRYPOINT ["b"]\n' };
  const both = { Dockerfile: 'FROM below\nCMD ["c"]\nENTRYPOINT ["b"]\n' };
  const commands = [];
  for (const files of [above, both]) {
    const { id } = await build(engine, files);
    commands.push((await dockerOn(engine).getImage(id).inspect()).Config.Cmd);
  }
  expect(commands).toEqual([null, ['c']]);
});

test('a build on an image carries out what that image left for it', async () => {
  const engine = await startEngine();
  const Dockerfile = 'FROM scratch\nONBUILD ENV FROM_BELOW=1\nCMD x\n';
  await build(engine, { Dockerfile }, { t: 'below' });
  const { said, id } = await build(engine, { Dockerfile: 'FROM below\nENV OWN=2\n' });
  expect(said).toContain('# Executing 1 build trigger\n');
  const { Config } = await dockerOn(engine).getImage(id).inspect();
  expect(Config.Env).toEqual([path, 'FROM_BELOW=1', 'OWN=2']);
  expect(Config).not.toHaveProperty('OnBuild');
});

test('build arguments fill in what declares them, and the others are warned of', async () => {
  const engine = await startEngine();
  const Dockerfile = `ARG BASE=none
FROM $BASE
ARG BASE
ARG VERSION=1
ARG UNSET
ARG TARGETARCH
ENV SEEN=$BASE-$VERSION-$UNSET-$TARGETARCH ENVWINS=env
ARG ENVWINS=arg
LABEL seen=$ENVWINS
`;
  const buildargs = { BASE: 'scratch', VERSION: '2', HTTP_PROXY: 'x', NOPE: 'x', ALSO: 'x' };
  const options = { buildargs, platform: 'linux/arm64' };
  const { said, id } = await build(engine, { Dockerfile }, options);
  expect(said).toContain('[Warning] One or more build-args [ALSO NOPE] were not consumed\n');
  const { Config, Architecture } = await dockerOn(engine).getImage(id).inspect();
  expect(Config.Env).toEqual([path, 'SEEN=scratch-2--arm64', 'ENVWINS=env']);
  expect(Config.Labels).toEqual({ seen: 'env' });
  expect(Architecture).toBe('arm64');
});

test('labels, a target and several names come with the request', async () => {
  const engine = await startEngine();
  const Dockerfile = 'FROM scratch AS one\nCMD ["1"]\nFROM scratch\nCMD ["2"]\n';
  const options = { target: 'one', labels: { 'a b': '$c' }, t: ['x', '127.0.0.1:1/y:2'] };
  const { id } = await build(engine, { Dockerfile }, options);
  const { Config, RepoTags } = await dockerOn(engine).getImage(id).inspect();
  expect(Config).toMatchObject({ Cmd: ['1'], Labels: { 'a b': '$c' } });
  expect(RepoTags).toEqual(['127.0.0.1:1/y:2', 'x:latest']);
});
