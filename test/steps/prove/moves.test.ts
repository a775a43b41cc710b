import { expect, test } from 'vitest';
import { readBuildspec } from '../../../src/buildspec/read.ts';
import { readCommands } from '../../../src/buildspec/story.ts';
import { movingCommands } from '../../../src/steps/prove/moves.ts';

const moving = (command: string) => {
  const text = `version: 0.2\nphases:\n  build:\n    commands:\n      - ${JSON.stringify(command)}\n`;
  return movingCommands(readCommands(readBuildspec(text)));
};

test.each([
  ...['docker build -t app .', 'docker push app', 'docker run app pytest', 'docker compose up -d'],
  ...['npm ci', 'npm test', 'npm run build', 'yarn install', './mvnw verify', 'gradle build'],
  ...['python -m pytest', 'pip install -r requirements.txt', 'make test', 'make lint build'],
  ...[
    'aws sts get-caller-identity',
    'aws ecr get-login-password',
    'aws ssm get-parameter --name x',
  ],
  ...['aws s3 cp s3://bucket/key .', 'aws eks update-kubeconfig --name x', 'aws --version'],
  ...['kubectl version', 'helm lint chart', 'terraform plan', 'cdk synth', 'sam build'],
  ...['git rev-parse HEAD', 'curl -fsSL https://example.com/install', 'echo deploy', 'cd app'],
])('%s moves nothing outside', (command) => expect(moving(command)).toEqual([]));

test.each([
  ...['kubectl apply -f k8s', 'helm upgrade app chart', 'terraform apply', 'cdk deploy'],
  ...['sam deploy', 'aws ecs update-service --service web', 'aws s3 cp . s3://bucket --recursive'],
  ...['aws lambda update-function-code', 'aws cloudformation deploy', 'git push origin v1'],
  ...['npm publish', './gradlew publish', 'mvn deploy', 'make', 'make release', './deploy.sh'],
  ...['bash scripts/release.sh', 'docker compose push', 'curl -X POST https://hooks.example.com'],
  ...['curl --data @x https://hooks.example.com', 'eb deploy', 'serverless deploy', '$RUN'],
])('%s may', (command) => expect(moving(command)).toHaveLength(1));
