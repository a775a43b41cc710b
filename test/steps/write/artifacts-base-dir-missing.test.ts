import { expect, test } from 'vitest';
import { foundAlone } from './alone.ts';
import { buildspec, looking } from './looking.ts';

const check = 'artifacts-base-dir-missing';
const textOf = (commands: readonly string[], base: string) =>
  `${buildspec(commands)}artifacts:\n  base-directory: ${base}\n  files:\n    - '**/*'\n`;

test.each([
  [['cd services/web', 'ls'], 'web', 'services/web'],
  [['cd services/web', 'ls', 'cd ../..', 'ls'], './web', 'services/web'],
  [['(cd infra/dev && ls)'], 'dev', 'infra/dev'],
  [['cd web', 'ls'], 'services/web', 'web'],
])('without the source: %j, and the base directory %s', async (commands, base, twin) => {
  expect(await foundAlone(check, textOf(commands, base))).toMatchObject([
    {
      severity: 'warning',
      what: `the base directory ${base} is not the folder in which the commands work`,
      remedy: { kind: 'advice', text: `name it as ${twin}, or correct the cd` },
    },
  ]);
});

test.each([
  [['cd services/web', 'ls'], 'services/web'],
  [['cd services/web', 'ls'], 'services'],
  [['cd services/web', 'ls'], 'web/dist'],
  [['cd services/web', 'ls'], 'api'],
  [['cd services/my-web', 'ls'], 'web'],
  [['cd services/web', 'ls', 'cd $CODEBUILD_SRC_DIR/web', 'ls'], 'web'],
  [['cd services/web', 'cp -r . ../../web'], 'web'],
  [['cd services/web', 'git clone https://example.org/alice/web.git ../../web'], 'web'],
  [['cd "$FOLDER/web"', 'ls'], 'web'],
  [['cd /opt/web', 'ls'], 'web'],
  [['ls'], 'web'],
])(
  'without the source, nothing is said of %j and the base directory %s',
  async (commands, base) => {
    expect(await foundAlone(check, textOf(commands, base))).toEqual([]);
  },
);

test('where the source is there, it tells which folders it has', async () => {
  const text = textOf(['cd services/web', 'ls'], 'web');
  const both = { 'services/web/x': '', 'web/x': '' };
  const { findings } = await looking({ 'buildspec.yml': text, ...both });
  expect(findings.filter((finding) => finding.check === check)).toEqual([]);
});
