import type { BlobStore } from './blob-store.ts';
import type { Manifest } from './manifest.ts';
import { RegistryError } from './registry-error.ts';

/** What one repository holds. A blob is in every repository that it was pushed to or mounted in. */
export interface Repository {
  blobs: Set<string>;
  manifests: Map<string, Manifest>;
  /** Digests by tag. */
  tags: Map<string, string>;
}

/** The registry's repositories by name. */
export interface Repositories {
  names(): string[];
  find(name: string): Repository | undefined;
  /** @throws RegistryError NAME_UNKNOWN when there is none of that name */
  get(name: string): Repository;
  /** @throws RegistryError NAME_UNKNOWN when a push would not create it */
  requirePushable(name: string): void;
  /** The repository, made now if it was not there. */
  enter(name: string): Repository;
  /** Takes a blob out of a repository, and off the disk when no other has it. */
  dropBlob(name: string, digest: string): Promise<void>;
}

/** @param createOnPush false for a registry like Amazon ECR, where a repository is made beforehand */
export function openRepositories(blobs: BlobStore, createOnPush: boolean): Repositories {
  const all = new Map<string, Repository>();

  const get = (name: string): Repository => {
    const repository = all.get(name);
    if (repository === undefined) throw unknown(name);
    return repository;
  };
  return {
    names: () => [...all.keys()].sort(),
    find: (name) => all.get(name),
    get,
    requirePushable(name) {
      if (!createOnPush) get(name);
    },
    enter(name) {
      const repository = all.get(name) ?? {
        blobs: new Set(),
        manifests: new Map(),
        tags: new Map(),
      };
      all.set(name, repository);
      return repository;
    },
    async dropBlob(name, digest) {
      get(name).blobs.delete(digest);
      const elsewhere = [...all.values()].some((repository) => repository.blobs.has(digest));
      if (!elsewhere) await blobs.drop(digest);
    },
  };
}

function unknown(name: string): RegistryError {
  const message = `The repository with name '${name}' does not exist in the registry`;
  return new RegistryError('NAME_UNKNOWN', { message, detail: { name } });
}
