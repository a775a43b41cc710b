import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const found = async (command: string, setting = 'IMAGE=$DOCKER_REGISTRY_URL/alice/flask-app') => {
  const build = ['docker build -t $IMAGE:$TAG .', 'docker push $IMAGE:$TAG'];
  const text = buildspec([setting, ...build, command]);
  const { findings } = await looking({ 'buildspec.yml': text });
  return findings.filter(({ check }) => check === 'sed-delimiter-in-value');
};

test.each([
  'sed -i "s/NAME:TAG/$IMAGE:$TAG/g" app.yml',
  'sed -e s/NAME/$IMAGE/ app.yml > web.yml',
  'sed -i "/image:/ s/NAME/$IMAGE/" app.yml',
])('%s', async (command) => {
  expect(await found(command)).toMatchObject([{ severity: 'error', where: { line: 16 } }]);
});

test('a variable that is pushed as a whole name, wherever its value comes from', async () => {
  expect(await found('sed -i "s/NAME/$IMAGE/" app.yml', 'echo')).toHaveLength(1);
});

test.each([
  'sed -i "s|NAME|$IMAGE|g" app.yml',
  'sed -i "s/TAG/$TAG/g" app.yml',
  "sed -i 's/NAME/$IMAGE/g' app.yml",
  `sed -i "s/NAME/$${'{IMAGE//\\//\\\\/}'}/g" app.yml`,
  'sed -i "s/a/b/; s|NAME|$IMAGE|" app.yml',
])('%s is in order', async (command) => {
  expect(await found(command)).toEqual([]);
});

test.each([
  'sed -i "s/NAME/$REPOSITORY_URI/" app.yml',
  'sed -i "s/NAME:TAG/$ECR_REPO:$TAG/g" app.yml',
])('a variable that is called as an address is: %s', async (command) => {
  expect(await found(command, 'echo')).toMatchObject([{ severity: 'warning' }]);
});

test.each([
  'sed -i "s|NAME|$REPOSITORY_URI|" app.yml',
  'sed -i "s/NAME/$ECR_REPO/" app.yml',
  'sed -i "s/NAME/web-$BASE_URL/" app.yml',
])('a variable that may hold a plain word: %s', async (command) => {
  expect(await found(command, 'echo')).toEqual([]);
});
