import type { Buildspec } from '../../buildspec/buildspec.ts';
import type { Recovered } from '../../buildspec/recover.ts';
import type { Story } from '../../buildspec/story.ts';
import type { Source } from '../../image/dockerfile-sources.ts';
import type { Known, ProjectFacts, Proposals, Unseen, WriteFile } from '../../types.ts';
import type { ParameterNames } from '../name/conventions.ts';
import type { Found } from './fault.ts';
import type { UsedDockerfile } from './source-files.ts';
import type { Template } from './templates.ts';

/** What the buildspec has to do, as the answers settle it or what is seen proposes it. */
export interface Aim {
  /** Path of the buildspec within the folder. */
  path: string;
  /** Empty while it is not known. */
  registry: string;
  /** Empty while it is not known. */
  repository: string;
  /** `commit`, `build`, `latest`, or a literal tag. */
  tag: string;
  dockerfile: string;
  context: string;
  /** Absent where nothing is stored, because the registry is Amazon ECR, or no name is settled. */
  parameters?: ParameterNames;
  /** The registry's user, where it is known. */
  username?: string;
  project?: ProjectFacts;
}

/** A source that a Dockerfile copies from the build context, and what became of it there. */
export interface Copied {
  dockerfile: string;
  context: string;
  source: Source;
  /** `ignored`: it is in the folder, and `.dockerignore` keeps it out of the context. */
  state: 'found' | 'ignored' | 'missing' | 'outside' | 'unseen';
  /** Order of the docker build in the story of the build. */
  order: number;
}

/** A buildspec read, with everything in the folder that its commands name. */
export interface FileSight {
  path: string;
  spec: Buildspec;
  story: Story;
  recovered: Recovered;
  /** What is at each path that a command needs; absent paths map to undefined. */
  kinds: ReadonlyMap<string, 'file' | 'folder' | undefined>;
  /** The folder's files. */
  files: readonly string[];
  /** False where the folder holds no source, so that nothing is claimed of any path in it. */
  hasSource: boolean;
  copied: readonly Copied[];
  dockerfiles: readonly UsedDockerfile[];
  /** Shell scripts that the commands run whose lines end as on Windows. */
  crlfScripts: readonly string[];
}

/** How the file is made right: edited in place, or written anew with the old text kept beside it. */
export interface Mending {
  kind: 'edited' | 'anew';
  changes: readonly WriteFile[];
}

/** What step 4 sees. */
export interface WriteSight {
  known: Known;
  aim: Aim;
  proposals: Proposals;
  /** Absent where there is no buildspec. */
  file?: FileSight;
  /** Why the buildspec could not be read. */
  unread?: Unseen;
  /** A buildspec under a name that CodeBuild does not look for: `buildspec.yaml`. */
  misnamed?: { path: string; text: string };
  templates: readonly Template[];
  /** The chosen template with the names of the aim in it; absent where either is not known. */
  fresh?: string;
  /** Every fault of the buildspec, where they were looked for already, to mend them. */
  found?: readonly Found[];
  /** Absent where nothing needs mending or nothing mends it for certain. */
  mending?: Mending;
}
