import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { say } from '../../src/changes/verbs.ts';
import { examples } from './examples.ts';

test.each<[keyof typeof examples, string]>([
  ['put', '+ parameter /flask-app/docker-registry/url  String'],
  ['overwrite', '~ parameter /flask-app/docker-registry/url  String, replaces version 1'],
  [
    'putSecret',
    '+ parameter /flask-app/docker-credentials/password  SecureString with key alias/docker',
  ],
  [
    'createRole',
    '+ role codebuild-flask-app-service-role  CodeBuild may assume it, for this project only',
  ],
  ['trust', '~ trust policy of codebuild-flask-app-service-role  CodeBuild may assume it'],
  [
    'policy',
    '+ inline policy docker-credentials-flask-app of codebuild-flask-app-service-role  1 action on 1 ARN, nothing else',
  ],
  ['attach', '+ managed policy AmazonSSMReadOnlyAccess on codebuild-flask-app-service-role'],
  [
    'bucket',
    '+ bucket firstpush-source-x  eu-west-1, private, holds the source that CodeBuild reads',
  ],
  ['project', '+ project flask-app  aws/codebuild/standard:7.0, privileged mode on, source S3'],
  [
    'update',
    '~ project flask-app  privileged mode on, role codebuild-flask-app-service-role, image aws/codebuild/standard:8.0, buildspec ci/buildspec.yml',
  ],
  [
    'variables',
    '~ project flask-app  variable DOCKER_USERNAME from the parameter /flask-app/docker-credentials/username, without the variable DOCKER_PASSWORD, image pulled by CodeBuild',
  ],
  ['write', '+ file Dockerfile  2 lines'],
  ['rewrite', '~ file ci/build it.sh  1 lines become 2'],
  [
    'push',
    '+ image docker.io/alice/flask-app:firstpush-c0ffee123456  built from app/Dockerfile, pushed as a test',
  ],
  ['rebuild', '+ build of flask-app  from its own source, pushes its own tags'],
  ['watch', '~ build flask-app:7d1c  watched to its end'],
  [
    'build',
    '+ build of flask-app  from this folder, pushes docker.io/alice/flask-app:firstpush-c0ffee123456',
  ],
  [
    'rehearsal',
    '+ rehearsal of buildspec.yml  its commands run on this machine in a copy of the folder, pushes docker.io/alice/flask-app:firstpush-c0ffee123456',
  ],
  ['putBack', '~ parameter /flask-app/docker-registry/url  String, the value of version 3 again'],
  [
    'unput',
    '- parameter /flask-app/docker-registry/url  its name can be taken again after 30 seconds',
  ],
  ['trustBack', '~ trust policy of codebuild-flask-app-service-role  as it was before'],
  [
    'policyBack',
    '~ inline policy docker-credentials-flask-app of codebuild-flask-app-service-role  as it was before',
  ],
  ['unpolicy', '- inline policy docker-credentials-flask-app of codebuild-flask-app-service-role'],
  ['detach', '- managed policy AmazonSSMReadOnlyAccess on codebuild-flask-app-service-role'],
  ['unrole', '- role codebuild-flask-app-service-role'],
  ['unproject', '- project flask-app  the record of its builds stays'],
  ['unbucket', '- bucket firstpush-source-x  it is empty'],
  [
    'clear',
    '- what a test build of flask-app left, s3://firstpush-source-x/flask-app/test.zip  and the tag that it pushes meanwhile',
  ],
  ['fileBack', '~ file buildspec.yml  as it was before'],
  ['unfile', '- file ci/buildspec.yml  and ci once empty'],
  ['withdraw', '- image docker.io/alice/flask-app:firstpush-c0ffee123456  the tag of a test'],
])('%s', (example, line) => {
  expect(say(examples[example])).toBe(line);
});

test('the text of a variable is not shown: it may be a secret', () => {
  const to = { type: 'PLAINTEXT', value: 'hunter2' } as const;
  const settings = [{ set: 'variable', name: 'TOKEN', to }] as const;
  const line = say({ kind: 'update-project', name: 'flask-app', settings });
  expect(line).toBe('~ project flask-app  variable TOKEN as a text');
});

test('every verb has an example', () => {
  const tables = ['verbs.ts', 'undo/verbs.ts'].map((path) =>
    readFileSync(new URL(`../../src/changes/${path}`, import.meta.url), 'utf8'),
  );
  const verbs = [...tables.join('').matchAll(/^ {2}'([a-z-]+)':/gm)].map((match) => match[1]);
  const kinds = new Set<string | undefined>(Object.values(examples).map(({ kind }) => kind));
  expect(verbs.length).toBeGreaterThan(22);
  expect(verbs.filter((verb) => !kinds.has(verb))).toEqual([]);
});
