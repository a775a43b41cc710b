import { repositoryProblem } from '../../image/reference-parts.ts';
import { registryProblem } from '../../image/registry-address.ts';
import { t } from '../../language.ts';
import type { AnswerKey, Question } from '../../types.ts';
import { appProblem, namesOf, parameterNameProblem } from './conventions.ts';

/** The questions of the step, in the order in which they are asked. */
export function nameQuestions(app: string): Partial<Record<AnswerKey, Question>> {
  return {
    app: {
      key: 'app',
      kind: 'text',
      prompt: t`What is this application called?`,
      hint: t`the parameters, the role and the project are named after it`,
      refuse: appProblem,
    },
    registry: {
      key: 'registry',
      kind: 'text',
      prompt: t`Which registry does it push to?`,
      hint: t`its host alone, such as docker.io or ghcr.io`,
      refuse: registryProblem,
    },
    username: {
      key: 'username',
      kind: 'text',
      prompt: t`Which user of the registry pushes?`,
      hint: t`on Docker Hub the Docker ID, not the e-mail address`,
      refuse: usernameProblem,
    },
    repository: {
      key: 'repository',
      kind: 'text',
      prompt: t`Which repository?`,
      hint: t`without host and tag, such as alice/flask-app`,
      refuse: repositoryProblem,
    },
    convention: {
      key: 'convention',
      kind: 'choice',
      prompt: t`By which convention are the three parameters named?`,
      options: (['path', 'hyphen', 'underscore', 'pascal'] as const).map((value) => ({
        value,
        label: value,
        hint: namesOf(value, app).password,
      })),
    },
    urlParameter: parameterQuestion('urlParameter', t`the registry’s address`),
    usernameParameter: parameterQuestion('usernameParameter', t`the user name`),
    passwordParameter: parameterQuestion('passwordParameter', t`the password`),
    dockerfile: {
      key: 'dockerfile',
      kind: 'text',
      prompt: t`Where is the Dockerfile?`,
      hint: t`its path within this folder`,
      refuse: pathProblem,
    },
    context: {
      key: 'context',
      kind: 'text',
      prompt: t`Which folder is the build context?`,
      hint: t`what COPY in the Dockerfile can see; . is this folder`,
      refuse: pathProblem,
    },
  };
}

function parameterQuestion(key: AnswerKey, holds: string): Question {
  const prompt = t`Which parameter holds ${holds}?`;
  return { key, kind: 'text', prompt, refuse: parameterNameProblem };
}

/** Why a text cannot be a registry user's name, or undefined when it can. */
export function usernameProblem(username: string): string | undefined {
  if (username === '') return t`the user name is empty`;
  if (/\s/.test(username)) return t`a user name has no spaces`;
  if (/^[^@]+@[^@]+\.[^@]+$/.test(username)) {
    return t`this is an e-mail address: registries want the user name`;
  }
  return undefined;
}

/** Why a text cannot be a path within the folder, or undefined when it can. */
export function pathProblem(path: string): string | undefined {
  if (path === '') return t`the path is empty`;
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path))
    return t`a path within this folder, such as app/Dockerfile`;
  if (path.split('/').includes('..')) return t`the path may not leave this folder`;
  return undefined;
}
