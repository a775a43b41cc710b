import { aws, parametersOf } from './outside.ts';
import type { Room } from './room.ts';

const names = (app: string) => [
  `/${app}/docker-registry/url`,
  `/${app}/docker-credentials/username`,
  `/${app}/docker-credentials/password`,
];

/** What AWS holds for an application, with its name left out. */
export async function endState(
  room: Room,
  app: string,
  environment: Readonly<Record<string, string>>,
): Promise<unknown> {
  const role = ['--role-name', `codebuild-${app}-service-role`];
  const named = [...role, '--policy-name', `docker-credentials-${app}`];
  const state = {
    parameters: await parametersOf(room, names(app), environment),
    policy: await aws(room, ['iam', 'get-role-policy', ...named], environment),
    projects: await aws(
      room,
      [
        ...['codebuild', 'batch-get-projects', '--names', app],
        ...['--query', 'projects[].[name,source,environment,serviceRole,artifacts]'],
      ],
      environment,
    ),
  };
  return JSON.parse(JSON.stringify(state).replaceAll(app, 'APP'));
}
