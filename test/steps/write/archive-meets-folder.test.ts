import { expect, test } from 'vitest';
import { foundAlone } from './alone.ts';
import { buildspec, looking } from './looking.ts';

const zip = 'terraform_1.9.8_linux_amd64.zip';

const found = async (commands: readonly string[], files: Record<string, string> = {}) => {
  const { findings } = await looking({ 'buildspec.yml': buildspec(commands), ...files });
  return findings.filter(({ check }) => check === 'archive-meets-folder');
};
const alone = (commands: readonly string[]) =>
  foundAlone('archive-meets-folder', buildspec(commands));

test.each([
  [`unzip ${zip}`, 'terraform/main.tf'],
  [`sudo unzip -o -q "/tmp/${zip}"`, 'terraform/main.tf'],
  [`unzip terraform_$${'{VERSION}'}_linux_amd64.zip`, 'terraform/stage/main.tf'],
  [`cd infra && unzip ${zip}`, 'infra/terraform/main.tf'],
  ['unzip packer_1.11.2_linux_amd64.zip', 'packer/image.pkr.hcl'],
])('%s beside %s', async (command, file) => {
  expect(await found([command], { [file]: '' })).toMatchObject([
    { severity: 'error', where: { line: 13 }, remedy: { kind: 'advice' } },
  ]);
});

test('a command under a condition is a warning', async () => {
  const command = `if ! command -v terraform; then unzip ${zip}; fi`;
  expect(await found([command], { 'terraform/main.tf': '' })).toMatchObject([
    { severity: 'warning' },
  ]);
});

test.each([
  `unzip ${zip} -d /usr/local/bin`,
  `unzip -d /usr/local/bin ${zip}`,
  `unzip -oqd /usr/local/bin ${zip}`,
  `cd /tmp && unzip ${zip}`,
  `cd terraform && unzip ${zip}`,
  'unzip packer_1.11.2_linux_amd64.zip',
  'unzip site.zip',
  'unzip "$ARCHIVE.zip"',
  `tar -xf ${zip}`,
  'unzip -l terraform_1.9.8_linux_amd64.zip',
  'unzip terraform-modules.zip',
  'aws s3 cp s3://shop/terraform.zip . && unzip terraform.zip',
])('%s meets no folder', async (command) => {
  expect(await found([command], { 'terraform/main.tf': '' })).toEqual([]);
});

test.each(['main.tf', 'infra/terraform/main.tf', 'terraform.tf'])(
  'a source with %s has no folder of the name',
  async (file) => {
    expect(await found([`unzip ${zip}`, 'cd terraform'], { [file]: '' })).toEqual([]);
  },
);

test('without the source, a folder that is entered later', async () => {
  expect(await alone([`unzip ${zip}`, 'cd terraform'])).toMatchObject([
    { severity: 'warning', where: { line: 13 } },
  ]);
  expect(await alone([`unzip ${zip}`, 'cd $CODEBUILD_SRC_DIR/terraform'])).toHaveLength(1);
});

test.each([
  [`unzip ${zip}`, 'mv terraform /usr/local/bin/'],
  [`unzip ${zip}`, 'cd infra'],
  [`unzip ${zip} -d /usr/local/bin`, 'cd terraform'],
  [`unzip ${zip}`, 'mv terraform /usr/local/bin/', 'mkdir terraform', 'cd terraform'],
  [`unzip ${zip}`, 'git clone https://example.org/alice/shop.git terraform', 'cd terraform'],
])('without the source, nothing is said of %s, %s', async (...commands) => {
  expect(await alone(commands)).toEqual([]);
});
