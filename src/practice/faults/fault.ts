import type { Place } from '../../world/place.ts';

/** An application on the practice ground whose push is proven: what a fault is put into. */
export interface ProvenGround {
  /** Where AWS answers, and as whom. */
  aws: Place['aws'];
  /** Absolute path of the application's folder. */
  folder: string;
  /** Names of the three parameters. */
  parameters: { url: string; username: string; password: string };
  /** Name of the service role, and of the inline policy that allows what the build needs. */
  role: string;
  policy: string;
  /** Name of the CodeBuild project. */
  project: string;
}

/** One thing that can be put out of order, to be found and repaired. */
export interface Fault {
  /** The check that finds it. */
  id: string;
  /** What is out of order, as somebody who did it would say. */
  title: string;
  /** Breaks exactly this. @throws Error where the ground is not as the walk leaves it */
  break(ground: ProvenGround): Promise<void>;
}

/** The text with something done to it. @throws Error where that changes nothing */
export function changed(text: string, edit: (text: string) => string): string {
  const after = edit(text);
  if (after === text) throw new Error('there is nothing here that this fault could break');
  return after;
}
