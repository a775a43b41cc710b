import { test } from 'vitest';
import { readBuildspec } from '../../../../src/buildspec/read.ts';
import { applyEdits } from '../../../../src/buildspec/edit.ts';
import { meantNames, moveToParameterStore } from '../../../../src/steps/write/name-moves.ts';
test('d', () => {
  const t = `version: 0.2
env:
  variables:
    DOCKER_REGISTRY_URL: docker.io
    DOCKER_REGISTRY_USERNAME: \${myapp_Docker_credentials_username}
    DOCKER_REGISTRY_PASSWORD: "{{resolve:ssm:/myapp/docker-credentials/password}}"
phases:
  build:
    commands:
      - a
`;
  const spec = readBuildspec(t);
  const e = moveToParameterStore(spec, meantNames(spec));
  console.log(JSON.stringify(e), applyEdits(t, e as never));
  const u = readBuildspec('version: 0.2\nphases:\n  build:\n    commands: - docker build .\n      - docker push x\n');
  console.log(JSON.stringify(u.problems.map(p=>[p, u.text.slice(p.span.start,p.span.end)]), null, 1));
});
