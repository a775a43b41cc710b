import { t } from '../../language.ts';
import type {
  BucketNow,
  Deed,
  ImageDeed,
  ImageNow,
  Now,
  ParameterNow,
  Reads,
  RoleNow,
  Seen,
  SourceObject,
  StoredCredential,
} from '../../types.ts';

/** What is looked at before something is taken back. */
export type NowReads = Pick<Reads, 'role' | 'project' | 'projects' | 'servedDigest'> & {
  parameterNow(name: string): Promise<Seen<ParameterNow | undefined>>;
  bucketNow(name: string): Promise<Seen<Omit<BucketNow, 'usedBy'> | undefined>>;
  uploadNow(object: SourceObject): Promise<Seen<boolean>>;
  fileNow(path: string): Promise<Seen<string | undefined>>;
  /** Whether a test build of the project is remembered as under way. */
  underWay(project: string): Promise<boolean>;
  /** The login for an image, stored, given or from ECR; undefined where there is none. */
  loginFor(deed: ImageDeed): Promise<Seen<StoredCredential | undefined>>;
};

/** The name that an image has among the things of the journal. */
const imageName = ({ registry, repository, tag }: ImageDeed): string =>
  `${registry}/${repository}:${tag}`;

/** Looks at the things that deeds changed, each once. */
export async function lookNow(deeds: readonly Deed[], reads: NowReads): Promise<Now> {
  const now: Now = {
    parameters: {},
    roles: {},
    projects: {},
    buckets: {},
    files: {},
    images: {},
    builds: {},
  };
  for (const deed of deeds) {
    switch (deed.thing) {
      case 'parameter':
        now.parameters[deed.name] ??= await reads.parameterNow(deed.name);
        break;
      case 'role':
      case 'trust-policy':
      case 'role-policy':
      case 'attached-policy':
        now.roles[deed.role] ??= await roleNow(deed.role, reads);
        break;
      case 'bucket':
        now.buckets[deed.bucket] ??= await bucketNow(deed.bucket, reads);
        break;
      case 'project':
        now.projects[deed.project.name] ??= await reads.project(deed.project.name);
        break;
      case 'project-settings':
        now.projects[deed.project] ??= await reads.project(deed.project);
        break;
      case 'file':
        now.files[deed.path] ??= await reads.fileNow(deed.path);
        break;
      case 'image':
        now.images[imageName(deed)] ??= await imageNow(deed, reads);
        break;
      case 'build':
        now.builds[deed.project] ??= await leftOf(deed, reads);
        break;
    }
  }
  return now;
}

async function roleNow(name: string, reads: NowReads): Promise<Seen<RoleNow | undefined>> {
  const role = await reads.role(name);
  if ('unseen' in role) return role;
  if (!role.seen) return { seen: undefined };
  const { tags = {}, arn } = role.seen;
  const projects = await reads.projects();
  if ('unseen' in projects) return projects;
  const users = projects.seen.filter((project) => project.role === arn);
  return { seen: { ...role.seen, tags, usedBy: users.map((project) => project.name) } };
}

async function bucketNow(name: string, reads: NowReads): Promise<Seen<BucketNow | undefined>> {
  const bucket = await reads.bucketNow(name);
  if ('unseen' in bucket) return bucket;
  if (!bucket.seen) return { seen: undefined };
  const projects = await reads.projects();
  if ('unseen' in projects) return projects;
  const users = projects.seen.filter(({ source }) => source.location?.startsWith(`${name}/`));
  return { seen: { ...bucket.seen, usedBy: users.map((project) => project.name) } };
}

async function imageNow(deed: ImageDeed, reads: NowReads): Promise<ImageNow> {
  const login = await reads.loginFor(deed);
  if ('unseen' in login) return { answer: { kind: 'no-login', said: login.unseen.said } };
  if (!login.seen) {
    return { answer: { kind: 'no-login', said: t`the parameters of its login are gone` } };
  }
  const { registry, repository, tag } = deed;
  const image = { registry, repository, reference: tag };
  return { answer: await reads.servedDigest(image, login.seen), credential: login.seen };
}

async function leftOf(
  { project, upload }: Extract<Deed, { thing: 'build' }>,
  reads: NowReads,
): Promise<Seen<boolean>> {
  if (await reads.underWay(project)) return { seen: true };
  return upload ? reads.uploadNow(upload) : { seen: false };
}
