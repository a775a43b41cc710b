import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const source = {
  mvnw: '#!/bin/sh\n',
  gradlew: '#!/bin/sh\n',
  'requirements.txt': 'flask\n',
  'api/requirements-dev.txt': 'pytest\n',
};

const look = async (command: string) => {
  const { findings, mended } = await looking({ ...source, 'buildspec.yml': buildspec([command]) });
  return { found: findings.filter(({ check }) => check === 'command-line-refused'), mended };
};

test.each([
  ['npm build', 'npm has no command build', '- npm run build'],
  ['npm lint -- --fix', 'npm has no command lint', '- npm run lint -- --fix'],
  ['npm test:ci', 'npm has no command test:ci', '- npm run test:ci'],
  ['pip install requirements.txt', 'takes requirements.txt', '- pip install -r requirements.txt'],
  [
    'sudo pip3 install -q api/requirements-dev.txt',
    'takes api/requirements-dev.txt',
    '- sudo pip3 install -q -r api/requirements-dev.txt',
  ],
  ['gradlew build', 'gradlew lies in the source', '- ./gradlew build'],
  ['mvnw -B package', 'mvnw lies in the source', '- ./mvnw -B package'],
  ['kubectl apply app.yml', 'given app.yml without -f', '- kubectl apply -f app.yml'],
  [
    'helm repo add stable https://kubernetes-charts.storage.googleapis.com/',
    'there are no charts at https://kubernetes-charts.storage.googleapis.com/ any more',
    '- helm repo add stable https://charts.helm.sh/stable',
  ],
  ['kubectl apply k8s/ -n shop', 'given k8s/ without -f', '- kubectl apply -f k8s/ -n shop'],
])('%s is refused, and mended', async (command, what, after) => {
  const { found, mended } = await look(command);
  expect(found).toMatchObject([{ severity: 'error', where: { line: 13 } }]);
  expect(found[0]?.what).toContain(what);
  expect(mended).toContain(`      ${after}\n`);
});

test.each([
  ['npx install', 'npx runs a program called install', 'write npm install'],
  ['mvn clean packge', 'Maven has no phase packge', 'write package'],
  ['mvn instal -DskipTests', 'Maven has no phase instal', 'write install'],
  ['./mvnw -B clean verfy', 'Maven has no phase verfy', 'write verify'],
])('%s is refused, and left to a person', async (command, what, text) => {
  const { found } = await look(command);
  expect(found).toMatchObject([
    { severity: 'error', where: { line: 13 }, remedy: { kind: 'advice', text } },
  ]);
  expect(found[0]?.what).toContain(what);
});

test('in a branch it may never be reached', async () => {
  const { found, mended } = await look('if [ -n "$WEB" ]; then npm build; fi');
  expect(found).toMatchObject([{ severity: 'warning' }]);
  expect(mended).toContain('then npm run build; fi');
});

test.each([
  'npm run build',
  'npm ci && npm test',
  'npm --prefix web run build',
  'npm $SCRIPT',
  'echo npm build',
  'npx webpack build',
  'npx --yes serverless deploy',
])('npm takes %s', async (command) => {
  expect((await look(command)).found).toEqual([]);
});

test.each([
  'pip install -r requirements.txt',
  'pip install -qr requirements.txt',
  'pip install --requirement=requirements.txt',
  'pip install -t lib -r requirements.txt',
  'pip install flask -c requirements.txt',
  'pip install requirements-parser',
  'pip install $PACKAGES',
])('pip takes %s', async (command) => {
  expect((await look(command)).found).toEqual([]);
});

test.each([
  'mvn clean package',
  'mvn -B -P deploi package',
  'mvn package -pl clien,servr -am',
  'mvn dependency:tree',
  'mvn frobnicate',
  './mvnw package',
  'sh mvnw package',
  'bash gradlew build',
  'chmod +x gradlew && ./gradlew build',
  'android/gradlew build',
  'gradle build',
])('%s is run as it is', async (command) => {
  expect((await look(command)).found).toEqual([]);
});

test.each([
  'helm repo add stable https://charts.helm.sh/stable',
  'kubectl apply -f app.yml',
  'kubectl apply --filename=app.yml',
  'kubectl apply -k overlays/prod/',
  'kubectl apply app.yml $OPTIONS',
  'kubectl apply view-last-applied -f app.yml',
  'kubectl apply "$FILE"',
  'cat app.yml | kubectl apply -f -',
  'command -v gradlew',
])('%s is taken', async (command) => {
  expect((await look(command)).found).toEqual([]);
});
