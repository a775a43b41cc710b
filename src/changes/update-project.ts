import type { ProjectEdit, UpdateProject } from '../types.ts';
import { refusal, type Verb } from './verb.ts';

export const updateProject: Verb<UpdateProject> = {
  say: ({ name, settings }) => `~ project ${name}  ${settings.map(words).join(', ')}`,

  commands: ({ name, settings }) => settings.map((edit) => ({ pipeline: byHand(name, edit) })),

  async apply(writes, change, _step, tell) {
    await writes.updateProject(change, tell);
    return undefined;
  },

  refused({ name }, step, unseen) {
    const what = `the project ${name} could not be changed`;
    const actions = 'codebuild:UpdateProject and iam:PassRole';
    return refusal(step, 'project-not-changed', what, unseen, actions);
  },
};

function words(edit: ProjectEdit): string {
  switch (edit.set) {
    case 'privilegedMode':
      return 'privileged mode on';
    case 'role':
      return `role ${edit.to.split('/').at(-1)}`;
    case 'image':
      return `image ${edit.to}`;
    case 'buildspec':
      return `buildspec ${edit.to}`;
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
  const change = ['jq', `.${edit.set} = ${JSON.stringify(edit.to)}`];
  return [read, change, [...update, `--${part}`, 'file:///dev/stdin']];
}
