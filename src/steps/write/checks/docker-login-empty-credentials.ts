import { namesIn } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import type { FileSight } from '../sight.ts';

/** Every variable of a login gets a value. */
export const dockerLoginEmptyCredentials = meaningCheck(
  'docker-login-empty-credentials',
  t`every variable of a login gets a value`,
  (file, { project }): Fault[] => {
    if (!project || setsUnseen(file)) return [];
    const set = new Set([...namesSet(file), ...project.variables.map(({ name }) => name)]);
    const told = new Set<string>();
    return file.story.logins.flatMap(({ call, registry, username, password }): Fault[] => {
      const secret = 'parts' in password ? (password.parts ?? []) : [];
      const parts = [...(registry?.parts ?? []), ...(username?.parts ?? []), ...secret];
      const lost = namesIn(parts).filter((name) => !set.has(name) && !isGiven(name));
      return lost.flatMap((name): Fault[] => {
        if (told.has(name)) return [];
        told.add(name);
        return [
          {
            severity: 'warning',
            what: t`the login uses ${name}, which neither the buildspec nor the project ${project.name} sets`,
            why: t`an empty user or password makes docker ask for it, where nobody can answer: “non TTY device”`,
            at: call.span.start,
            remedy: t`name the parameter for ${name} under env, parameter-store`,
          },
        ];
      });
    });
  },
);

function namesSet({ spec: { env }, story }: FileSight): string[] {
  const entries = [...env.variables, ...env.parameterStore, ...env.secretsManager];
  return [...entries, ...story.assignments].map(({ name }) => name);
}

/** What a build has without being told (AWS CodeBuild User Guide, Environment variables). */
function isGiven(name: string): boolean {
  return /^(CODEBUILD_|AWS_(DEFAULT_)?REGION$|HOME$|PATH$|PWD$|USER$)/.test(name);
}

/** Commands that may set variables where this cannot be seen. */
function setsUnseen({ story }: FileSight): boolean {
  const isSetter = /^(source|\.|eval|read|printenv|export|set)$/;
  return (
    story.unread.length > 0 ||
    story.calls.some(({ argv: [first] }) => isSetter.test(first?.text ?? ''))
  );
}
