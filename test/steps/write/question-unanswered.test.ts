import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const found = async (...commands: string[]) => {
  const { findings } = await looking({ 'buildspec.yml': buildspec(commands) });
  return findings.filter(({ check }) => check === 'question-unanswered');
};

test.each([
  ['terraform apply', 'terraform apply asks', 'terraform apply -auto-approve'],
  ['terraform apply -input=false', 'terraform apply asks', 'terraform apply -auto-approve'],
  [
    'terraform apply -var image=flask-app -no-color',
    'terraform apply asks',
    'terraform apply -auto-approve',
  ],
  ['sudo terraform destroy', 'terraform destroy asks', 'terraform destroy -auto-approve'],
  ['docker run -it alpine sh', 'docker run -it needs a terminal', 'docker run -i'],
  ['docker run --rm -ti alpine sh', 'docker run -it needs a terminal', 'docker run -i'],
  ['docker run -i -t alpine', 'docker run -it needs a terminal', 'docker run -i'],
  ['docker exec --interactive --tty web sh', 'docker exec -it needs a terminal', 'docker exec -i'],
  ['aws configure', 'aws configure asks', 'aws configure set'],
])('%s finds nobody who answers', async (command, what, advice) => {
  const faults = await found(command);
  expect(faults).toMatchObject([
    { severity: 'error', where: { line: 13 }, remedy: { kind: 'advice' } },
  ]);
  expect(faults[0]?.what).toContain(what);
  expect(faults[0]?.remedy.text).toContain(advice);
});

test.each([
  'terraform apply -auto-approve',
  'terraform destroy --auto-approve',
  'terraform apply tfplan',
  'terraform apply -input=false build/shop.tfplan',
  'terraform apply "$PLAN"',
  'terraform apply $OPTIONS',
  'terraform plan -out=tfplan',
  'terraform init',
  'terraform apply -help',
  'yes yes | terraform apply',
  'echo yes | (terraform init && terraform apply)',
  'terraform apply < answers.txt',
  'TF_CLI_ARGS_apply=-auto-approve terraform apply',
  'if [ -n "$APPLY" ]; then terraform apply; fi',
  'terraform plan -out out && terraform apply out',
])('%s asks nothing, or is answered', async (command) => {
  expect(await found(command)).toEqual([]);
});

test.each([
  'docker run -i alpine sh',
  'docker run -t alpine sh',
  'docker run --rm alpine ls -it',
  'docker run -d alpine',
  'docker exec web ls -i -t',
  'docker build -t flask-app .',
  'docker run -dit alpine',
  'docker exec -dit web sh',
  'docker run -i -uroot alpine',
])('%s needs no terminal', async (command) => {
  expect(await found(command)).toEqual([]);
});

test.each([
  'aws configure set region us-east-1',
  'aws configure list',
  'aws codeartifact login --tool npm --domain alice --repository shop',
  '|\n        aws configure <<END\n        $KEY\n        $SECRET\n        us-east-1\n        json\n        END',
])('%s is left alone', async (command) => {
  expect(await found(command)).toEqual([]);
});

test('options of Terraform that a variable of the file holds', async () => {
  const commands = ['export TF_CLI_ARGS_apply=-auto-approve', 'terraform apply'];
  expect(await found(...commands)).toEqual([]);
});
