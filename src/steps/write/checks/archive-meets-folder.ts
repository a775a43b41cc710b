import { posix } from 'node:path';
import { isInSource, locate } from '../../../buildspec/directories.ts';
import { programOf } from '../../../buildspec/program.ts';
import type { Call } from '../../../buildspec/story-shape.ts';
import { leadOf } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import type { FileSight } from '../sight.ts';

/** What an archive holds does not meet a folder of the same name. */
export const archiveMeetsFolder = meaningCheck(
  'archive-meets-folder',
  t`what is unpacked does not meet a folder of its name`,
  (file): Fault[] =>
    file.story.calls.flatMap((call): Fault[] => {
      const tool = toolIn(call, file.spec.text);
      const place = tool && isInSource(call.directory) && posix.join(call.directory, tool);
      if (!tool || !place) return [];
      const isThere = file.files.some((path) => path.startsWith(`${place}/`));
      if (!isThere && (file.hasSource || !isEntered(place, file))) return [];
      return [
        {
          severity: isThere && !call.conditional ? 'error' : 'warning',
          what: t`the archive holds a file ${tool}, and ${place} is a folder`,
          why: t`unzip cannot write a file where a folder stands, and ends with an error`,
          at: call.span.start,
          remedy: t`unpack it where the program is to lie: unzip -d /usr/local/bin`,
        },
      ];
    }),
);

/** Tools of HashiCorp come as an archive with one file, named as the tool. */
const tools = /^(terraform|packer|vault|consul|nomad)(_.*)?\.zip$/;

/** The tool that a call unpacks into the directory in which it runs. */
function toolIn({ argv }: Call, text: string): string | undefined {
  const { name, args = [] } = programOf(argv) ?? {};
  if (name !== 'unzip' || args.some(({ text }) => /^-\w*[cdlnptvZ]/.test(text))) return undefined;
  const archive = args.find(({ text }) => !text.startsWith('-'));
  const lead = archive ? leadOf(archive.parts) : '';
  const whole = lead === archive?.text ? lead : `${lead}.zip`;
  const [, tool, rest = ''] = tools.exec(posix.basename(whole)) ?? [];
  // A name without version and machine may be of an archive of one's own.
  const isTheirs = /_linux_/.test(archive?.text ?? '') || text.includes('releases.hashicorp.com');
  return rest !== '' || isTheirs ? tool : undefined;
}

/** True where a `cd` goes to a folder that no command makes. */
function isEntered(place: string, { story }: FileSight): boolean {
  const isMade = story.calls.some(
    ({ argv, directory }) =>
      ['mkdir', 'git'].includes(programOf(argv)?.name ?? '') &&
      argv.some((word) => locate(directory, word.parts) === place),
  );
  return (
    !isMade &&
    story.calls.some(({ argv, directory }) => {
      const { name, args: [word] = [] } = programOf(argv) ?? {};
      return name === 'cd' && word !== undefined && locate(directory, word.parts) === place;
    })
  );
}
