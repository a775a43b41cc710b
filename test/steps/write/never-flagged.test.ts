import { describe, expect, it } from 'vitest';
import { buildspec, looking } from './looking.ts';

const push = '- docker push $DOCKER_REGISTRY_URL/alice/flask-app:latest';

/** What people rightly write, each in a buildspec that is else in order. */
const right: [name: string, text: string, files?: Record<string, string>][] = [
  ['one text as artifacts.files', `${buildspec()}artifacts:\n  files: app.py\n`],
  ['batch without phases', 'version: 0.2\nbatch:\n  build-list:\n    - identifier: one\n'],
  ['commands with nothing below', `${buildspec()}  post_build:\n    commands:\n`],
  ['a key that nobody knows', `${buildspec()}deploy: yes\n`],
  [
    'runtimes that are not listed',
    buildspec().replace(
      'phases:\n',
      'phases:\n  install:\n    runtime-versions:\n      python: 3.x\n      nodejs: latest\n      java: "$JAVA"\n      docker: 18\n',
    ),
  ],
  [
    'a variable that the project may set',
    buildspec(['docker build -t $IMAGE .', 'docker push $IMAGE']),
  ],
  [
    'a placeholder of sed',
    buildspec().replace(push, `${push}\n      - sed -i "s|<IMAGE>|x|" app.yml`),
  ],
  [
    'a password argument that is a variable',
    buildspec().replace(
      /- echo .*/,
      `- docker login -u x -p "$${'{DOCKER_REGISTRY_PASSWORD}'}" $DOCKER_REGISTRY_URL`,
    ),
  ],
  [
    'a literal that equals the variables',
    buildspec(['docker build -t docker.io/alice/flask-app .', 'docker push alice/flask-app']),
  ],
  [
    'images made by make',
    buildspec(['make image', 'docker push $DOCKER_REGISTRY_URL/alice/flask-app']),
  ],
  ['everything in a script', buildspec(['./build.sh']), { 'build.sh': '' }],
  ['compose', buildspec(['docker compose build', 'docker compose push'])],
  [
    'ways back',
    buildspec(
      [
        'pushd api',
        'popd',
        'cd api',
        'cd $CODEBUILD_SRC_DIR/web',
        'cd ..',
        'docker build -t $DOCKER_REGISTRY_URL/alice/flask-app api',
        'docker push $DOCKER_REGISTRY_URL/alice/flask-app',
      ],
      '  shell: bash\n',
    ),
    { 'api/Dockerfile': 'FROM scratch\n', 'web/index.html': '' },
  ],
  [
    'a folder that a command makes',
    buildspec([
      'git clone https://example.org/alice/tools.git',
      'cd tools && ./install.sh && cd ..',
      'mkdir -p out/site',
      'cd out/site',
      'cd $CODEBUILD_SRC_DIR',
      'docker build -t $DOCKER_REGISTRY_URL/alice/flask-app .',
      'docker push $DOCKER_REGISTRY_URL/alice/flask-app',
    ]),
  ],
  [
    'a file that is only looked for where it is',
    buildspec([
      'if [ -d web ]; then cd web; fi',
      'cd $CODEBUILD_SRC_DIR',
      'docker build -t $DOCKER_REGISTRY_URL/alice/flask-app .',
      'docker push $DOCKER_REGISTRY_URL/alice/flask-app',
    ]),
  ],
  [
    'a jar that the build makes',
    buildspec([
      'mvn package',
      'docker build -t $DOCKER_REGISTRY_URL/alice/flask-app .',
      'docker push $DOCKER_REGISTRY_URL/alice/flask-app',
    ]),
    { Dockerfile: 'FROM scratch\nCOPY target/*.jar /app.jar\n' },
  ],
  [
    'a Dockerfile that a command writes',
    buildspec([
      'printf "FROM scratch\\n" > Dockerfile.made',
      'docker build -f Dockerfile.made -t $DOCKER_REGISTRY_URL/alice/flask-app .',
      'docker push $DOCKER_REGISTRY_URL/alice/flask-app',
    ]),
  ],
  [
    'a folded line that ends in &&',
    buildspec(['>\n        docker info &&\n        docker version', push.slice(2)]),
  ],
  [
    'the commands of Amazon ECR beside the registry',
    buildspec().replace(
      '      - echo',
      '      - aws ecr get-login-password | docker login --username AWS --password-stdin 123456789012.dkr.ecr.us-east-1.amazonaws.com\n      - echo',
    ),
  ],
  [
    'a second image',
    buildspec().replace(
      push,
      `${push}\n      - docker build -t $DOCKER_REGISTRY_URL/alice/other . && docker push $DOCKER_REGISTRY_URL/alice/other`,
    ),
  ],
  [
    'a parameter with another slash',
    buildspec().replace(': /myapp/docker-reg', ': myapp/docker-reg'),
  ],
  ['CRLF', buildspec().replaceAll('\n', '\r\n')],
  ['a byte order mark', `\uFEFF${buildspec()}`],
];

describe('not an error', () => {
  it.each(right)('%s', async (_, text, files) => {
    const { errors, mended } = await looking({ 'buildspec.yml': text, ...files });
    expect(errors).toEqual([]);
    if (!text.includes(' -p ')) expect(mended).toBeUndefined();
  });
});

it('PowerShell is not judged', async () => {
  const text =
    'version: 0.2\nenv:\n  shell: powershell.exe\nphases:\n  build:\n    commands:\n      - docker push $Env:X\n';
  const { findings } = await looking({ 'buildspec.yml': text });
  expect(findings.map(({ severity }) => severity)).toEqual(['unknown']);
});
