import { describe, expect, it } from 'vitest';
import { readBuildspec } from '../../../src/buildspec/read.ts';
import { recover } from '../../../src/buildspec/recover.ts';
import { readCommands } from '../../../src/buildspec/story.ts';
import { answersFrom } from '../../../src/steps/write/recover-buildspec.ts';
import type { Setup } from '../../../src/types.ts';
import { firstOfNotes, secondOfNotes } from '../../buildspec/samples.ts';
import { looking } from './looking.ts';

interface Note {
  name: string;
  text: string;
  setup: Setup;
  tag: string;
}

const notes: Note[] = [
  {
    name: 'first',
    text: firstOfNotes,
    setup: {
      convention: 'custom',
      urlParameter: '/myapp/Docker_registry_URL',
      usernameParameter: 'myapp_Docker_credentials_username',
      passwordParameter: 'myapp_Docker_credentials_password',
      repository: 'alice/sample_python_flask_app',
    },
    tag: 'latest',
  },
  {
    name: 'second',
    text: secondOfNotes,
    setup: {
      convention: 'custom',
      urlParameter: '/path/to/DockerRegistryURL',
      usernameParameter: '/path/to/DockerUsername',
      passwordParameter: '/path/to/DockerPassword',
      repository: 'alice/sample-python-flask-app',
    },
    tag: 'commit',
  },
];

function read(text: string) {
  const spec = readBuildspec(text);
  const story = readCommands(spec);
  return { story, answers: answersFrom('buildspec.yml', story, recover(spec, story)) };
}

describe.each(notes)('the $name buildspec of the notes', ({ text, setup, tag }) => {
  const { urlParameter, usernameParameter, passwordParameter, repository } = setup;
  const named = {
    urlParameter,
    usernameParameter,
    passwordParameter,
    repositoryUnderUser: repository?.split('/')[1],
    tag,
  };

  it('tells what was meant', () => expect(read(text).answers).toMatchObject(named));

  it('becomes one that logs in, builds and pushes, and keeps its names', async () => {
    const looked = await looking({ 'buildspec.yml': text }, { ...setup, tag });
    const { errors, mended = '', left } = looked;
    expect(errors.map(({ check }) => check)).toEqual([
      'buildspec-legacy-env-keys',
      'docker-login-missing',
    ]);
    expect(left).toEqual([]);
    const { story, answers } = read(mended);
    const order = [story.logins, story.builds, story.pushes].map(([first]) => first?.call.order);
    expect(order).toEqual([...order].sort());
    expect(order).not.toContain(undefined);
    expect(story.logins[0]?.password.by).toBe('stdin');
    expect(answers).toMatchObject(named);
  });

  it('keeps every line that was right', async () => {
    const { mended = '' } = await looking({ 'buildspec.yml': text }, setup);
    const kept = text.split('\n').filter((line) => /^ +- |^ {2}\w+:$|^version/.test(line));
    const sections = ['  plaintext:', '  parameter_store:', '  variables:'];
    for (const line of kept.filter((one) => !sections.includes(one))) {
      expect(mended.split('\n')).toContain(line);
    }
  });

  it('takes the names of another setup where that is settled', async () => {
    const other: Setup = { convention: 'hyphen', repository: repository ?? '', tag };
    const { mended = '', left } = await looking({ 'buildspec.yml': text }, other);
    expect(left).toEqual([]);
    expect(mended).toContain(': myapp-Docker-credentials-password');
  });
});
