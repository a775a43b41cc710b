import { t } from './language.ts';

/** What a command is called, takes and does. */
interface CommandWords {
  help: string;
  /** The words that may follow it, as help shows them. */
  takes?: string;
  /** How many such words at most. */
  most?: number;
}

/** Every command; the walk has the empty name. */
export const commandWords: Readonly<Record<string, CommandWords>> = {
  '': { help: t`the walk here: look, ask what is left, repair, prove` },
  tutorial: {
    help: t`lessons and exercises on the practice ground`,
    takes: '[LESSON]',
    most: 1,
  },
  check: {
    help: t`look at everything, or at files alone; change nothing`,
    takes: '[FILE | FOLDER …]',
    most: Number.POSITIVE_INFINITY,
  },
  fix: { help: t`walk the steps that have findings, then look again` },
  plan: {
    help: t`the changes that the walk would make, and why`,
    takes: '[FOLDER …]',
    most: Number.POSITIVE_INFINITY,
  },
  apply: {
    help: t`the walk without questions, or what a saved plan holds`,
    takes: '[FILE | FOLDER …]',
    most: Number.POSITIVE_INFINITY,
  },
  prove: { help: t`build and push as a test; the registry names the digest` },
  undo: { help: t`take back what was made from this folder, newest first` },
  explain: {
    help: t`the page of one check: the fault, why, the remedy`,
    takes: '[CHECK]',
    most: 1,
  },
  practice: { help: t`serve the practice ground on loopback until stopped` },
  completion: {
    help: t`the completion for bash, zsh, fish or powershell`,
    takes: 'SHELL',
    most: 1,
  },
};
