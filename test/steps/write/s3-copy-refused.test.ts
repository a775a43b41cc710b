import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const found = async (...commands: string[]) => {
  const { findings } = await looking({ 'buildspec.yml': buildspec(commands) });
  return findings.filter(({ check }) => check === 's3-copy-refused');
};

test.each([
  ['aws s3 cp app.zip', 'aws s3 cp is given app.zip alone'],
  ['aws s3 sync "$SITE"', 'aws s3 sync is given "$SITE" alone'],
  ['aws s3 cp s3://shop-assets/app.zip', 'aws s3 cp is given s3://shop-assets/app.zip alone'],
  ['aws s3 sync dist --acl public-read --delete', 'aws s3 sync is given dist alone'],
  ['aws s3 sync dist shop-assets', 'neither place of aws s3 sync is in S3'],
  ['aws s3 cp app.zip shop-assets/app.zip --quiet', 'neither place of aws s3 cp is in S3'],
  ['aws s3 mv --sse aws:kms app.zip s3:/shop-assets/', 'neither place of aws s3 mv is in S3'],
  ['aws s3 cp dist/ s3://shop-assets/', 'aws s3 cp is given the folder dist/, and takes one file'],
  ['aws s3 cp dist/ "$BUCKET"', 'aws s3 cp is given the folder dist/, and takes one file'],
  ['aws s3 mv ./ s3://shop-assets', 'aws s3 mv is given the folder ./, and takes one file'],
])('%s copies nothing', async (command, what) => {
  expect(await found(command)).toMatchObject([
    { severity: 'error', what, where: { line: 13 }, remedy: { kind: 'advice' } },
  ]);
});

test('a bucket without s3:// that an earlier command has named', async () => {
  expect(await found('BUCKET=shop-assets', 'aws s3 cp app.zip "$BUCKET/app.zip"')).toMatchObject([
    { what: 'neither place of aws s3 cp is in S3', where: { line: 14 } },
  ]);
});

test('a copy that only some builds run is a warning', async () => {
  expect(await found('if [ -n "$SITE" ]; then aws s3 cp app.zip; fi')).toMatchObject([
    { severity: 'warning' },
  ]);
});

test.each([
  'aws s3 cp app.zip s3://shop-assets/',
  'aws s3 cp dist/ s3://shop-assets/ --recursive',
  'aws s3 cp --recursive --acl public-read dist/ s3://shop-assets/',
  'aws s3 sync dist/ s3://shop-assets/ --exclude "*" --include "*.html" --delete',
  'aws s3 cp s3://shop-assets/ . --recursive',
  'aws s3 sync s3://shop-assets s3://shop-copy',
  'aws s3 cp - s3://shop-assets/build.txt',
  'aws s3 cp s3://shop-assets/build.txt -',
  'aws s3 cp app.zip "$BUCKET/app.zip"',
  'aws s3 cp app.zip $BUCKET',
  'aws s3 cp $FILES',
  'aws s3 cp $OPTIONS dist/ s3://shop-assets/',
  'aws s3 cp dist/*.zip s3://shop-assets/',
  'BUCKET=s3://shop-assets; aws s3 cp app.zip $BUCKET/app.zip',
  "find dist -name '*.js' | xargs -I{} aws s3 cp {} s3://shop-assets/",
  'aws s3 ls s3://shop-assets',
  'aws s3 rm s3://shop-assets/app.zip',
  'aws s3api put-object --bucket shop-assets --key app.zip --body app.zip',
  'cp dist/app.zip /tmp',
  'aws s3 cp "$@"',
  'aws s3 cp --case-conflict ignore . s3://shop --recursive',
  'aws s3 cp help',
])('%s is in order, or may be', async (command) => {
  expect(await found(command)).toEqual([]);
});
