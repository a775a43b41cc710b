import { namesIn } from '../../buildspec/words.ts';
import type { Severity } from '../../types.ts';
import type { Aim, FileSight } from './sight.ts';

/**
 * How grave it is that variables are written where CodeBuild does not look: an error where a
 * command needs one of them and nothing else sets it, else a warning.
 */
export function severityOfLost({ spec, story }: FileSight, { project }: Aim): Severity {
  const { env, ignoredEnv } = spec;
  const set = new Set([
    ...[...env.variables, ...env.parameterStore, ...env.secretsManager].map(({ name }) => name),
    ...(project?.variables ?? []).map(({ name }) => name),
    ...story.assignments.map(({ name }) => name),
  ]);
  const lost = [
    ...ignoredEnv.variables,
    ...ignoredEnv.parameterStore,
    ...ignoredEnv.secretsManager,
  ].filter(({ name }) => !set.has(name));
  const used = new Set([
    ...story.calls.flatMap(({ argv }) => argv.flatMap(({ parts }) => namesIn(parts))),
    ...story.logins.flatMap(({ password }) =>
      'parts' in password ? namesIn(password.parts ?? []) : [],
    ),
  ]);
  return lost.some(({ name }) => used.has(name)) ? 'error' : 'warning';
}
