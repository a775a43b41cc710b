import { repositoryProblem } from '../../image/reference-parts.ts';
import { registryProblem } from '../../image/registry-address.ts';
import type { AnswerKey, Question } from '../../types.ts';
import { appProblem, namesOf, parameterNameProblem } from './conventions.ts';

/** The questions of the step, in the order in which they are asked. */
export function nameQuestions(app: string): Partial<Record<AnswerKey, Question>> {
  return {
    app: {
      key: 'app',
      kind: 'text',
      prompt: 'What is this application called?',
      hint: 'the parameters, the role and the project are named after it',
      refuse: appProblem,
    },
    registry: {
      key: 'registry',
      kind: 'text',
      prompt: 'Which registry does it push to?',
      hint: 'its host alone, such as docker.io or ghcr.io',
      refuse: registryProblem,
    },
    username: {
      key: 'username',
      kind: 'text',
      prompt: 'Which user of the registry pushes?',
      hint: 'on Docker Hub the Docker ID, not the e-mail address',
      refuse: usernameProblem,
    },
    repository: {
      key: 'repository',
      kind: 'text',
      prompt: 'Which repository?',
      hint: 'without host and tag, such as alice/flask-app',
      refuse: repositoryProblem,
    },
    convention: {
      key: 'convention',
      kind: 'choice',
      prompt: 'By which convention are the three parameters named?',
      options: (['path', 'hyphen', 'underscore', 'pascal'] as const).map((value) => ({
        value,
        label: value,
        hint: namesOf(value, app).password,
      })),
    },
    urlParameter: parameterQuestion('urlParameter', 'the registry’s address'),
    usernameParameter: parameterQuestion('usernameParameter', 'the user name'),
    passwordParameter: parameterQuestion('passwordParameter', 'the password'),
    dockerfile: {
      key: 'dockerfile',
      kind: 'text',
      prompt: 'Where is the Dockerfile?',
      hint: 'its path within this folder',
      refuse: pathProblem,
    },
    context: {
      key: 'context',
      kind: 'text',
      prompt: 'Which folder is the build context?',
      hint: 'what COPY in the Dockerfile can see; . is this folder',
      refuse: pathProblem,
    },
  };
}

function parameterQuestion(key: AnswerKey, holds: string): Question {
  const prompt = `Which parameter holds ${holds}?`;
  return { key, kind: 'text', prompt, refuse: parameterNameProblem };
}

/** Why a text cannot be a registry user's name, or undefined when it can. */
export function usernameProblem(username: string): string | undefined {
  if (username === '') return 'the user name is empty';
  if (/\s/.test(username)) return 'a user name has no spaces';
  if (/^[^@]+@[^@]+\.[^@]+$/.test(username)) {
    return 'this is an e-mail address: registries want the user name';
  }
  return undefined;
}

/** Why a text cannot be a path within the folder, or undefined when it can. */
export function pathProblem(path: string): string | undefined {
  if (path === '') return 'the path is empty';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path))
    return 'a path within this folder, such as app/Dockerfile';
  if (path.split('/').includes('..')) return 'the path may not leave this folder';
  return undefined;
}
