import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const image = '$DOCKER_REGISTRY_URL/alice/flask-app';

const found = async (deploy: string, tag = 'latest') => {
  const build = [`docker build -t ${image}:${tag} .`, `docker push ${image}:${tag}`];
  const { findings } = await looking({ 'buildspec.yml': buildspec([...build, deploy]) });
  return findings.filter(({ check }) => check === 'image-deployed-not-pushed');
};

test.each([
  `kubectl set image deployment/web web=${image}:$CODEBUILD_RESOLVED_SOURCE_VERSION`,
  `kubectl -n prod set image deploy/web "web=${image}:v2"`,
  `aws lambda update-function-code --function-name web --image-uri ${image}:v2`,
])('%s', async (command) => {
  expect(await found(command)).toMatchObject([{ severity: 'warning', where: { line: 15 } }]);
});

test.each([
  `kubectl set image deployment/web web=${image}:latest`,
  `kubectl set image deployment/web web=${image}`,
  `kubectl set image deployment/web proxy=docker.io/library/nginx:1.27`,
  `kubectl set image deployment/web web=${image}@$DIGEST`,
  `aws lambda update-function-code --function-name web --image-uri ${image}:latest`,
  `aws lambda update-function-code --function-name web --zip-file fileb://a.zip`,
])('%s is in order', async (command) => {
  expect(await found(command)).toEqual([]);
});

test('a tag of which nothing is known may be the one that is pushed', async () => {
  expect(await found(`kubectl set image deployment/web web=${image}:$TAG`, '$TAG')).toEqual([]);
});
