import { isInSource, locate } from '../../../buildspec/directories.ts';
import { programOf } from '../../../buildspec/program.ts';
import type { Story } from '../../../buildspec/story.ts';
import type { Call } from '../../../buildspec/story-shape.ts';
import { resolve } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** No cd goes up more folders than it went down. */
export const cdAboveSource = meaningCheck(
  'cd-above-source',
  t`no cd goes up more folders than were gone down`,
  ({ story }): Fault[] =>
    story.calls.flatMap((call): Fault[] => {
      const { name, args: [word] = [] } = programOf(call.argv) ?? {};
      const { directory, conditional } = call;
      if (name !== 'cd' || !word || conditional || !isInSource(directory) || directory === '.')
        return [];
      const place = locate(directory, word.parts);
      if (!place || !/^\.\.(\/|$)/.test(place)) return [];
      const [ups, rest = ''] = /^(?:\.\.(?:\/|$))+(.*)$/.exec(resolve(word.written) ?? '') ?? [];
      if (ups === undefined || isNamedBefore(place, call, story)) return [];
      const meant = rest === '' ? '$CODEBUILD_SRC_DIR' : `$CODEBUILD_SRC_DIR/${rest}`;
      return [
        {
          severity: 'warning',
          what: t`cd ${word.text} leaves the source, since the build is in ${directory}`,
          why: t`each .. goes up one folder, and above the source there is nothing of it`,
          at: word.span.start,
          remedy: t`write cd ${meant}, which is the same from everywhere`,
          ...(rest === '' && { edits: [{ span: word.span, text: meant }] }),
        },
      ];
    }),
);

/** True where a command before may have made what is gone to. */
function isNamedBefore(place: string, { order }: Call, { calls }: Story): boolean {
  return calls.some(
    ({ argv, directory, order: before }) =>
      before < order &&
      programOf(argv)?.name !== 'cd' &&
      argv.some((word) => locate(directory, word.parts) === place),
  );
}
