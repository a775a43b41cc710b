import { isEcr } from '../../image/ecr.ts';
import type {
  Caller,
  Known,
  ProjectFacts,
  ProjectSource,
  Reads,
  RoleFacts,
  Setup,
  SourceObject,
} from '../../types.ts';
import { parameterNames } from '../name/conventions.ts';
import { lookAroundProject } from './around-project.ts';
import { pulledFromEcr } from './build-image.ts';
import { customerKeys } from './customer-keys.ts';
import { judge } from './judge.ts';
import { type NeedsOf, needsOf } from './needs.ts';
import { policyFor } from './policy-for.ts';
import type { AroundProject, CustomerKey, Need, SourceChoice, WireSight } from './sight.ts';
import { chooseSource, mayNeedConnection, sourceObject } from './source.ts';
import { trustDecision } from './trust.ts';

/** Looks at the role, what it may do, and the project, whose builds fetch the parameters. */
export async function lookAtWiring(
  known: Known,
  reads: Reads,
  parameters: readonly string[] = usualParameters(known.setup),
): Promise<WireSight> {
  const { setup } = known;
  const [caller, git] = await Promise.all([reads.caller(), reads.folder.git()]);
  const me = 'seen' in caller ? caller.seen : nobody;
  const projectName = projectNameOf(setup);
  const project = await reads.project(projectName);
  const existing = 'seen' in project ? project.seen : undefined;
  const existingRole = existing?.role.split('/').at(-1);
  const roleName =
    setup.role ?? existingRole ?? `codebuild-${projectName}-service-role`.slice(0, 64);
  const role = await reads.role(roleName);
  const found = 'seen' in role ? role.seen : undefined;
  const [connections, images, keys, around] = await Promise.all([
    mayNeedConnection(git, existing?.source) ? reads.connections() : { seen: [] },
    reads.curatedImages(),
    customerKeys(known, parameters, reads),
    existing && lookAroundProject(existing, git, reads),
  ]);
  const source = chooseSource(me, projectName, git, 'seen' in connections ? connections.seen : []);
  const projectArn = `arn:${me.partition}:codebuild:${me.region}:${me.account}:project/${projectName}`;
  const needs = needsOf({
    ...needsFrom(known, me, projectName, existing, source, keys),
    ...(existing && imageNeedsFrom(existing, me, around)),
    parameters,
  });

  return {
    known,
    caller,
    roleName,
    roleArn: found?.arn ?? `arn:${me.partition}:iam::${me.account}:role/${roleName}`,
    projectName,
    projectArn,
    policyName: `docker-credentials-${projectName}`.slice(0, 128),
    role,
    project,
    source,
    connections,
    images,
    ...(git && { git }),
    ...(!existing && source.kind === 'bucket' && { bucket: await reads.bucket(source.bucket) }),
    trust: found ? trustDecision(found.trust, me.account, projectArn) : 'unknown',
    ...(await judgeIfThere(found, needs, reads)),
    wanted: policyFor(needs.filter(({ group }) => isOurs(group, known))),
    keys,
    ...(around && { around }),
  };
}

/** The three, which ECR needs none of. */
function usualParameters(setup: Setup): readonly string[] {
  return isEcr(setup.registry ?? '') ? [] : Object.values(parameterNames(setup));
}

/** The project's name as given, else the application's: without dots, of two characters at least. */
export function projectNameOf({ project, app = 'app' }: Setup): string {
  const name = app.replace(/[^A-Za-z0-9_-]/g, '-');
  return project ?? (name.length < 2 ? `${name}-app` : name);
}

/** Stands in while AWS does not say who we are; the check for that speaks first. */
const nobody: Caller = {
  account: '000000000000',
  partition: 'aws',
  region: 'us-east-1',
  arn: '',
  buildsRunHere: false,
};

/** With a broad managed policy the parameters are not our statement's matter. */
function isOurs(group: Need['group'], { setup }: Known): boolean {
  return group !== 'parameters' || (setup.policy ?? 'exact') === 'exact';
}

function needsFrom(
  { setup }: Known,
  caller: Caller,
  project: string,
  existing: ProjectFacts | undefined,
  source: SourceChoice,
  keys: readonly CustomerKey[],
): Omit<NeedsOf, 'parameters'> {
  const { registry = '', repository = '' } = setup;
  const ecr = isEcr(registry);
  const known = keys.flatMap(({ arn, encrypts }) =>
    'seen' in arn ? [{ arn: arn.seen, encrypts }] : [],
  );
  const upload = sourceObject(caller, project);
  const readFrom = existing ? sourceOf(existing.source) : sourceChosen(source);
  return {
    caller,
    project,
    logGroup: existing?.logGroup ?? `/aws/codebuild/${project}`,
    keys: known,
    ...(readFrom && { source: readFrom }),
    ...(uploads(setup) && !isSame(readFrom, upload) && { upload }),
    ...(existing?.vpc && { vpc: existing.vpc }),
    ...(ecr && { ecr: { registry, repository } }),
  };
}

/** What the role needs to pull the build image of a project that is there. */
function imageNeedsFrom(
  project: ProjectFacts,
  caller: Caller,
  { secret }: AroundProject = {},
): Pick<NeedsOf, 'imageFrom' | 'imageSecret'> {
  const imageFrom = pulledFromEcr(project, caller);
  const imageSecret = secret && 'seen' in secret.arn ? secret.arn.seen : undefined;
  return { ...(imageFrom && { imageFrom }), ...(imageSecret && { imageSecret }) };
}

/** True where step 5 has CodeBuild build this folder. */
function uploads({ where, testBuild }: Setup): boolean {
  return where === 'codebuild' && testBuild !== 'project';
}

function isSame(source: NeedsOf['source'], { bucket, object }: SourceObject): boolean {
  return (
    source !== undefined &&
    'bucket' in source &&
    source.bucket === bucket &&
    source.object === object
  );
}

function sourceChosen(source: SourceChoice): NeedsOf['source'] {
  if (source.kind === 'bucket') return { bucket: source.bucket, object: source.object };
  const { connection } = source.connection;
  return connection ? { connection } : undefined;
}

function sourceOf(source: ProjectSource): NeedsOf['source'] {
  if (source.connection) return { connection: source.connection };
  if (source.type !== 'S3' || !source.location) return undefined;
  const [bucket = '', ...object] = source.location.split('/');
  return { bucket, object: object.join('/') };
}

async function judgeIfThere(
  role: RoleFacts | undefined,
  needs: readonly Need[],
  reads: Reads,
): Promise<Pick<WireSight, 'judged' | 'judgedBy'>> {
  if (role) return judge(role, needs, reads);
  return { judged: [], judgedBy: 'evaluation' };
}
