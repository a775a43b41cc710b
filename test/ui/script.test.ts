import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { MissingAnswer } from '../../src/types.ts';
import { MissingConsent } from '../../src/ui/missing-consent.ts';
import { openScript } from '../../src/ui/script.ts';
import * as scene from './scene.ts';

const open = (consent: boolean) => openScript({ words: scene.words, consent });

describe('where nobody can be asked', () => {
  it('a guess answers', async () => {
    expect(open(false).interactive).toBe(false);
    expect(await open(false).ask(scene.appQuestion, scene.known)).toEqual({
      kind: 'answers',
      answers: { app: 'flask-app' },
    });
  });

  it('a review is taken whole', async () => {
    expect(await open(false).ask(scene.review, scene.known)).toEqual({
      kind: 'answers',
      answers: { app: 'flask-app', registry: 'docker.io', convention: 'path' },
    });
  });

  it.each([
    ['a secret', scene.passwordQuestion, 'password'],
    ['a secret with a guess', { ...scene.passwordQuestion, guess: 'x' }, 'password'],
    ['a question without a guess', scene.imageQuestion, 'image'],
    ['a guess that is refused', { ...scene.appQuestion, guess: 'a b' }, 'app'],
  ])('%s is a missing answer that names its key', async (_what, question, key) => {
    const asked = open(true).ask(question, scene.known);
    await expect(asked).rejects.toThrow(MissingAnswer);
    await expect(asked).rejects.toMatchObject({ key });
  });

  it('consent is what was given beforehand', async () => {
    expect(await open(true).consent(scene.plan)).toBe('go');
    await expect(open(false).consent(scene.plan)).rejects.toThrow(MissingConsent);
  });

  it('what is done is told in lines, where an output is given', async () => {
    const output = new PassThrough();
    const ui = openScript({ words: scene.words, consent: true, output });
    ui.tell(scene.nameProven);
    await ui.consent(scene.plan);
    ui.tell({ event: 'changed', change: scene.update, state: 'done' });
    expect(`\n${output.read()}`).toMatchInlineSnapshot(`
      "
      ok name    /myapp/docker-credentials/username and two more: recovered from buildspec.yml
      to do      the role cannot read the three parameters
                 because its policies name parameter/CodeBuild/* only
      to do      docker cannot run in the build
                 because the project's privileged mode is off

      will       + policy arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess  on CodeBuildServiceRole
                 ~ project flask-app  privileged mode on

      by hand    aws iam attach-role-policy --role-name CodeBuildServiceRole --policy-arn arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess   (first of 2 lines)
      ok done    ~ project flask-app  privileged mode on
      "
    `);
  });
});
