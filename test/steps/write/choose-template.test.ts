import { expect, it } from 'vitest';
import { chooseTemplate, type TemplateClues } from '../../../src/steps/write/choose-template.ts';

const clues: TemplateClues = { registry: 'docker.io', context: '.', files: [], sample: false };
const ecr = '123456789012.dkr.ecr.us-east-1.amazonaws.com';

it.each<[string, Partial<TemplateClues>]>([
  ['registry', {}],
  ['ecr', { registry: ecr, files: ['pom.xml'] }],
  ['ghcr', { registry: 'ghcr.io', files: ['requirements.txt', 'test_app.py'] }],
  ['python', { files: ['requirements.txt', 'tests/test_app.py'] }],
  ['python', { context: 'api', files: ['api/requirements.txt', 'api/app_test.py'] }],
  ['registry', { files: ['requirements.txt', 'app.py', 'latest_app.py'] }],
  ['registry', { files: ['requirements.txt', 'test_app.py'], sample: true }],
  ['monorepo', { context: 'api', files: ['requirements.txt', 'test_app.py'] }],
  ['node', { files: ['package.json', 'package-lock.json'] }],
  ['registry', { files: ['package.json'] }],
  ['java', { files: ['pom.xml'] }],
  ['monorepo', { context: 'services/api', files: ['services/api/Dockerfile'] }],
])('%s suits %j', (name, seen) => {
  const chosen = chooseTemplate({ ...clues, ...seen });
  expect(chosen.name).toBe(name);
  expect(chosen.why).toMatch(/^[^?!]{10,}[^.]$/);
});
