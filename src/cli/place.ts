import { join } from 'node:path';
import { t } from '../language.ts';
import type { CommandLine } from '../options.ts';
import type { PracticeGround } from '../practice/start.ts';
import type { Known, Question, Ui } from '../types.ts';
import { openCaller } from '../world/aws/caller.ts';
import { signingIn } from '../world/aws/sign-in.ts';
import { findEngine } from '../world/engine/find-engine.ts';
import type { Place } from '../world/place.ts';
import { askFirst } from './ask-first.ts';
import { stateFolder } from './own-folders.ts';
import { signInAt } from './sign-in.ts';
import type { Surroundings } from './surroundings.ts';
import type { Ties } from './ties.ts';

/** A place, and what has to be stopped when the work there is done. */
export interface OpenPlace {
  place: Place;
  practice?: PracticeGround;
  close(): Promise<void>;
}

/** Opens the place of an application by its folder. */
export type OpenAt = (folder: string, known: Known, ui: Ui) => Promise<Place>;

/** Opens the place of the first application that is worked on; the others share it. */
export function openPlaces(
  line: CommandLine,
  surroundings: Surroundings,
  { onClose, signal }: Pick<Ties, 'onClose' | 'signal'>,
): OpenAt {
  let opened: Promise<OpenPlace> | undefined;
  return async (folder, known, ui) => {
    opened ??= openPlace(line, folder, surroundings, known, ui, signal).then((open) => {
      onClose(open.close);
      return open;
    });
    return { ...(await opened).place, folder };
  };
}

/** The account of the user's own configuration, or the practice ground where it is asked for. */
async function openPlace(
  line: CommandLine,
  folder: string,
  surroundings: Surroundings,
  known: Known,
  ui: Ui,
  signal: AbortSignal,
): Promise<OpenPlace> {
  const bare = accountPlace(line, folder, surroundings);
  const looksOnly = line.command === 'check' || line.options.dryRun;
  const signIn = signInAt(bare, { known, ui, looksOnly, signal });
  const account = { ...bare, aws: { ...bare.aws, credentials: signingIn(bare, signIn) } };
  // What was made is where it was made, and nowhere else.
  const mayChoose = line.command !== 'undo';
  const practise =
    line.options.practice || (mayChoose && (await wantsPractice(account, known, ui)));
  if (!practise) return { place: account, close: async () => {} };
  const open = await practicePlace(account, surroundings);
  // What is written into the folder outlives the practice ground.
  const journal = join(account.state, 'journal');
  return { ...open, place: { ...open.place, passing: true, journal } };
}

/** The account of the user's own configuration. */
export function accountPlace(
  { options }: CommandLine,
  folder: string,
  { environment, home, platform, packageFolder }: Surroundings,
): Place {
  return {
    folder,
    templates: join(packageFolder, 'templates'),
    state: stateFolder({ environment, home, platform }),
    home,
    environment,
    aws: {
      ...(options.region && { region: options.region }),
      ...(options.profile && { profile: options.profile }),
    },
    buildsRunHere: false,
    offers: {},
    elsewhere: t`use the practice ground: --practice`,
  };
}

const question: Question = {
  key: 'practice',
  kind: 'choice',
  prompt: t`No AWS credentials were found. Where shall we walk?`,
  options: [
    {
      value: 'yes',
      label: t`on the practice ground`,
      hint: t`an AWS endpoint, a registry and an engine on this machine; it costs nothing`,
    },
    {
      value: 'no',
      label: t`in an AWS account`,
      hint: t`log in first: aws sso login, or --profile`,
    },
  ],
};

/** Offers the practice ground to a person who has no credentials. */
async function wantsPractice(account: Place, known: Known, ui: Ui): Promise<boolean> {
  if (!ui.interactive) return false;
  const caller = await openCaller(account).caller();
  if ('seen' in caller || caller.unseen.reason !== 'no-credentials') return false;
  return (await askFirst(ui, question, known)).practice === 'yes';
}

/** The practice ground, in place of an account. */
export async function practicePlace(
  account: Place,
  { environment, home, platform }: Surroundings,
): Promise<OpenPlace & { practice: PracticeGround }> {
  const { startPractice } = await import('../practice/start.ts');
  const found = await findEngine({ env: environment, home, platform });
  const practice = await startPractice({
    ...('host' in found && { engine: found.host }),
    ...(environment['PATH'] && { path: environment['PATH'] }),
  });
  return { place: { ...account, ...practice.place }, practice, close: practice.close };
}
