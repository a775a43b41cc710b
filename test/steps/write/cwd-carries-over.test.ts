import { expect, test } from 'vitest';
import { foundAlone } from './alone.ts';
import { buildspec, looking } from './looking.ts';

const look = async (commands: readonly string[], files: Record<string, string>) => {
  const image = '$DOCKER_REGISTRY_URL/alice/flask-app';
  const build = [`docker build -t ${image} app`, `docker push ${image}`];
  const text = buildspec([...build, ...commands]);
  const beside = { 'app/Dockerfile': 'FROM scratch\n', 'app/main.py': '', ...files };
  const { findings, mended } = await looking({ 'buildspec.yml': text, ...beside });
  return { found: findings.filter(({ check }) => check === 'cwd-carries-over'), mended };
};

test.each(['kubectl apply -f k8s/web.yaml', 'sed -i s/a/b/ ./k8s/web.yaml', 'cat k8s/web.yaml'])(
  'a file of the root that is read below: %s',
  async (command) => {
    const { found, mended } = await look(['cd app', command], { 'k8s/web.yaml': '' });
    expect(found).toMatchObject([{ severity: 'warning', where: { line: 16 } }]);
    expect(mended).toContain('$CODEBUILD_SRC_DIR/k8s/web.yaml');
  },
);

test('a file that is in both places, one that is made, and one after the way back', async () => {
  const both = { 'k8s/web.yaml': '', 'app/k8s/web.yaml': '' };
  expect((await look(['cd app', 'cat k8s/web.yaml'], both)).found).toEqual([]);
  const made = ['cd app', 'echo x > k8s/web.yaml', 'cat k8s/web.yaml'];
  expect((await look(made, { 'k8s/web.yaml': '' })).found).toEqual([]);
  const back = ['cd app', 'cd ..', 'kubectl apply -f k8s/web.yaml'];
  expect((await look(back, { 'k8s/web.yaml': '' })).found).toEqual([]);
});

const alone = (commands: readonly string[]) =>
  foundAlone('cwd-carries-over', buildspec(['docker build -t app app', ...commands]));
const last = (commands: readonly string[]) => 13 + commands.length;

test.each([
  ['cd app', 'cd app'],
  ['cd app && make', 'cd ./app/'],
  ['cd app', 'cd ..', 'cd web', 'cd app'],
  ['cd services', 'cd app', 'cd services'],
  ['cd infra/stage', 'terraform init', 'cd infra/prod'],
])('without the source, a folder entered from below: %s, %s', async (...commands) => {
  const word = commands.at(-1)?.slice(3) ?? '';
  const path = word.replace(/^\.\/|\/$/g, '');
  const [finding, ...others] = await alone(commands);
  expect(finding).toMatchObject({ severity: 'warning', where: { line: last(commands) } });
  expect(finding?.what).toContain(`cd ${word} is run inside of `);
  expect(finding?.remedy.text).toContain(`write cd $CODEBUILD_SRC_DIR/${path}, `);
  expect(others).toEqual([]);
});

test.each([
  ['cd app', 'cd $CODEBUILD_SRC_DIR', 'cd app'],
  ['cd app', 'cd ..', 'cd app'],
  ['cd app', 'cd -', 'cd app'],
  ['cd app', 'cd ../app'],
  ['(cd app && make)', 'cd app'],
  ['pushd app', 'popd', 'cd app'],
  ['cd app', 'if [ -d app ]; then cd app; fi'],
  ['cd app', 'cd src'],
  ['cd infra', 'cd infra-modules'],
  ['cd "$FOLDER"', 'cd app', 'cd app'],
  ['cd /opt/app', 'cd app'],
])('without the source, nothing is said of %s, %s', async (...commands) => {
  expect(await alone(commands)).toEqual([]);
});

test.each([
  ['cd app', 'cat app/pom.xml', 'app/pom.xml', 'app/'],
  ['cd app', 'sed -i s/a/b/ ./app/web.yml', './app/web.yml', 'app/'],
  ['cd services/web', 'cp "web/build.jar" .', '"web/build.jar"', 'web/'],
  ['cd app && ls', 'mvn -f app/pom.xml package', 'app/pom.xml', 'app/'],
])(
  'without the source, a file named with its folder again: %s, %s',
  async (cd, use, word, lead) => {
    const [finding, ...others] = await alone([cd, use]);
    expect(finding).toMatchObject({ severity: 'warning', where: { line: 15 } });
    expect(finding?.what).toContain(`${word} is looked for in `);
    expect(finding?.remedy.text).toBe(`take ${lead} out, or write $CODEBUILD_SRC_DIR before it`);
    expect(others).toEqual([]);
  },
);

test.each([
  ['cd app', 'cat pom.xml'],
  ['cd app', 'cat ../app/pom.xml'],
  ['cd app', 'cat $CODEBUILD_SRC_DIR/app/pom.xml'],
  ['cd app', 'cat src/app/pom.xml'],
  ['cd app', 'cat app.yml app-main/pom.xml'],
  ['cd app', 'cd ..', 'cat app/pom.xml'],
  ['cd app', 'if [ -f app/pom.xml ]; then cat app/pom.xml; fi'],
  ['cd app', 'sed -i "s|app/web|app/api|" web.yml'],
  ['cd app', 'kubectl set image deployment/web web=app/web:1'],
  ['cd app', 'docker build -t web app/'],
  ['cd services', 'cat app/pom.xml'],
  ['cd deployment', 'kubectl rollout status deployment/web'],
  ['cd app', 'mkdir app', 'cp main.py app/'],
  ['cd app', 'cat app/settings.py'],
])('without the source, no file is missed in %s, %s', async (...commands) => {
  expect(await alone(commands)).toEqual([]);
});

test('what is copied to a bucket is looked for below too', async () => {
  const command = `aws s3 sync app/$${'{OUT:-dist}'}/ s3://$BUCKET/app/`;
  const [finding, ...others] = await alone(['cd app && npm ci', command]);
  expect(finding?.what).toContain('/ is looked for in app, where');
  expect(others).toEqual([]);
  expect(await alone(['cd app', 'aws s3 sync s3://$BUCKET/app/ .'])).toEqual([]);
  expect(await alone(['cd app', 'aws s3api put-object --key app/x'])).toEqual([]);
});
