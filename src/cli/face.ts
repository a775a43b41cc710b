import { shellText } from '../changes/shell-text.ts';
import { commands, say } from '../changes/verbs.ts';
import type { CommandLine } from '../options.ts';
import type { Change, Ui } from '../types.ts';
import { openJsonEvents } from '../ui/json.ts';
import { openScript } from '../ui/script.ts';
import type { Words } from '../ui/words.ts';
import { faceKind, knowsUnicode, wantsColour } from './face-kind.ts';
import { linksFor } from './links.ts';
import { pageTextNow } from './pages.ts';
import type { Surroundings } from './surroundings.ts';
import type { Ties } from './ties.ts';

/** What changes say of themselves, for every face. */
export const words: Words = {
  say,
  byHand: (change: Change) => commands(change).map(shellText),
};

/**
 * Opens the face that suits the command line, the terminal and the person.
 * @param folder of the application, where findings name files within it
 */
export async function openFace(
  line: CommandLine,
  surroundings: Surroundings,
  ties: Pick<Ties, 'version' | 'onLeave' | 'wishes' | 'stop' | 'first'>,
  folder?: string,
): Promise<Ui> {
  const { environment, stdin, stdout, stderr, packageFolder } = surroundings;
  const said: Words = { ...words, page: (check) => pageTextNow(packageFolder, check) };
  const consent = line.options.yes;
  const look = { unicode: knowsUnicode(surroundings), colour: wantsColour(surroundings) };
  const kind = faceKind(line, surroundings);
  switch (kind) {
    case 'events':
      return openJsonEvents({ output: stdout, words, consent });
    case 'progress':
      return openScript({ words, consent, output: stderr });
    case 'silent':
      return openScript({ words, consent });
    case 'script':
      return openScript({ words, consent, output: stdout });
    case 'lines':
    case 'prompts': {
      const { openPlain } = await import('../ui/plain.ts');
      const still = kind === 'lines';
      return openPlain({ input: stdin, output: stdout, words: said, still, ...look });
    }
    case 'screen': {
      if (!look.colour) environment['FORCE_COLOR'] = '0';
      // Ink takes them for on even where they are empty, and would draw nothing before the end.
      for (const name of ['CI', 'CONTINUOUS_INTEGRATION']) delete environment[name];
      const { openInk } = await import('../ui/ink/open.ts');
      const urlOf = linksFor(surroundings, folder);
      return openInk({ ...ties, stdin, stdout, words: said, ...look, urlOf });
    }
  }
}
