import type { Proposals } from '../types.ts';
import type { Pace } from './aws/pace.ts';
import type { Credential, Credentials } from './aws/sign-in.ts';

/** Where the world is: an account and a machine, or addresses that answer in their stead. */
export interface Place {
  /** Absolute path of the folder that is looked at. */
  folder: string;
  /** Absolute path of the templates that ship with firstpush. */
  templates: string;
  /** The user's state folder for firstpush: proofs are kept there. */
  state: string;
  /** Where changes are written down for undo, when not in the state folder. */
  journal?: string;
  /** True where everything but the folder ends with this process. */
  passing?: boolean;
  /** The user's home, and the environment as the tools of this machine read it. */
  home: string;
  environment: Readonly<Record<string, string | undefined>>;
  aws: {
    /** Where AWS answers, when not at its own addresses. */
    endpoint?: string;
    region?: string;
    profile?: string;
    /** When not those of the user's own configuration. */
    credentials?: Credential | Credentials;
  };
  /** Keeps calls to AWS within its rates, where many are made. */
  pace?: Pace;
  /** Address of the Docker engine, when not the one that the docker CLI would take. */
  engine?: string;
  /** Milliseconds for which a server may be silent before it counts as not answering; 15,000 without it. */
  patience?: number;
  /** True where builds run on this machine. */
  buildsRunHere: boolean;
  /** What the place itself offers as answers. */
  offers: Proposals;
  /** What a person without credentials may use instead: a verb phrase with its flag. */
  elsewhere?: string;
}
