import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const found = async (command: string) => {
  const { findings } = await looking({ 'buildspec.yml': buildspec([command]) });
  return findings.filter(({ check }) => check === 'echo-cut-short');
};

test.each([
  ['echo Build & push the image', 'push'],
  ['echo Lint&test', 'test'],
  ['printf Build & push', 'push'],
  ['echo See https://example.com/builds?id=1&status done', 'status'],
  ['if [ -n "$DEBUG" ]; then echo Build & push; fi', 'push'],
])('%s prints half of it', async (command, next) => {
  expect(await found(command)).toMatchObject([
    { severity: 'warning', where: { line: 13 }, remedy: { kind: 'advice' } },
  ]);
  expect((await found(command))[0]?.what).toContain(`${next} is run as a command`);
});

test('one of several lines of an item', async () => {
  const item = '|\n        docker images\n        echo Build & push the image';
  expect(await found(item)).toMatchObject([{ where: { line: 15 } }]);
});

test.each([
  ['echo `Building the image`', 'Building'],
  ['echo "Done, `Push completed`"', 'Push'],
  ['echo `Build started on $(date)`', 'Build'],
])('%s looks for a program of that name', async (command, first) => {
  expect(await found(command)).toMatchObject([
    {
      severity: 'warning',
      where: { line: 13 },
      what: `${first} is run as a command, since it stands between backticks`,
      remedy: { kind: 'advice' },
    },
  ]);
});

test.each([
  'echo Started on `date`',
  'echo "Commit `git rev-parse HEAD`"',
  "echo 'The image `Shop` is built'",
  "echo '`Building the image`'",
  'echo \\`Building the image\\`',
  'TAG=`git rev-parse --short HEAD`',
])('%s runs what it means to, or nothing', async (command) => {
  expect(await found(command)).toEqual([]);
});

test.each([
  'echo "Build & push the image"',
  "echo 'Build & push the image'",
  'echo Build \\& push the image',
  'echo Build "&" push the image',
  'echo Build && docker images',
  'echo Build 2>&1',
  'echo Build >&2',
  'echo Build > build.log 2>&1',
  'echo Build &',
  'sleep 5 & echo Build',
  'npm start & npm test',
  'echo "$(docker images & wait)"',
  '# echo Build & push',
  'echo yes | apt-get install -y jq & wait',
  'for name in a b; do echo $name & done; wait',
  'echo x >> build.log & tail build.log',
  '(echo a &) ; docker images',
  'V=$(Rscript version.R)',
  '|\n        echo a &\n        docker images',
])('%s prints all of it', async (command) => {
  expect(await found(command)).toEqual([]);
});

test.each(['Restarting api with new image', 'Building the image...', 'Pushed web, api'])(
  'a sentence without echo: %s',
  async (sentence) => {
    const [finding, ...others] = await found(sentence);
    expect(finding).toMatchObject({ severity: 'warning', where: { line: 13 } });
    expect(finding?.what).toBe(`the sentence “${sentence}” is run as a command`);
    expect(others).toEqual([]);
  },
);

test.each(['Xvfb :99', 'Rscript run all', 'Building --all the images', 'TESTING=1 make all it'])(
  '%s may be a program',
  async (command) => {
    expect(await found(command)).toEqual([]);
  },
);
