import { dockerLine } from '../../../buildspec/docker-line.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** Docker push gets only options that it has. */
export const dockerOptionUnknown = meaningCheck(
  'docker-option-unknown',
  t`docker push gets only options that it has`,
  ({ story, spec }): Fault[] =>
    story.calls.flatMap((call) => {
      const line = dockerLine(call);
      if (line?.verb !== 'push') return [];
      const wrong = line.options.filter(({ name }) => name === '-t' || name === '--tag');
      return wrong.map(({ word }) => {
        const { start, end } = word.span;
        const space = spec.text.slice(end).match(/^[ \t]*/)?.[0].length ?? 0;
        const edit = { span: { start, end: end + space }, text: '' };
        return {
          severity: 'error',
          what: t`docker push has no option ${word.text}`,
          why: t`docker push takes the image’s name alone and answers “unknown shorthand flag”; -t belongs to docker build`,
          at: start,
          remedy: t`take ${word.text} out`,
          ...(word.text === '-t' || word.text === '--tag' ? { edits: [edit] } : {}),
        };
      });
    }),
);
