/** What the Docker Engine's side of the world gives back: plain data, already harmless to show. */

/** The engine that answered. */
export interface EngineFacts {
  /** Its own name: `Docker Engine - Community`, `Podman Engine`. */
  name: string;
  version: string;
  /** The version of the Engine API that it announces, e.g. `1.41`. */
  apiVersion: string;
  /** `linux` or `windows`: what its containers run on. */
  os: string;
  /** `amd64`, `arm64` … */
  arch: string;
  builder: Builder;
  podman: boolean;
  /** The address it answered at: `unix:///var/run/docker.sock`, `tcp://127.0.0.1:2375`. */
  address: string;
}

/** The two builders of the Docker Engine. */
export type Builder = 'buildkit' | 'classic';

/** Why no engine could be spoken to. */
export interface Unreachable {
  kind: 'unreachable';
  reason: /** No socket is there: no engine is installed, or it has never been started. */
    | 'absent'
    /** The address is there and nothing answers. */
    | 'not-running'
    /** The socket may not be opened by this user. */
    | 'permission'
    | 'unknown-host'
    | 'timeout'
    | 'tls'
    /** The address is an `ssh://` one, which firstpush does not speak. */
    | 'ssh'
    /** The Docker configuration names a context that does not exist, or an address of no known form. */
    | 'configuration'
    | 'other';
  said: string;
  address: string;
}

/** What a build or a push says while it works. */
export type EngineEvent =
  | { kind: 'step'; name: string; state: 'started' | 'done' | 'failed'; cached: boolean }
  /** One line or more of what a step printed. */
  | { kind: 'log'; text: string }
  | { kind: 'layer'; id: string; state: string; current?: number; total?: number }
  /** The build context is sent whole. */
  | { kind: 'context'; files: number; bytes: number };

export type OnProgress = (event: EngineEvent) => void;

export type BuildResult =
  | { kind: 'built'; imageId: string }
  | {
      kind: 'failed';
      /** The builder's own words, or which file of the context could not be sent. */
      said: string;
      /** The builder's label of the step that failed: `[2/3] COPY a b`, `Step 2/3 : COPY a b`. */
      step?: string;
      /** The line of the Dockerfile at which that step stands. */
      line?: number;
      /** The path that a `COPY` or `ADD` did not find, relative to the context. */
      missing?: string;
    }
  /** The engine could not be asked to the end. */
  | { kind: 'unknown'; said: string };

export type PushResult =
  /** `digest` is absent where the engine did not name it: then only the registry knows. */
  | { kind: 'pushed'; digest?: string }
  | { kind: 'refused'; reason: PushRefusal; said: string }
  /** It did not get far enough for the registry to decide. */
  | { kind: 'unknown'; said: string };

export type PushRefusal =
  | 'denied'
  | 'insufficient-scope'
  | 'unauthorized'
  | 'unknown-repository'
  | 'immutable-tag'
  | 'rate-limited'
  /** The engine has no image of that name. */
  | 'no-image'
  | 'other';

export type RemoveResult =
  | { kind: 'removed' }
  | { kind: 'absent' }
  | { kind: 'refused'; said: string }
  | { kind: 'unknown'; said: string };
