import { expect, test } from 'vitest';
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
