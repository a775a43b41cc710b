import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const found = async (commands: string[], files = {}) => {
  const { findings } = await looking({ 'buildspec.yml': buildspec(commands), ...files });
  return findings.filter(({ check }) => check === 'docker-context-missing');
};

test.each([
  ['../web', []],
  ['"$CODEBUILD_SRC_DIR/../web"', []],
  ['../../web', ['cd infra']],
])('the context %s lies outside the source', async (context, before) => {
  const faults = await found([...before, `docker build -t web ${context}`], {
    'infra/main.tf': '',
  });
  expect(faults).toMatchObject([{ severity: 'warning', where: { line: 13 + before.length } }]);
  expect(faults[0]?.what).toContain('lies outside the source');
});

test('it is told without the source, too', async () => {
  const { findings } = await looking({
    Dockerfile: '',
    'buildspec.yml': buildspec(['docker build -t web ../web']),
  });
  expect(findings.map(({ what }) => what)).toContain(
    'the build context ../web lies outside the source',
  );
});

test.each([
  [['git clone https://example.com/web.git ../web', 'docker build -t web ../web']],
  [['cp -r . ../web', 'docker build -t web ../web']],
  [['docker build -t web -f Dockerfile ..']],
  [['cd infra', 'docker build -t web ../app']],
  [['if [ -d ../web ]; then docker build -t web ../web; fi']],
])('%s is left alone', async (commands) => {
  expect(await found(commands, { 'infra/main.tf': '', 'app/Dockerfile': '' })).toEqual([]);
});
