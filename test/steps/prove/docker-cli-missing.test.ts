import { expect, test } from 'vitest';
import type { DockerUse } from '../../../src/steps/prove/docker-use.ts';
import type { CommandsSight } from '../../../src/steps/prove/sight.ts';
import { prove } from '../../../src/steps/prove/step.ts';
import type { Setup } from '../../../src/types.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { knownWith } from '../known.ts';
import { commandsSight, engine, unproven } from './sight.ts';

function rehearsal(docker: DockerUse, dockerHere: boolean | undefined, setup: Setup = {}) {
  const { upload: _, ...rest } = commandsSight({ where: 'rehearse', docker });
  const commands: CommandsSight = { ...rest, ...(dockerHere !== undefined && { dockerHere }) };
  const known = knownWith({ where: 'rehearse', ...setup });
  return { ...unproven({ commands, engine }), known };
}

test('the commands call a docker that is not there', () => {
  const finding = only(prove, rehearsal('called', false));
  expect(finding).toMatchObject({
    check: 'docker-cli-missing',
    severity: 'error',
    where: { file: 'buildspec.yml' },
    remedy: { kind: 'ask', question: { key: 'in' } },
  });
  shownOnPage(finding);
});

test('the push is held back by it', () => {
  const all = found(prove, rehearsal('called', false));
  expect(all.find(({ check }) => check === 'push-not-proven')?.because).toBe('docker-cli-missing');
});

test.each([
  ['it is there', rehearsal('called', true)],
  ['only a script may call it', rehearsal('given', false)],
  ['nothing calls it', rehearsal('none', false)],
  ['the commands run in a container', rehearsal('called', undefined, { in: 'docker:28-cli' })],
])('not where %s', (_, sight) => {
  expect(found(prove, sight).map(({ check }) => check)).not.toContain('docker-cli-missing');
});
