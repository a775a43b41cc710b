import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Secret } from '../../../src/secret.ts';
import { Left, type Ui } from '../../../src/types.ts';
import { openPlain } from '../../../src/ui/plain.ts';
import * as scene from '../scene.ts';

function open() {
  const input = new PassThrough();
  const output = new PassThrough();
  const ui = openPlain({ input, output, words: scene.words, still: false, colour: false });
  return { input, output, ui };
}

/** Runs a conversation with all lines in the pipe from the start; gives what was written. */
async function said(lines: string, conversation: (ui: Ui) => Promise<void>): Promise<string> {
  const { input, output, ui } = open();
  input.end(lines);
  await conversation(ui);
  await ui.close();
  output.end();
  return text(output);
}

describe('a pipe', () => {
  it('feeds several prompts from one write', async () => {
    const written = await said('demo\npascal\n\n2\n', async (ui) => {
      expect(await ui.ask(scene.appQuestion, scene.known)).toEqual({
        kind: 'answers',
        answers: { app: 'demo' },
      });
      expect(await ui.ask(scene.conventionQuestion, scene.known)).toEqual({
        kind: 'answers',
        answers: { convention: 'pascal' },
      });
      expect(await ui.ask(scene.review, scene.known)).toEqual({
        kind: 'answers',
        answers: { app: 'flask-app', registry: 'docker.io', convention: 'path' },
      });
      expect(await ui.consent(scene.plan)).toBe('skip');
    });
    expect(written).toMatchInlineSnapshot(`
      "Its name goes into the names of the three parameters.
      What is the application called? [flask-app] 
      By which convention are the parameters named?
        1 path: /myapp/docker-registry/url
        2 hyphen: myapp-Docker-registry-URL
        3 pascal: DockerRegistryURL
      number [2]: 
      Is this right?
        1 all right
        2 app: flask-app (from git remote)
        3 registry: docker.io (from default)
        4 convention: path (from default)
      number [1]: 
      to do      the role cannot read the three parameters
                 because its policies name parameter/CodeBuild/* only
      to do      docker cannot run in the build
                 because the project's privileged mode is off

      will       + policy arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess  on CodeBuildServiceRole
                 ~ project flask-app  privileged mode on

      by hand    aws iam attach-role-policy --role-name CodeBuildServiceRole --policy-arn arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess   (first of 2 lines)
      What now?
        1 do both
        2 skip this step
        3 say why, in full
        4 show the commands to do it by hand
      number [1]: 
      "
    `);
    expect(written).not.toContain('\u001b');
  });

  it('takes a CRLF, and asks again with the reason', async () => {
    const written = await said('a b\r\ndemo\r\n', async (ui) => {
      expect(await ui.ask(scene.appQuestion, scene.known)).toMatchObject({
        answers: { app: 'demo' },
      });
    });
    expect(written).toContain('a name has letters, digits, dots, _ and - only\n');
  });

  it('never writes the secret, and hands it over wrapped', async () => {
    const written = await said('canary-7f3a \n', async (ui) => {
      const reply = await ui.ask(scene.passwordQuestion, scene.known);
      if (reply.kind === 'back') throw new Error('there is an answer');
      expect(reply.answers.password).toBeInstanceOf(Secret);
      expect((reply.answers.password as Secret).reveal()).toBe('canary-7f3a ');
    });
    expect(written).not.toContain('canary');
  });

  it('shows why and the commands on the way to consent', async () => {
    const written = await said('3\n4\n1\n', async (ui) => {
      expect(await ui.consent(scene.plan)).toBe('go');
    });
    expect(written).toContain('more: firstpush explain privileged-mode-off\n');
    expect(written).toContain('\naws codebuild update-project --name flask-app');
  });

  it('says why with the page of each check, once', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const asked: string[] = [];
    const page = (check: string) => {
      asked.push(check);
      return check === 'privileged-mode-off' ? `# ${check}\n\nIts page.` : undefined;
    };
    const words = { ...scene.words, page };
    const ui = openPlain({ input, output, words, still: true, colour: false });
    input.end('3\n2\n');
    expect(await ui.consent(scene.plan)).toBe('skip');
    await ui.close();
    output.end();
    const written = await text(output);
    expect(written).toContain('\nprivileged-mode-off\n\nIts page.\n');
    expect(asked).toEqual([...new Set(scene.plan.findings.map(({ check }) => check))]);
  });

  it('changes one line of a review', async () => {
    await said('9\n3\nghcr.io\n', async (ui) => {
      expect(await ui.ask(scene.review, scene.known)).toEqual({
        kind: 'answers',
        answers: { registry: 'ghcr.io' },
      });
    });
  });

  it('goes back', async () => {
    await said('<\nback\n<\n', async (ui) => {
      expect(await ui.ask(scene.appQuestion, scene.known)).toEqual({ kind: 'back' });
      expect(await ui.ask(scene.review, scene.known)).toEqual({ kind: 'back' });
      expect(await ui.consent(scene.plan)).toBe('back');
    });
  });

  it('that ends leaves, before a question or in it', async () => {
    await said('', async (ui) => {
      await expect(ui.ask(scene.appQuestion, scene.known)).rejects.toThrow(Left);
      await expect(ui.consent(scene.plan)).rejects.toThrow(Left);
    });
  });

  it('answers with its last line without a newline', async () => {
    await said('demo', async (ui) => {
      expect(await ui.ask(scene.appQuestion, scene.known)).toMatchObject({
        answers: { app: 'demo' },
      });
    });
  });
});

describe('telling', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('says each thing once', async () => {
    const written = await said('', async (ui) => {
      const events = [
        scene.started,
        { event: 'looking', step: 'name' },
        scene.nameProven,
        { event: 'looking', step: 'wire' },
        scene.wireOpen,
        { event: 'looking', step: 'wire' },
        scene.wireOpen,
        { event: 'answered', key: 'password', value: 'canary-7f3a', from: 'you' },
        { event: 'changing', change: scene.attach },
        { event: 'progress', change: scene.attach, progress: { text: 'asking' } },
        { event: 'progress', change: scene.attach, progress: { text: 'asking' } },
        { event: 'changed', change: scene.attach, state: 'done' },
        { event: 'ended', report: scene.report },
      ] as const;
      for (const event of events) ui.tell(event);
    });
    expect(written).toMatchInlineSnapshot(`
      "firstpush  walk  myapp  docker.io/alice/flask-app
                 type < to go back, ctrl-c to leave
      ok name    /myapp/docker-credentials/username and two more: recovered from buildspec.yml
      > wire     CodeBuildServiceRole: 2 things to do
      - answer   password: ********  from you
      now        + policy arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess  on CodeBuildServiceRole
                 asking
      ok done    + policy arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess  on CodeBuildServiceRole

      ok name    proven
      ok store   proven
      > wire     1 error, 1 warning
      x error    the role cannot read the three parameters
                 because its policies name parameter/CodeBuild/* only
      remedy     let the role read them
                 more: firstpush explain role-cannot-read-parameter

      ! warning  the image was not pushed
                 because no image was built
                 follows from privileged-mode-off
                 at buildspec.yml:12:7
      remedy     repair the build first
                 more: firstpush explain cascade-after-build-failure

      ? write    1 not looked at
      ? unknown  the buildspec could not be read
                 because s3:GetObject was denied
      remedy     have s3:GetObject allowed
                 more: firstpush explain buildspec-not-read

      > prove    not proven

      not proven  1 error, 1 warning, 1 not looked at
      "
    `);
  });

  it('says after ten seconds of silence what it waits for, and less and less often', async () => {
    vi.useFakeTimers();
    const { output, ui } = open();
    ui.tell({ event: 'changing', change: scene.attach });
    ui.tell({ event: 'progress', change: scene.attach, progress: { text: 'pushing layers' } });
    output.read();
    vi.advanceTimersByTime(45_000);
    const words = String(output.read());
    expect(words.match(/nothing heard for \d+ s; waiting for pushing layers/g)).toEqual([
      'nothing heard for 10 s; waiting for pushing layers',
      'nothing heard for 20 s; waiting for pushing layers',
      'nothing heard for 40 s; waiting for pushing layers',
    ]);
    ui.tell({ event: 'changed', change: scene.attach, state: 'done' });
    output.read();
    vi.advanceTimersByTime(100_000);
    expect(output.read()).toBeNull();
  });
});
