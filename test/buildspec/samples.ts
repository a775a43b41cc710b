/** The two buildspecs of the notes that firstpush was asked for, whole. */
export const firstOfNotes = `version: 0.2

phases:
  install:
    commands:
      - echo "Building Docker image..."
      - docker build -t $DOCKER_REGISTRY_URL/$DOCKER_USERNAME/sample_python_flask_app:latest .
      - docker push $DOCKER_REGISTRY_URL/$DOCKER_USERNAME/sample_python_flask_app:latest

environment_variables:
  plaintext:
    DOCKER_USERNAME: \${myapp_Docker_credentials_username}
    DOCKER_PASSWORD: \${myapp_Docker_credentials_password}
  parameter_store:
    DOCKER_REGISTRY_URL: /myapp/Docker_registry_URL
`;

export const secondOfNotes = `version: 0.2
phases:
  install:
    commands:
      - echo "Installing dependencies"
  build:
    commands:
      - echo "Building Docker image"
      - docker build -t $DOCKER_REGISTRY_URL/$DOCKER_USERNAME/sample-python-flask-app:$CODEBUILD_RESOLVED_SOURCE_VERSION .
      - docker push $DOCKER_REGISTRY_URL/$DOCKER_USERNAME/sample-python-flask-app:$CODEBUILD_RESOLVED_SOURCE_VERSION
environment:
  variables:
    DOCKER_REGISTRY_URL: "{{resolve:ssm:/path/to/DockerRegistryURL}}"
    DOCKER_USERNAME: "{{resolve:ssm:/path/to/DockerUsername}}"
    DOCKER_PASSWORD: "{{resolve:ssm:/path/to/DockerPassword}}"
`;

/** A buildspec with every section, in which nothing is wrong. */
export const complete = `# everything in its place
version: 0.2
run-as: root
env:
  shell: bash
  variables:
    APP: 'flask-app' # the name
    DEBUG: yes
    WEIGHT: 3.10
  parameter-store:
    URL: /myapp/docker-registry/url
    USERNAME: "/myapp/docker-credentials/username"
    PASSWORD: plain-name
  secrets-manager:
    TOKEN: 'myapp/token:password::'
  exported-variables:
    - TAG
  git-credential-helper: yes
proxy:
  upload-artifacts: no
  logs: yes
phases:
  install:
    run-as: root
    runtime-versions:
      python: 3.x
      nodejs: latest
      java: "$JAVA"
    commands:
  pre_build:
    on-failure: ABORT
    commands:
      - echo "$PASSWORD" | docker login --username "$USERNAME" --password-stdin "$URL"
      - TAG=\${CODEBUILD_RESOLVED_SOURCE_VERSION:0:7}
    finally:
      - echo done
  build:
    commands:
      - |
        cd services/web
        docker build -t "$URL/$USERNAME/$APP:$TAG" .
      - >-
        docker push
        "$URL/$USERNAME/$APP:$TAG"
  post_build:
    commands:
      - 'echo ''it is done'''
reports:
  tests:
    files:
      - 'reports/*.xml'
    file-format: JUNITXML
    base-directory: out
artifacts:
  files: '**/*'
  name: build-$(date +%F)
  base-directory: dist
  discard-paths: no
  secondary-artifacts:
    docs:
      files:
        - docs/**/*
cache:
  key: v1-$(codebuild-hash-files package-lock.json)
  paths:
    - '/root/.npm/**/*'
`;

/** A buildspec with these commands in the phase \`build\`, each quoted as a block. */
export function building(...commands: string[]): string {
  return inPhases({ build: commands });
}

/** A buildspec with commands in several phases. */
export function inPhases(
  phases: Readonly<Record<string, readonly string[]>>,
  version = '0.2',
  env = '',
): string {
  const lines = [`version: ${version}`, ...(env === '' ? [] : [env]), 'phases:'];
  for (const [name, commands] of Object.entries(phases)) {
    lines.push(`  ${name}:`, '    commands:');
    for (const command of commands) {
      lines.push('      - |-', ...command.split('\n').map((line) => `        ${line}`));
    }
  }
  return `${lines.join('\n')}\n`;
}
