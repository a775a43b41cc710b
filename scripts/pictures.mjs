// npm run pictures: drives the screen on the practice ground and writes docs/pictures anew.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { castOf } from './pictures/cast.mjs';
import { openStage } from './pictures/stage.mjs';
import { svgOf } from './pictures/svg.mjs';

const folder = 'docs/pictures';
const size = { columns: 100, rows: 30 };
const enter = '\r';

const write = (name, text) => writeFile(join(folder, name), text);

/** From an empty folder to a proven push, by Enter alone. */
async function walk() {
  const stage = openStage(size);
  const signs = [
    /Where shall we walk\?/,
    /Is this right\?/,
    /▸ name[\s\S]*↵ do all/,
    /▸ store[\s\S]*↵ do all/,
    /▸ wire[\s\S]*↵ do all/,
    /▸ write[\s\S]*↵ do it/,
    /▸ prove[\s\S]*↵ do it/,
  ];
  const screens = [];
  for (const sign of signs) {
    screens.push(await stage.until(sign));
    stage.type(enter);
  }
  screens.push(await stage.end());
  await stage.close();
  await write(
    'walk.svg',
    svgOf(screens[3], 'The walk at the step store: what is to do, and the plan'),
  );
  await write('proven.svg', svgOf(screens[7], 'The end of the walk: a push that is proven'));
  await write('walk.cast', castOf(screens, 'firstpush: from an empty folder to a proven push'));
}

/** A buildspec of a tutorial somewhere, as it is found and repaired. */
async function repair() {
  const buildspec = `version: 0.2

phases:
  install:
    commands:
      - echo "Building Docker image..."
      - docker build -t $DOCKER_REGISTRY_URL/$DOCKER_USERNAME/demo:latest .
      - docker push $DOCKER_REGISTRY_URL/$DOCKER_USERNAME/demo:latest

environment_variables:
  plaintext:
    DOCKER_USERNAME: \${myapp_Docker_credentials_username}
    DOCKER_PASSWORD: \${myapp_Docker_credentials_password}
  parameter_store:
    DOCKER_REGISTRY_URL: /myapp/Docker_registry_URL
`;
  const stage = openStage({
    ...size,
    rows: 36,
    words: ['fix', '--practice', '--app', 'demo'],
    files: { 'buildspec.yml': buildspec },
    sample: true,
  });
  for (;;) {
    const screen = await stage.until(/↵ (accept all|do|choose|answer)/);
    if (/▸ write[\s\S]*↵ do/.test(screen.text())) {
      await write(
        'repair.svg',
        svgOf(screen, 'A buildspec that CodeBuild would not accept, and its repair'),
      );
      break;
    }
    stage.type(enter);
  }
  await stage.close();
}

/** An exercise of the tutorial, with a hint. */
async function tutorial() {
  const stage = openStage({ ...size, words: ['tutorial', 'privileged-mode-off', '--presenter'] });
  await stage.until(/What do you do\?/);
  stage.type('2');
  stage.type(enter);
  const screen = await stage.until(/Hint 1 of 3[\s\S]*What do you do\?/);
  await write('tutorial.svg', svgOf(screen, 'An exercise of the tutorial, after its first hint'));
  await stage.close();
}

await mkdir(folder, { recursive: true });
await walk();
await repair();
await tutorial();
