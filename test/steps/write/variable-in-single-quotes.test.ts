import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const look = async (...commands: string[]) => {
  const items = commands.map((command) => `|\n        ${command}`);
  const { findings, mended } = await looking({ 'buildspec.yml': buildspec(items) });
  const found = findings.filter(({ check }) => check === 'variable-in-single-quotes');
  return { found, mended };
};

test.each([
  ["sed -i 's/VERSION/$IMAGE_TAG/g' app.yml", 'sed -i "s/VERSION/$IMAGE_TAG/g" app.yml'],
  [
    `sed -e 's|VERSION|\${IMAGE_TAG}|' app.yml > web.yml`,
    `sed -e "s|VERSION|\${IMAGE_TAG}|" app.yml > web.yml`,
  ],
  ["sudo sed -i 's#VERSION#v$IMAGE_TAG#' app.yml", 'sudo sed -i "s#VERSION#v$IMAGE_TAG#" app.yml'],
  [
    "sed -i '/image:/ s/VERSION/$IMAGE_TAG/' app.yml",
    'sed -i "/image:/ s/VERSION/$IMAGE_TAG/" app.yml',
  ],
])('%s gets double quotes', async (command, after) => {
  const { found, mended } = await look(command);
  expect(found).toMatchObject([
    { severity: 'warning', where: { line: 14 }, remedy: { kind: 'change' } },
  ]);
  expect(found[0]?.what).toBe('sed puts in the name $IMAGE_TAG itself, not its value');
  expect(mended).toContain(`        ${after}\n`);
});

test('each of two expressions', async () => {
  const { found, mended } = await look("sed -e 's/A/$IMAGE/' -e 's/B/$IMAGE_TAG/' app.yml");
  expect(found).toHaveLength(2);
  expect(mended).toContain('sed -e "s/A/$IMAGE/" -e "s/B/$IMAGE_TAG/" app.yml\n');
});

test.each([
  `sed -i 's/"tag": ".*"/"tag": "$IMAGE_TAG"/' app.json`,
  "sed -i 's/VERSION$/$IMAGE_TAG/' app.yml",
  "sed -i -E 's/(v)VERSION/\\1$IMAGE_TAG/' app.yml",
  `yq -i '.image.tag = "$IMAGE_TAG"' values.yaml`,
  `yq e '.image.tag = "\${IMAGE_TAG}"' -i values.yaml`,
])('%s is left to whoever writes the quotes, since more in it would change', async (command) => {
  const { found, mended } = await look(command);
  expect(found).toMatchObject([{ where: { line: 14 }, remedy: { kind: 'advice' } }]);
  expect(mended).toBeUndefined();
});

test('a value that would end the expression is not put in without being asked', async () => {
  const image = 'IMAGE=$DOCKER_REGISTRY_URL/alice/flask-app';
  const { found } = await look(image, "sed -i 's/NAME/$IMAGE/' app.yml");
  expect(found).toMatchObject([{ where: { line: 16 }, remedy: { kind: 'advice' } }]);
});

test.each([
  'sed -i "s/VERSION/$IMAGE_TAG/g" app.yml',
  'sed -i s/VERSION/$IMAGE_TAG/ app.yml',
  `sed -i 's|VERSION|'"$IMAGE_TAG"'|' app.yml`,
  "sed -i 's|VERSION|'$IMAGE_TAG'|' app.yml",
  "sed -i 's/$IMAGE_TAG/latest/' app.yml",
  "sed -i 's/$IMAGE_TAG/'\"$IMAGE_TAG\"'/' app.yml",
  "sed -i 's/^IMAGE_TAG=.*/IMAGE_TAG=$IMAGE_TAG/' run.env",
  "sed 's/VERSION/$tag/' app.yml",
  "sed '$d' app.yml",
  "sed -n '/image:/,$p' app.yml",
  "sed 's/$/;/' app.sql",
  "awk '{ print $NF }' app.txt",
  "yq -i '.image.tag = strenv(IMAGE_TAG)' values.yaml",
  'yq -i ".image.tag = \\"$IMAGE_TAG\\"" values.yaml',
  "yq '. as $ITEM | .image' values.yaml",
  `echo 's/VERSION/$IMAGE_TAG/'`,
  String.raw`sed -i 's/x/\$IMAGE_TAG/' web.yml`,
  `yq '.image == "$IMAGE_TAG"' web.yml`,
  `sed -i 's/x/$AB_cd/' web.yml`,
])('%s is in order', async (command) => {
  expect((await look(command)).found).toEqual([]);
});

test('what envsubst fills in afterwards', async () => {
  const commands = ["sed -i 's/VERSION/$IMAGE_TAG/' app.yml", 'envsubst < app.yml > web.yml'];
  expect((await look(...commands)).found).toEqual([]);
});
