import { t } from '../language.ts';
import type { ProjectEdit, UpdateProject } from '../types.ts';
import { refusal, type Verb } from './verb.ts';

export const updateProject: Verb<UpdateProject> = {
  say: ({ name, settings }) => t`~ project ${name}  ${settings.map(words).join(', ')}`,

  commands: ({ name, settings }) => settings.map((edit) => ({ pipeline: byHand(name, edit) })),

  async apply(writes, change, _step, tell) {
    await writes.updateProject(change, tell);
    return undefined;
  },

  refused({ name }, step, unseen) {
    const what = t`the project ${name} could not be changed`;
    const actions = t`codebuild:UpdateProject and iam:PassRole`;
    return refusal(step, 'project-not-changed', what, unseen, actions);
  },
};

function words(edit: ProjectEdit): string {
  switch (edit.set) {
    case 'privilegedMode':
      return edit.to ? t`privileged mode on` : t`privileged mode off`;
    case 'role':
      return t`role ${edit.to.split('/').at(-1)}`;
    case 'image':
      return t`image ${edit.to}`;
    case 'buildspec':
      return edit.to === '' ? t`no buildspec of its own` : t`buildspec ${edit.to}`;
    case 'imagePullCredentialsType':
      return edit.to === 'CODEBUILD' ? t`image pulled by CodeBuild` : t`image pulled by the role`;
    case 'variable':
      return variableWords(edit);
  }
}

type VariableEdit = Extract<ProjectEdit, { set: 'variable' }>;

/** A text may be a secret, so it is not shown; the name of a parameter or secret is none. */
function variableWords({ name, to }: VariableEdit): string {
  if (to === 'absent') return t`without the variable ${name}`;
  switch (to.type) {
    case 'PARAMETER_STORE':
      return t`variable ${name} from the parameter ${to.value}`;
    case 'SECRETS_MANAGER':
      return t`variable ${name} from the secret ${to.value}`;
    case 'PLAINTEXT':
      return t`variable ${name} as a text`;
  }
}

/** UpdateProject replaces a structure whole, so what is there is read, edited and sent back. */
function byHand(name: string, edit: ProjectEdit): string[][] {
  const update = ['aws', 'codebuild', 'update-project', '--name', name];
  if (edit.set === 'role') return [[...update, '--service-role', edit.to]];
  const part = edit.set === 'buildspec' ? 'source' : 'environment';
  const read = [
    ...['aws', 'codebuild', 'batch-get-projects', '--names', name],
    ...['--query', `projects[0].${part}`, '--output', 'json'],
  ];
  return [read, ['jq', filterOf(edit)], [...update, `--${part}`, 'file:///dev/stdin']];
}

/** The edit as jq does it. */
function filterOf(edit: ProjectEdit): string {
  if (edit.set === 'buildspec' && edit.to === '') return 'del(.buildspec)';
  if (edit.set !== 'variable') return `.${edit.set} = ${JSON.stringify(edit.to)}`;
  const isIt = `.name == ${JSON.stringify(edit.name)}`;
  if (edit.to === 'absent') return `del(.environmentVariables[]? | select(${isIt}))`;
  const wanted = JSON.stringify({ name: edit.name, ...edit.to });
  const put = `if any(.[]; ${isIt}) then map(if ${isIt} then ${wanted} else . end) else . + [${wanted}] end`;
  return `.environmentVariables |= ((. // []) | ${put})`;
}
