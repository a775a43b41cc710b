/**
 * Buildspecs as people write them, for measuring: shapes in the proportions in which public ones
 * push images, with names, comments and lengths that differ from file to file.
 */

const login = {
  ecr: [
    'aws ecr get-login-password --region $AWS_DEFAULT_REGION | docker login --username AWS --password-stdin 123456789012.dkr.ecr.eu-west-1.amazonaws.com',
  ],
  hub: ['echo $DOCKER_PASSWORD | docker login --username $DOCKER_USERNAME --password-stdin'],
};

const environment = `env:
  variables:
    STAGE: production
  parameter-store:
    DOCKER_USERNAME: /shop/docker-credentials/username
    DOCKER_PASSWORD: /shop/docker-credentials/password
`;

/** Each shape gives the text of a buildspec for the service of that number. */
const shapes = [
  (n) => `version: 0.2
${environment}phases:
  pre_build:
    commands:
      - echo Logging in...
      - ${login.hub[0]}
  build:
    commands:
      - echo Build started on \`date\`
      - docker build -t $DOCKER_USERNAME/service-${n}:$CODEBUILD_RESOLVED_SOURCE_VERSION .
      - docker push $DOCKER_USERNAME/service-${n}:$CODEBUILD_RESOLVED_SOURCE_VERSION
`,
  (n) => `version: 0.2

phases:
  pre_build:
    commands:
      - ${login.ecr[0]}
      - REPOSITORY_URI=123456789012.dkr.ecr.eu-west-1.amazonaws.com/service-${n}
      - COMMIT_HASH=$(echo $CODEBUILD_RESOLVED_SOURCE_VERSION | cut -c 1-7)
      - IMAGE_TAG=\${COMMIT_HASH:=latest}
  build:
    commands:
      - docker build -t $REPOSITORY_URI:latest .
      - docker tag $REPOSITORY_URI:latest $REPOSITORY_URI:$IMAGE_TAG
  post_build:
    commands:
      - docker push $REPOSITORY_URI:latest
      - docker push $REPOSITORY_URI:$IMAGE_TAG
      - printf '[{"name":"service-${n}","imageUri":"%s"}]' $REPOSITORY_URI:$IMAGE_TAG > imagedefinitions.json
artifacts:
  files: imagedefinitions.json
`,
  (n) => `version: 0.2
# tests first, then the image
phases:
    install:
        runtime-versions:
            nodejs: 20
        commands:
            - npm ci
    pre_build:
        commands:
            - npm test -- --ci
            - ${login.ecr[0]}
    build:
        commands:
            - |
              set -e
              for tag in latest "$CODEBUILD_BUILD_NUMBER"; do
                docker build -t "123456789012.dkr.ecr.eu-west-1.amazonaws.com/service-${n}:$tag" .
                docker push "123456789012.dkr.ecr.eu-west-1.amazonaws.com/service-${n}:$tag"
              done
            - if [ "$STAGE" = production ]; then echo "released ${n}"; else echo "not released"; fi
cache:
    paths:
        - /root/.npm/**/*
reports:
    unit:
        files:
            - junit.xml
        file-format: JUNITXML
`,
  (n) => `version: 0.2
phases:
  install:
    commands:
      - pip install -r requirements.txt
  build:
    commands:
      - python -m pytest -q
      - cd infrastructure && terraform init -input=false && terraform apply -auto-approve
artifacts:
  files:
    - '**/*'
  name: service-${n}
`,
  // what is wrong with these: a colon in a command, variables under an old name, paths of a course
  (n) => `version: 0.2
phases:
  build:
    commands:
      - echo "Step 1: build"
      - docker build -t alice/service-${n}:latest .
      - docker push alice/service-${n}:latest
`,
  (n) => `version: 0.2
phases:
  install:
    commands:
      - docker build -t $DOCKER_REGISTRY_URL/$DOCKER_USERNAME/service-${n}:latest .
      - docker push $DOCKER_REGISTRY_URL/$DOCKER_USERNAME/service-${n}:latest
environment_variables:
  parameter_store:
    DOCKER_REGISTRY_URL: /myapp/Docker_registry_URL
    DOCKER_USERNAME: /myapp/Docker_username
`,
  (n) => `version: 0.2
${environment}phases:
  pre_build:
    commands:
      - ${login.hub[0]}
      - pip install -r requirments.txt
  build:
    commands:
      - cd day14/service
      - docker build -t $DOCKER_USERNAME/service-${n}:latest .
  post_build:
    commands:
      - docker push $DOCKER_USERNAME/service-${n}:latest
`,
];

/** How often each shape comes, out of 16. */
const order = [0, 1, 2, 1, 3, 1, 0, 2, 4, 1, 3, 5, 0, 1, 6, 2];

/** The files of a service by their names. */
export function serviceFiles(n) {
  return {
    'buildspec.yml': shapes[order[n % order.length]](n),
    Dockerfile: `FROM python:3.12-slim\nLABEL service=${n}\nCOPY requirements.txt app.py ./\nCMD ["python", "app.py"]\n`,
    'requirements.txt': 'flask\n',
    'app.py': `print("service ${n}")\n`,
  };
}
