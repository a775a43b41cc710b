import { t } from '../language.ts';
import type { ProjectEdit, ProjectFacts, ProjectSettings, ProjectVariable } from '../types.ts';

/** The same setting as an edit has it, as a project has it now. */
export function settingNow(facts: ProjectFacts, edit: ProjectEdit): ProjectEdit {
  switch (edit.set) {
    case 'privilegedMode':
      return { set: 'privilegedMode', to: facts.privilegedMode };
    case 'role':
      return { set: 'role', to: facts.role };
    case 'image':
      return { set: 'image', to: facts.image };
    case 'buildspec':
      return { set: 'buildspec', to: facts.source.buildspec ?? '' };
    case 'imagePullCredentialsType':
      // CodeBuild’s own is what a project has that says nothing (CreateProject, ProjectEnvironment).
      return {
        set: 'imagePullCredentialsType',
        to: facts.imagePullCredentialsType === 'SERVICE_ROLE' ? 'SERVICE_ROLE' : 'CODEBUILD',
      };
    case 'variable': {
      const variable = facts.variables.find(({ name }) => name === edit.name);
      if (!variable) return { ...edit, to: 'absent' };
      const { type, value } = variable;
      return { ...edit, to: { type: type as ProjectVariable['type'], value } };
    }
  }
}

/** The same facts with an edit in them. */
export function withSetting(facts: ProjectFacts, edit: ProjectEdit): ProjectFacts {
  switch (edit.set) {
    case 'privilegedMode':
      return { ...facts, privilegedMode: edit.to };
    case 'role':
      return { ...facts, role: edit.to };
    case 'image':
      return { ...facts, image: edit.to };
    case 'buildspec': {
      const { buildspec: _, ...source } = facts.source;
      return { ...facts, source: edit.to === '' ? source : { ...source, buildspec: edit.to } };
    }
    case 'imagePullCredentialsType':
      return { ...facts, imagePullCredentialsType: edit.to };
    case 'variable': {
      const others = facts.variables.filter(({ name }) => name !== edit.name);
      const own = edit.to === 'absent' ? [] : [{ name: edit.name, ...edit.to }];
      return { ...facts, variables: [...others, ...own] };
    }
  }
}

/** What a project has otherwise than it was made: the names of these settings. */
export function differingFrom(made: ProjectSettings, now: ProjectFacts): string[] {
  const differs: readonly (readonly [name: string, differs: boolean])[] = [
    [t`source`, !sameSource(made.source, now.source)],
    [t`image`, made.image !== now.image],
    [t`environment type`, made.environmentType !== now.environmentType],
    [t`compute type`, made.computeType !== now.computeType],
    [t`privileged mode`, made.privilegedMode !== now.privilegedMode],
    [t`service role`, made.role !== now.role],
    [t`variables`, now.variables.length > 0],
    ['VPC', now.vpc !== undefined],
    [t`source version`, now.sourceVersion !== undefined],
    ['webhook', now.webhook !== undefined],
  ];
  return differs.filter(([, does]) => does).map(([name]) => name);
}

type Source = ProjectSettings['source'];

function sameSource(one: Source, other: Source): boolean {
  const keys = ['type', 'location', 'buildspec', 'connection'] as const;
  return keys.every((key) => one[key] === other[key]);
}
