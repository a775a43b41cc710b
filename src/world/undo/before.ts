import { isDeepStrictEqual } from 'node:util';
import { mayBeSecret, mayHoldSecret } from '../../buildspec/given-passwords.ts';
import { sameDocument } from '../../compare/documents.ts';
import { settingNow } from '../../compare/settings.ts';
import {
  type Change,
  type CreateRole,
  type Deed,
  type ImageDeed,
  type KeptSetting,
  type ProjectEdit,
  type ProjectSettingDeed,
  type PutParameter,
  type PutRolePolicy,
  type Reads,
  Refused,
  type RoleFacts,
  type Seen,
  type StoredCredential,
  type UpdateProject,
  type WriteFile,
} from '../../types.ts';
import { sha256 } from './files-back.ts';

/** What is looked at before something is changed. */
export type BeforeReads = Pick<Reads, 'role' | 'project' | 'bucket' | 'servedDigest'> & {
  read: Reads['folder']['read'];
  versionNow(name: string): Promise<Seen<{ version: number; at?: string } | undefined>>;
  missingFolders(path: string): Promise<string[]>;
};

/**
 * What a change is about to do, with what is there before it; undefined where it does nothing that
 * could be taken back, since all is as it would make it already.
 * @throws Refused where what is there cannot be told
 */
export async function deedsOf(change: Change, reads: BeforeReads): Promise<Deed[]> {
  switch (change.kind) {
    case 'put-parameter':
      return [await parameterDeed(change, reads)];
    case 'create-role':
      return roleDeed(change, reads);
    case 'put-trust-policy': {
      const { trust = '' } = (await roleNow(change.role, reads)) ?? {};
      const made = JSON.stringify(change.document);
      if (sameDocument(trust, made)) return [];
      return [{ thing: 'trust-policy', role: change.role, before: trust, made }];
    }
    case 'put-role-policy':
      return policyDeed(change, reads);
    case 'attach-role-policy': {
      const { attached = [] } = (await roleNow(change.role, reads)) ?? {};
      if (attached.some(({ arn }) => arn === change.arn)) return [];
      return [{ thing: 'attached-policy', role: change.role, arn: change.arn }];
    }
    case 'create-bucket': {
      const absent = told(await reads.bucket(change.bucket)) === 'absent';
      return absent ? [{ thing: 'bucket', bucket: change.bucket }] : [];
    }
    case 'create-project': {
      const there = told(await reads.project(change.project.name));
      return there ? [] : [{ thing: 'project', project: change.project }];
    }
    case 'update-project':
      return settingsDeed(change, reads);
    case 'write-file':
      return fileDeed(change, reads);
    case 'push-image':
    case 'rehearse':
      return imageDeed(change, reads);
    case 'start-build': {
      const { project, upload } = change;
      const left: Deed = { thing: 'build', project, ...(upload && { upload }) };
      return [...(await imageDeed(change, reads)), left];
    }
    default:
      // What takes others back is not taken back itself.
      return [];
  }
}

function told<T>(seen: Seen<T>): T {
  if ('unseen' in seen) throw new Refused(seen.unseen);
  return seen.seen;
}

const roleNow = async (role: string, reads: BeforeReads): Promise<RoleFacts | undefined> =>
  told(await reads.role(role));

/** The right to write is enough: what cannot be read is known by the look that led here. */
async function parameterDeed(change: PutParameter, reads: BeforeReads): Promise<Deed> {
  const { name, tags, replaces } = change;
  const now = await reads.versionNow(name);
  const known = replaces === undefined ? undefined : { version: replaces };
  const before = 'seen' in now ? now.seen : known;
  const made = (before?.version ?? 0) + 1;
  return { thing: 'parameter', name, ...(before && { before }), made, tags };
}

async function roleDeed(change: CreateRole, reads: BeforeReads): Promise<Deed[]> {
  const { role, trust, tags } = change;
  if (await roleNow(role, reads)) return [];
  return [{ thing: 'role', role, trust: JSON.stringify(trust), tags }];
}

async function policyDeed(change: PutRolePolicy, reads: BeforeReads): Promise<Deed[]> {
  const { role, policy, document } = change;
  const { inline = [] } = (await roleNow(role, reads)) ?? {};
  const before = inline.find(({ name }) => name === policy)?.document;
  const made = JSON.stringify(document);
  if (before !== undefined && sameDocument(before, made)) return [];
  return [{ thing: 'role-policy', role, policy, ...(before !== undefined && { before }), made }];
}

async function settingsDeed(change: UpdateProject, reads: BeforeReads): Promise<Deed[]> {
  const facts = told(await reads.project(change.name));
  if (!facts) return [];
  const settings = change.settings.flatMap((made): ProjectSettingDeed[] => {
    const before = settingNow(facts, made);
    if (isDeepStrictEqual(before, made)) return [];
    return [{ before: kept(before), made: kept(made) }];
  });
  if (settings.length === 0) return [];
  return [{ thing: 'project-settings', project: change.name, settings }];
}

function kept(edit: ProjectEdit): KeptSetting {
  if (edit.set !== 'variable' || edit.to === 'absent' || edit.to.type !== 'PLAINTEXT') return edit;
  const { set, name, to } = edit;
  return mayBeSecret({ name, value: to.value }) ? { set, name, sha256: sha256(to.value) } : edit;
}

async function fileDeed(change: WriteFile, reads: BeforeReads): Promise<Deed[]> {
  const { path, text } = change;
  const now = await reads.read(path);
  if (now === text) return [];
  const made = sha256(text);
  if (now === undefined) {
    return [{ thing: 'file', path, made, folders: await reads.missingFolders(path) }];
  }
  const before = mayHoldSecret(now) ? { sha256: sha256(now) } : { text: now };
  return [{ thing: 'file', path, before, made, folders: [] }];
}

interface Push {
  registry: string;
  repository: string;
  tag?: string;
  credential: StoredCredential;
}

/** Only a throw-away tag: what a build pushes under tags of its own is no test's. */
async function imageDeed(change: Push, reads: BeforeReads): Promise<ImageDeed[]> {
  const { registry, repository, tag, credential } = change;
  if (tag === undefined) return [];
  const served = await reads.servedDigest({ registry, repository, reference: tag }, credential);
  const before = served.kind === 'served' ? served.digest : undefined;
  const login = credential.stored;
  return [
    {
      thing: 'image',
      registry,
      repository,
      tag,
      ...(before && { before }),
      ...(login && { login }),
    },
  ];
}
