import type { Build, Project } from '@aws-sdk/client-codebuild';
import { page } from './paging.ts';
import { type Call, Fault } from './service.ts';

/** The projects and builds of one region, by name and by id, in the order of their making. */
export interface Workshop {
  projects: Map<string, Project>;
  builds: Map<string, Build>;
  /** Builds started of each project, for their numbers. */
  started: Map<string, number>;
  /** Builds by the idempotency token that started them. */
  tokens: Map<string, { id: string; request: string; at: number }>;
}

/** Refusal under CodeBuild's own code. */
export const invalid = (message: string) => new Fault('InvalidInputException', message);

/** Refusal of what is not there. */
export const missing = (message: string) => new Fault('ResourceNotFoundException', message);

/** The ARN of a project, known before the project is. */
export function projectArn(name: string, { partition, region, account }: Call): string {
  return `arn:${partition}:codebuild:${region}:${account}:project/${name}`;
}

/** @throws Fault `ResourceNotFoundException` */
export function findProject({ projects }: Workshop, given: string, call: Call): Project {
  const project = projects.get(projectName(given));
  if (project === undefined) {
    throw missing(`Project cannot be found: ${projectArn(projectName(given), call)}`);
  }
  return project;
}

/** A project's name out of its name or ARN. */
export function projectName(given: string): string {
  return given.replace(/^arn:[^/]*:project\//, '');
}

/** One page of a hundred names or ids, as every listing of CodeBuild gives. */
export function listed(all: readonly string[], token: string | undefined) {
  return page(all, 100, token, () => invalid('The nextToken is invalid.'));
}
