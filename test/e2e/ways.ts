import type { AnswerKey, StepId } from '../../src/types.ts';
import type { Scenes } from './scenes.ts';

/** What is pressed when the live region shows something. */
export interface Stage {
  shows: RegExp;
  press: string;
}

/** How one comes to a question. */
export interface Way {
  scene: keyof Scenes;
  words: readonly string[];
  /** Up to the question. */
  stages: readonly Stage[];
  asks: RegExp;
  /** What stands there after Escape; without it nothing stands before, and the question stays. */
  before?: RegExp;
  /** What is pressed there to come to the question again; Enter without it. */
  forth?: readonly Stage[];
}

/** All that can be asked: every answer, a review of guesses, where a lesson goes on, every consent. */
export type Asked = AnswerKey | 'review' | 'lesson' | `consent to ${StepId | 'undo'}`;

export const key = {
  enter: '\r',
  escape: '\u001b',
  leave: '\u0003',
  down: '\u001b[B',
  home: '\u001b[H',
} as const;

/** The answers by which the ways tell each other apart, and what is typed. */
export interface Given {
  registry: string;
  username: string;
  password: string;
}

/**
 * The ways to each question, those to a review and its lines among them; in words why one cannot be
 * come to.
 */
export function waysOf({
  registry,
  username,
  password,
}: Given): Record<Asked, readonly Way[] | string> {
  const enter = (shows: RegExp): Stage => ({ shows, press: key.enter });
  const typed = (shows: RegExp, text: string): Stage => ({ shows, press: `${text}${key.enter}` });

  const user = typed(/Which user of the registry pushes\?/, username);
  const guesses = enter(/Is this right\?.*▸ all right/);
  const kept = enter(/\+ file firstpush\.yml.*↵ do it/);
  const secret = typed(/Password or access token of/, password);
  const storing = enter(/Password.*SecureString.*↵ do all 3|↵ do all 3/);
  const wiring = enter(/▸ wire .*↵ do all \d/);
  const writing = enter(/▸ write .*↵ do it/);
  const answers = (app: string) => ['--app', app, '--registry', registry];
  const walk = (app: string, ...stages: Stage[]) => ({
    scene: 'fresh' as const,
    words: answers(app),
    stages: [user, ...stages],
  });

  /** A line of the review of names, by its place. */
  const named = (line: AnswerKey, place: number, asks: RegExp): Way => ({
    scene: 'fresh',
    words: [],
    stages: [user, { shows: guesses.shows, press: lineAt(place) }],
    asks,
    before: new RegExp(`Is this right\\?.*▸ ${line} `),
  });
  const lineAt = (place: number) => `${key.home}${key.down.repeat(place)}${key.enter}`;

  /** A line of what a plan rests on, which e opens. */
  const edited = (
    plan: Pick<Way, 'scene' | 'words'> & { shows: RegExp; asked: RegExp },
    line: string,
    place: number,
    asks: RegExp,
  ): Way => ({
    scene: plan.scene,
    words: plan.words,
    stages: [
      { shows: plan.shows, press: 'e' },
      { shows: plan.asked, press: lineAt(place) },
    ],
    asks,
    before: new RegExp(`${plan.asked.source}.*▸ ${line} `),
  });
  const review = ({ scene, words, shows, asked }: Parameters<typeof edited>[0]): Way => ({
    ...{ scene, words, stages: [{ shows, press: 'e' }], asks: asked, before: shows },
    forth: [{ shows, press: 'e' }],
  });
  const otherProject = {
    ...{ scene: 'otherProject' as const, words: [] },
    ...{ shows: /▸ wire .*e edit/, asked: /What shall be wired\?/ },
  };
  const otherRole = { ...otherProject, scene: 'otherRole' as const };
  const noBuildspec = {
    ...{ scene: 'withoutBuildspec' as const, words: [] },
    ...{ shows: /▸ write .*e edit/, asked: /Shall the buildspec be made of this\?/ },
  };
  const rehearsal = {
    ...{ scene: 'set' as const, words: ['prove', '--where', 'rehearse'] },
    ...{ shows: /▸ prove .*e edit/, asked: /Shall the rehearsal run here\?/ },
  };
  const parameters = (parameter: string) => ({
    ...walk(`names-${parameter}`),
    words: [...answers(`names-${parameter}`), '--convention', 'custom'],
  });
  const url = typed(/Which parameter holds the registry’s address\?/, '/names/url');
  const name = typed(/Which parameter holds the user name\?/, '/names/username');
  const leaving = { shows: /\+ build of .* s (BUILD|.*sleep)/, press: key.leave };

  return {
    practice: [{ scene: 'unsigned', words: [], stages: [], asks: /Where shall we walk\?/ }],
    mfaCode: [
      {
        ...{ scene: 'mfa', words: [...answers('mfa'), '--profile', 'work'], stages: [] },
        asks: /Code that \S+ shows now:/,
      },
    ],
    ssoLogin: [
      {
        ...{ scene: 'sso', words: [...answers('sso'), '--profile', 'dev'], stages: [] },
        asks: /The session of the profile dev has expired\. Log in again\?/,
      },
    ],
    username: [{ scene: 'fresh', words: answers('name'), stages: [], asks: user.shows }],
    urlParameter: [{ ...parameters('url'), asks: url.shows, before: user.shows }],
    usernameParameter: [
      { ...parameters('user'), stages: [user, url], asks: name.shows, before: url.shows },
    ],
    passwordParameter: [
      {
        ...{ ...parameters('password'), stages: [user, url, name] },
        ...{ asks: /Which parameter holds the password\?/, before: name.shows },
      },
    ],
    review: [
      { ...walk('guesses'), asks: guesses.shows, before: user.shows },
      review(otherProject),
      review(noBuildspec),
      review(rehearsal),
    ],
    app: [named('app', 0, /What is this application called\?/)],
    registry: [named('registry', 1, /Which registry does it push to\?/)],
    repository: [named('repository', 2, /Which repository\?/)],
    convention: [named('convention', 3, /By which convention are the three parameters named\?/)],
    dockerfile: [
      named('dockerfile', 4, /Where is the Dockerfile\?/),
      {
        ...{ scene: 'astray', words: ['fix'], stages: [] },
        asks: /Where is the Dockerfile\?/,
      },
    ],
    context: [named('context', 5, /Which folder is the build context\?/)],
    sample: [
      {
        ...{ ...walk('sample', guesses, kept), scene: 'empty' },
        ...{ asks: /There is no Dockerfile here\./, before: guesses.shows },
      },
    ],
    password: [{ ...walk('secret', guesses, kept), asks: secret.shows, before: guesses.shows }],
    account: [
      {
        ...{ ...walk('account', guesses, kept, secret), scene: 'profiles' },
        ...{ asks: /Change account 123456789012/, before: secret.shows, forth: [secret] },
      },
      {
        ...{ scene: 'edited', words: ['undo'] },
        stages: [{ shows: /▸ 1 leave it alone/, press: `${key.down}${key.enter}` }],
        ...{ asks: /Change account 123456789012/, before: /▸ 2 remove it all the same/ },
      },
    ],
    handOver: [
      {
        ...{ ...walk('handed', guesses), scene: 'limited' },
        ...{ asks: /You may not make \d of the \d changes\./, before: guesses.shows },
      },
    ],
    role: [edited(otherProject, 'role', 0, /Which role does it build as\?/)],
    policy: [edited(otherProject, 'policy', 1, /What may the role read in Parameter Store\?/)],
    image: [edited(otherProject, 'image', 2, /Which build image\?/)],
    project: [edited(otherRole, 'project', 0, /Which CodeBuild project\?/)],
    buildspec: [edited(noBuildspec, 'buildspec', 0, /Where is the buildspec to stand\?/)],
    template: [edited(noBuildspec, 'template', 1, /Which template shall it start from\?/)],
    tag: [edited(noBuildspec, 'tag', 2, /What shall the image be tagged with\?/)],
    in: [edited(rehearsal, 'in', 0, /Shall the commands run on this machine \(host\)/)],
    testBuild: [
      {
        ...{ scene: 'moving', words: ['prove', '--where', 'codebuild'], stages: [] },
        asks: /How shall the test run\?/,
      },
    ],
    onLeave: [
      {
        ...{ scene: 'slow', words: ['prove', '--where', 'codebuild'] },
        stages: [enter(/▸ prove .*↵ do it/), leaving],
        ...{ asks: /The build runs in CodeBuild\./, before: leaving.shows, forth: [leaving] },
      },
    ],
    changedSince: [
      {
        ...{ scene: 'edited', words: ['undo'], stages: [] },
        asks: /buildspec\.yml was changed since\. What shall become of it\?/,
      },
    ],
    lesson: [
      { scene: 'empty', words: ['tutorial'], stages: [], asks: /Where to\?/ },
      {
        ...{ scene: 'empty', words: ['tutorial', 'name'], stages: [] },
        ...{ asks: /Part 1 of \d/, before: /Where to\?/ },
      },
      {
        ...{ scene: 'empty', words: ['tutorial', 'name'], stages: [enter(/Part 1 of \d/)] },
        ...{ asks: /Part 2 of \d/, before: /Part 1 of \d/ },
      },
      {
        ...{ scene: 'empty', words: ['tutorial', 'name'] },
        stages: [1, 2, 3, 4].map((part) => enter(new RegExp(`Part ${part} of 5`))),
        ...{ asks: /Now you: name\. How\?/, before: /Part 4 of 5/ },
      },
      {
        ...{ scene: 'empty', words: ['tutorial', 'privileged-mode-off'], stages: [] },
        ...{ asks: /What do you do\?/, before: /Where to\?/ },
      },
    ],
    'consent to name': [{ ...walk('kept', guesses), asks: kept.shows, before: guesses.shows }],
    'consent to store': [
      {
        ...walk('storing', guesses, kept, secret),
        ...{ asks: storing.shows, before: secret.shows, forth: [secret] },
      },
      {
        ...walk('confirmed', guesses, kept, secret, enter(/Change account 123456789012/)),
        ...{ scene: 'profiles', asks: storing.shows, before: /▸ 1 yes, this account/ },
      },
      {
        ...walk('rest', guesses, {
          shows: /You may not make/,
          press: key.down.repeat(2) + key.enter,
        }),
        ...{ scene: 'limited', asks: kept.shows, before: /You may not make/ },
        forth: [{ shows: /You may not make/, press: key.down.repeat(2) + key.enter }],
      },
    ],
    // The password is stored by then, and asked for no more.
    'consent to wire': [
      {
        ...walk('wiring', guesses, kept, secret, storing),
        ...{ asks: wiring.shows, before: guesses.shows },
      },
    ],
    'consent to write': [
      {
        ...walk('writing', guesses, kept, secret, storing, wiring),
        ...{ asks: writing.shows, before: guesses.shows },
      },
    ],
    'consent to prove': [
      {
        ...walk('proving', guesses, kept, secret, storing, wiring, writing),
        ...{ asks: /▸ prove .*↵ do it/, before: guesses.shows },
      },
    ],
    'consent to undo': [
      {
        ...{ scene: 'edited', words: ['undo'] },
        stages: [enter(/▸ 1 leave it alone/), enter(/▸ 1 yes, this account/)],
        ...{ asks: /↵ do all \d.*s take nothing back/, before: /▸ 1 yes, this account/ },
      },
    ],
    key: 'no question asks for a key of KMS: --key names one, and what is stored tells it',
    where: 'no question asks where: --where says it',
  };
}
