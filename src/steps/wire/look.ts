import { isEcr } from '../../image/ecr.ts';
import type { Caller, Known, Reads, RoleFacts, Seen } from '../../types.ts';
import { parameterNames } from '../name/conventions.ts';
import { judge } from './judge.ts';
import { type NeedsOf, needsOf, policyFor } from './needs.ts';
import type { Need, SourceChoice, WireSight } from './sight.ts';
import { chooseSource } from './source.ts';
import { trustDecision } from './trust.ts';

/** Looks at the role, what it may do, and the project. */
export async function lookAtWiring(known: Known, reads: Reads): Promise<WireSight> {
  const { setup } = known;
  const caller = await reads.caller();
  const me = 'seen' in caller ? caller.seen : nobody;
  const projectName = setup.project ?? projectFrom(setup.app ?? 'app');
  const project = await reads.project(projectName);
  const existing = 'seen' in project ? project.seen : undefined;
  const existingRole = existing?.role.split('/').at(-1);
  const roleName =
    setup.role ?? existingRole ?? `codebuild-${projectName}-service-role`.slice(0, 64);
  const role = await reads.role(roleName);
  const found = 'seen' in role ? role.seen : undefined;
  const git = await reads.folder.git();
  const connections = existing ? { seen: [] } : await reads.connections();
  const source = chooseSource(me, projectName, git, 'seen' in connections ? connections.seen : []);
  const keyArn = setup.key ? await reads.keyArn(setup.key) : undefined;
  const projectArn = `arn:${me.partition}:codebuild:${me.region}:${me.account}:project/${projectName}`;
  const needs = needsOf(needsFrom(known, me, projectName, existing, source, keyArn));

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
    ...(git && { git }),
    ...(!existing && source.kind === 'bucket' && { bucket: await reads.bucket(source.bucket) }),
    trust: found ? trustDecision(found.trust, me.account, projectArn) : 'unknown',
    ...(await judgeIfThere(found, needs, reads)),
    wanted: policyFor(needs.filter(({ group }) => isOurs(group, known))),
    ...(keyArn && { keyArn }),
  };
}

/** An application's name as a project's: without dots, and of two characters at least. */
function projectFrom(app: string): string {
  const name = app.replace(/[^A-Za-z0-9_-]/g, '-');
  return name.length < 2 ? `${name}-app` : name;
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
  existing:
    | { logGroup: string; source: { type: string; location?: string; connection?: string } }
    | undefined,
  source: SourceChoice,
  keyArn: Seen<string> | undefined,
): NeedsOf {
  const names = parameterNames(setup);
  const { registry = '', repository = '' } = setup;
  const ecr = isEcr(registry);
  const key = keyArn && 'seen' in keyArn ? keyArn.seen : undefined;
  const readFrom = existing ? sourceOf(existing.source) : sourceChosen(source);
  return {
    caller,
    project,
    logGroup: existing?.logGroup ?? `/aws/codebuild/${project}`,
    parameters: ecr ? [] : [names.url, names.username, names.password],
    ...(key && !ecr && { key: { arn: key, encrypts: [names.username, names.password] } }),
    ...(readFrom && { source: readFrom }),
    ...(ecr && { ecr: { registry, repository } }),
  };
}

function sourceChosen(source: SourceChoice): NeedsOf['source'] {
  if (source.kind === 'bucket') return { bucket: source.bucket, object: source.object };
  const { connection } = source.connection;
  return connection ? { connection } : undefined;
}

function sourceOf(source: {
  type: string;
  location?: string;
  connection?: string;
}): NeedsOf['source'] {
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
