import { shellText } from '../changes/shell-text.ts';
import { commands, say } from '../changes/verbs.ts';
import { plainText } from '../plain-text.ts';
import { type Planned, reasonOf } from './plan.ts';

/** Lines of words as comments that begin with `#`, as bash, PowerShell, YAML and HCL know them. */
export function commented(lines: readonly string[]): string[] {
  return lines
    .flatMap((line) => plainText(line).split('\n'))
    .map((line) => (line === '' ? '#' : `# ${line}`));
}

/** What a change is and why it is made, as words for a comment. */
export function wordsOf(planned: Planned): string[] {
  const reason = reasonOf(planned);
  return [say(planned.change), ...(reason === '' ? [] : [reason])];
}

/** What a dialect cannot express, under words of what these are, with the commands that do it instead. */
export function byHandWords(planned: readonly Planned[], head: string): string[] {
  if (planned.length === 0) return [];
  return [head, ...planned.flatMap(({ change }) => ['', say(change), ...handWords(change)])];
}

/** A file belongs to the folder and not to the account: its text would only hide the rest. */
function handWords(change: Planned['change']): string[] {
  if (change.kind === 'write-file') return [];
  return commands(change).map((command) => `  ${shellText(command)}`);
}
