import { Secret } from '../secret.ts';
import type { Change, CreateBucket, CreateProject, PutParameter } from '../types.ts';
import { wordsOf } from './comment.ts';
import { type Block, Expression } from './hcl.ts';
import { type Identify, identifiers } from './identifiers.ts';
import { isNew } from './new-things.ts';
import type { Plan, Planned } from './plan.ts';
import { attachmentBlock, policyBlock, roleBlock, roleOfProject } from './terraform-access.ts';

/** A resource, and what it is for. */
interface Resource {
  block: Block;
  words: readonly string[];
}

/** The resources that a plan comes to, and the changes that are none. */
export function terraformOf(plan: Plan) {
  const identify = identifiers((name) =>
    name
      .join('_')
      .toLowerCase()
      .replace(/^(?=\d|$)/, '_'),
  );
  const resources: Resource[] = [];
  const byHand: Planned[] = [];
  for (const planned of plan.changes) {
    const blocks = blocksOf(planned.change, plan, identify);
    const words = wordsOf(planned);
    if (blocks.length === 0) byHand.push(planned);
    for (const [at, block] of blocks.entries()) {
      resources.push({ block, words: at === 0 ? words : [] });
    }
  }
  const asksPassword = plan.changes.some(({ change }) => isNewSecret(change));
  return { resources, byHand, asksPassword };
}

function isNewSecret(change: Change): boolean {
  return change.kind === 'put-parameter' && isNew(change) && change.value instanceof Secret;
}

function blocksOf(change: Change, plan: Plan, identify: Identify): Block[] {
  switch (change.kind) {
    case 'put-parameter':
      return isNew(change) ? [parameter(change, identify)] : [];
    case 'create-role':
      return [roleBlock(change, identify)];
    case 'put-role-policy':
      return isNew(change) ? [policyBlock(change, plan, identify)] : [];
    case 'attach-role-policy':
      return [attachmentBlock(change, plan, identify)];
    case 'create-bucket':
      return bucket(change, identify);
    case 'create-project':
      return [project(change, plan, identify)];
    default:
      return [];
  }
}

function parameter({ name, type, value, key, tags }: PutParameter, identify: Identify): Block {
  return {
    head: ['resource', 'aws_ssm_parameter', identify('parameter', name)],
    attributes: {
      name,
      type,
      ...(value instanceof Secret
        ? { value_wo: new Expression('var.docker_password'), value_wo_version: 1 }
        : { value }),
      key_id: key,
      tags,
    },
  };
}

function bucket({ bucket: name }: CreateBucket, identify: Identify): Block[] {
  const label = identify('bucket', name);
  return [
    { head: ['resource', 'aws_s3_bucket', label], attributes: { bucket: name } },
    {
      head: ['resource', 'aws_s3_bucket_public_access_block', label],
      attributes: {
        bucket: new Expression(`aws_s3_bucket.${label}.id`),
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      },
    },
  ];
}

function project(change: CreateProject, plan: Plan, identify: Identify): Block {
  const { name, source, image, environmentType, computeType, privilegedMode } = change.project;
  const { role, policies } = roleOfProject(change.project.role, plan, identify);
  const { type, location, buildspec, connection } = source;
  const auth: Block[] = connection
    ? [{ head: ['auth'], attributes: { type: 'CODECONNECTIONS', resource: connection } }]
    : [];
  const environment = {
    type: environmentType,
    image,
    compute_type: computeType,
    privileged_mode: privilegedMode,
  };
  return {
    head: ['resource', 'aws_codebuild_project', identify('project', name)],
    attributes: {
      name,
      service_role: role,
      tags: change.tags,
      ...(policies.length > 0 && { depends_on: policies }),
    },
    blocks: [
      { head: ['source'], attributes: { type, location, buildspec }, blocks: auth },
      { head: ['artifacts'], attributes: { type: 'NO_ARTIFACTS' } },
      { head: ['environment'], attributes: environment },
    ],
  };
}
