import { Secret } from '../secret.ts';
import type { Change, CreateBucket, CreateProject, CreateRole, PutParameter } from '../types.ts';
import { wordsOf } from './comment.ts';
import { type Identify, identifiers } from './identifiers.ts';
import { isNew, newRole, policiesOf } from './new-things.ts';
import type { Plan, Planned } from './plan.ts';

/** A resource of a template: its logical id, what stands below it, and what it is for. */
export interface Resource {
  id: string;
  body: object;
  words: readonly string[];
}

/** The resources that a plan comes to, and the changes that are none. */
export function resourcesOf(plan: Plan): { resources: Resource[]; byHand: Planned[] } {
  const identify = identifiers((name, kind) => [...name, kind].map(capitalised).join(''));
  const resources: Resource[] = [];
  const byHand: Planned[] = [];
  for (const planned of plan.changes) {
    const { change } = planned;
    if (isPartOfRole(change, plan)) continue;
    const made = resourceOf(change, plan, identify);
    if (made) resources.push({ ...made, words: wordsOf(planned) });
    else byHand.push(planned);
  }
  return { resources, byHand };
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A role that is made bears its policies itself. */
function isPartOfRole(change: Change, plan: Plan): boolean {
  if (change.kind !== 'put-role-policy' && change.kind !== 'attach-role-policy') return false;
  return newRole(plan, change.role) !== undefined;
}

type Made = Omit<Resource, 'words'> | undefined;

function resourceOf(change: Change, plan: Plan, identify: Identify): Made {
  switch (change.kind) {
    case 'put-parameter':
      return parameter(change, identify);
    case 'create-role':
      return role(change, plan, identify);
    case 'put-role-policy': {
      if (!isNew(change)) return undefined;
      const { role: RoleName, policy: PolicyName, document: PolicyDocument } = change;
      const id = identify('Policy', PolicyName, RoleName);
      return resource(id, 'AWS::IAM::RolePolicy', { RoleName, PolicyName, PolicyDocument });
    }
    case 'create-bucket':
      return bucket(change, identify);
    case 'create-project':
      return project(change, plan, identify);
    default:
      return undefined;
  }
}

function resource(id: string, Type: string, Properties: object): Made {
  return { id, body: { Type, Properties } };
}

function parameter(change: PutParameter, identify: Identify): Made {
  const { name, type, value, tags } = change;
  if (!isNew(change) || type === 'SecureString' || value instanceof Secret) return undefined;
  const properties = { Name: name, Type: type, Value: value, Tags: tags };
  return resource(identify('Parameter', name), 'AWS::SSM::Parameter', properties);
}

function role(change: CreateRole, plan: Plan, identify: Identify): Made {
  const policies = policiesOf(plan, change.role);
  const inline = policies.flatMap((one) =>
    one.kind === 'put-role-policy'
      ? [{ PolicyName: one.policy, PolicyDocument: one.document }]
      : [],
  );
  const managed = policies.flatMap((one) => (one.kind === 'attach-role-policy' ? [one.arn] : []));
  return resource(identify('Role', change.role), 'AWS::IAM::Role', {
    RoleName: change.role,
    Description: change.description,
    AssumeRolePolicyDocument: change.trust,
    ...(inline.length > 0 && { Policies: inline }),
    ...(managed.length > 0 && { ManagedPolicyArns: managed }),
    Tags: tagList(change.tags),
  });
}

function bucket({ bucket: name }: CreateBucket, identify: Identify): Made {
  return resource(identify('Bucket', name), 'AWS::S3::Bucket', {
    BucketName: name,
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  });
}

function project({ project: settings, tags }: CreateProject, plan: Plan, identify: Identify): Made {
  const { name, source, image, environmentType, computeType, privilegedMode } = settings;
  const made = newRole(plan, settings.role);
  return resource(identify('Project', name), 'AWS::CodeBuild::Project', {
    Name: name,
    ServiceRole: made ? { 'Fn::GetAtt': [identify('Role', made.role), 'Arn'] } : settings.role,
    Source: {
      Type: source.type,
      ...(source.location && { Location: source.location }),
      ...(source.buildspec && { BuildSpec: source.buildspec }),
      ...(source.connection && { Auth: { Type: 'CODECONNECTIONS', Resource: source.connection } }),
    },
    Artifacts: { Type: 'NO_ARTIFACTS' },
    Environment: {
      Type: environmentType,
      Image: image,
      ComputeType: computeType,
      PrivilegedMode: privilegedMode,
    },
    Tags: tagList(tags),
  });
}

function tagList(tags: Record<string, string>): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
