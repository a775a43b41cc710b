import { expect, test } from 'vitest';
import { buildspec, looking } from './looking.ts';

const found = async (...commands: string[]) => {
  const { findings } = await looking({ 'buildspec.yml': buildspec(commands) });
  return findings.filter(({ check }) => check === 'terraform-not-initialised');
};

test.each([
  ['terraform workspace select test', 'terraform init'],
  ['terraform -chdir=infra plan', 'terraform -chdir=infra init'],
  ['cd infra && terraform validate', 'terraform init -backend=false'],
])('%s, then %s', async (...commands) => {
  expect(await found(...commands)).toMatchObject([{ severity: 'warning', where: { line: 13 } }]);
});

test.each([
  ['terraform init', 'terraform plan', 'terraform init'],
  ['terraform fmt -check', 'terraform version', 'terraform init'],
  ['terraform plan'],
  ['terraform -chdir=a plan', 'terraform -chdir=b init'],
  ['cd infra', 'terraform plan', 'cd ..', 'terraform init'],
  ['if [ -d .terraform ]; then terraform output; fi', 'terraform init'],
])('%j is in order', async (...commands) => {
  expect(await found(...commands)).toEqual([]);
});
