import { causesFirst, couldNotLook, stateOf } from '../findings.ts';
import { t } from '../language.ts';
import { lookAtWiring } from '../steps/wire/look.ts';
import { wire } from '../steps/wire/step.ts';
import { lookInFolder } from '../steps/write/look.ts';
import { write } from '../steps/write/step.ts';
import {
  type Finding,
  type ParameterFacts,
  type ProjectLooked,
  type Reads,
  Refused,
  type Seen,
  type StepId,
  stepIds,
} from '../types.ts';
import { parameterFindings } from './parameter-findings.ts';
import type { Told } from './told.ts';

/** What is known of a project's surroundings when it is looked at. */
export interface Around {
  reads: Reads;
  /** Of the parameters that it fetches, those that exist. */
  stored: Seen<readonly ParameterFacts[]>;
  /** What its last build tells, where that was asked for. */
  evidence?: readonly Finding[];
}

/** What a build without Docker needs none of. */
const ofDocker = new Set(['privileged-mode-off', 'compute-without-docker', 'image-push-missing']);

/** Looks at one project with all that the account can show of it, and at its buildspec if that is at hand. */
export async function lookAtProject(told: Told, around: Around): Promise<ProjectLooked> {
  const { project, buildspec, usesDocker } = told;
  const { evidence } = around;
  const looks: [StepId, Promise<Finding[]>][] = [
    ['store', Promise.resolve(parameterFindings(told, around.stored))],
    ['wire', wiringFindings(told, around)],
    ...(buildspec ? [['write', buildspecFindings(told)] as [StepId, Promise<Finding[]>]] : []),
    ...(evidence
      ? [['prove', Promise.resolve([...evidence])] as [StepId, Promise<Finding[]>]]
      : []),
  ];
  const looked = await Promise.all(
    looks.map(async ([step, look]): Promise<{ step: StepId; findings: Finding[] }> => {
      const findings = await orRefused(step, look);
      return { step, findings: findings.filter(({ check }) => usesDocker || !ofDocker.has(check)) };
    }),
  );
  const findings = causesFirst(looked.flatMap((one) => one.findings));
  const seen = new Set([...looked.map(({ step }) => step), ...findings.map(({ step }) => step)]);
  return {
    name: project.name,
    arn: project.arn,
    steps: stepIds
      .filter((id) => seen.has(id))
      .map((id) => ({ id, state: stateOf(findings.filter(({ step }) => step === id)) })),
    findings,
    ...(!buildspec && { buildspecElsewhere: elsewhereOf(told) }),
  };
}

async function orRefused(step: StepId, look: Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await look;
  } catch (error) {
    if (error instanceof Refused) return [couldNotLook(step, error.unseen)];
    throw error;
  }
}

async function wiringFindings(told: Told, { reads, stored }: Around): Promise<Finding[]> {
  const { project, known, parameters, buildspec } = told;
  const own: Reads = {
    ...reads,
    project: async () => ({ seen: project }),
    describeParameters: async () => stored,
    folder: buildspec?.reads.folder ?? noFolder,
  };
  const sight = await lookAtWiring(known, own, parameters);
  return wire.checks.flatMap((check) => check.find(sight));
}

async function buildspecFindings({ project, buildspec }: Told): Promise<Finding[]> {
  if (!buildspec) return [];
  // In the folder that stands for it, text that the project holds is a file.
  const { buildspec: _, ...source } = project.source;
  const facts = buildspec.inProject ? { ...project, source } : project;
  const known = { setup: { buildspec: buildspec.path }, from: {}, proposals: {} };
  const sight = await lookInFolder(known, buildspec.reads, { mends: false, project: facts });
  const found = write.checks.flatMap((check) => check.find(sight));
  return buildspec.inProject ? found.map((finding) => inArn(finding, project.arn)) : found;
}

/** The same finding at its place in the project. */
function inArn(finding: Finding, arn: string): Finding {
  const { where } = finding;
  if (!where || !('file' in where)) return finding;
  const { file: _, ...place } = where;
  return { ...finding, where: { arn, ...place } };
}

const noFolder: Reads['folder'] = {
  path: '',
  read: async () => undefined,
  kind: async () => undefined,
  list: async () => [],
  git: async () => undefined,
};

function elsewhereOf({ project: { source } }: Told): string {
  const { buildspec = 'buildspec.yml', location, type } = source;
  if (buildspec.startsWith('arn:')) return buildspec;
  const place = location ?? t`the source of ${type}`;
  return t`${buildspec} in ${place}`;
}
