import { refuseWord } from '../../answers.ts';
import { t } from '../../language.ts';
import type { AnswerKey, Asking, Known, Question, ReviewLine } from '../../types.ts';
import { defaultImage } from './changes.ts';
import type { WireSight } from './sight.ts';

/** What the step goes on with, for who wants to change it; nothing is asked. */
export function askWiring({ setup }: Known, sight: WireSight): Asking | undefined {
  const existing = 'seen' in sight.project && sight.project.seen !== undefined;
  const from = existing ? t`the CodeBuild project` : t`the application’s name`;
  const guesses: { question: Question; value: string; from: string }[] = [
    { question: projectQuestion, value: sight.projectName, from },
    { question: roleQuestion, value: sight.roleName, from },
    { question: policyQuestion, value: 'exact', from: 'default' },
    ...(existing ? [] : [{ question: imageQuestion, value: defaultImage, from: 'default' }]),
  ];
  const lines: ReviewLine[] = guesses.filter(({ question }) => setup[question.key] === undefined);
  if (lines.length === 0) return undefined;
  return { key: 'review', kind: 'review', optional: true, prompt: t`What shall be wired?`, lines };
}

const projectQuestion: Question = {
  key: 'project',
  kind: 'text',
  prompt: t`Which CodeBuild project?`,
  hint: t`one that exists is kept as it is, but for what stops it from pushing`,
  refuse: projectProblem,
};

const roleQuestion: Question = {
  key: 'role',
  kind: 'text',
  prompt: t`Which role does it build as?`,
  hint: t`its name; it is made where it does not exist`,
  refuse: roleProblem,
};

const policyQuestion: Question = {
  key: 'policy',
  kind: 'choice',
  prompt: t`What may the role read in Parameter Store?`,
  options: [
    { value: 'exact', label: 'exact', hint: t`these three parameters and nothing else` },
    { value: 'read-only', label: 'read-only', hint: t`every parameter of the account` },
    { value: 'full', label: 'full', hint: t`every parameter, and commands on instances` },
  ],
  refuse: (text) => refuseWord('policy', text),
};

/** The question for the image that a new project builds in. */
export const imageQuestion: Question = {
  key: 'image',
  kind: 'text',
  prompt: t`Which build image?`,
  hint: t`one of CodeBuild’s own, such as aws/codebuild/standard:7.0`,
  refuse: (text) => (/\s/.test(text) || text === '' ? t`an image’s name has no spaces` : undefined),
};

/** Source: AWS CodeBuild API Reference, CreateProject, `name`. */
function projectProblem(name: string): string | undefined {
  if (/^[A-Za-z0-9][A-Za-z0-9_-]{1,149}$/.test(name)) return undefined;
  return t`a project’s name is 2 to 150 letters, digits, - and _, and begins with a letter or digit`;
}

/** Source: IAM API Reference, CreateRole, `RoleName`. */
function roleProblem(name: string): string | undefined {
  if (name.includes('/')) return t`the role’s name alone, without its path or ARN`;
  if (/^[\w+=,.@-]{1,64}$/.test(name)) return undefined;
  return t`a role’s name is 1 to 64 letters, digits and + = , . @ _ -`;
}

/** Names that a flag or a file gave and that AWS would refuse, each with the question for another. */
export function refusedNames({
  setup,
}: Known): { key: AnswerKey; reason: string; question: Question }[] {
  const { project = 'ok', role = 'ok' } = setup;
  const checked = [
    { key: 'project' as const, reason: projectProblem(project), question: projectQuestion },
    { key: 'role' as const, reason: roleProblem(role), question: roleQuestion },
  ];
  return checked.flatMap(({ key, reason, question }) =>
    reason ? [{ key, reason, question }] : [],
  );
}
