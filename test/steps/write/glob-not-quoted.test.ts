import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const invalidate = 'aws cloudfront create-invalidation --distribution-id EDFDVBD6EXAMPLE';

const look = async (command: string) => {
  const { findings, mended } = await looking({ 'buildspec.yml': buildspec([command]) });
  return { found: findings.filter(({ check }) => check === 'glob-not-quoted'), mended };
};

test.each([
  [`${invalidate} --paths /*`, '--paths "/*"'],
  [`${invalidate} --paths /index.html /*`, '--paths /index.html "/*"'],
  [`${invalidate} --paths /* --profile shop`, '--paths "/*" --profile shop'],
  [`cd web && ${invalidate} --paths /* || true`, '--paths "/*" || true'],
  [`'${invalidate} --paths /*'`, `--paths "/*"'`],
])('%s is read by the shell', async (command, after) => {
  const { found, mended } = await look(command);
  expect(found).toMatchObject([
    { severity: 'warning', where: { line: 13 }, what: expect.stringContaining('replaces /* ') },
  ]);
  expect(mended).toContain(`${after}\n`);
});

test.each([
  `${invalidate} --paths "/*"`,
  `${invalidate} --paths '/*'`,
  `${invalidate} --paths \\/\\*`,
  `${invalidate} --paths=/*`,
  `${invalidate} --paths /index.html /about`,
  `${invalidate} --paths $PATHS`,
  `${invalidate} --invalidation-batch file://batch.json`,
  `echo ${invalidate} --paths /*`,
  'ls -d /*',
  'aws s3 cp web/* s3://shop/',
  'aws cloudfront create-invalidation --distribution-id E1 --paths /static/*',
])('%s is in order', async (command) => {
  expect((await look(command)).found).toEqual([]);
});
