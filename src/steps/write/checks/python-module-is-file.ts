import { programOf } from '../../../buildspec/program.ts';
import { resolve } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** After python -m stands a module, no file. */
export const pythonModuleIsFile = meaningCheck(
  'python-module-is-file',
  t`after python -m stands a module, no file`,
  ({ story }): Fault[] =>
    story.calls.flatMap((call): Fault[] => {
      const { name = '', args: [option, word] = [] } = programOf(call.argv) ?? {};
      const text = word && /^python[\d.]*$/.test(name) ? (resolve(word.parts) ?? '') : '';
      if (!word || option?.text !== '-m' || !/^[\w/-][\w./-]*\.py$/.test(text)) return [];
      const stem = text.slice(0, -3);
      const edit = { span: { start: option.span.start, end: word.span.start }, text: '' };
      return [
        {
          severity: call.conditional ? 'warning' : 'error',
          what: t`python -m is given the file ${text}`,
          why: t`-m takes the name of a module, so Python looks for a module py within ${stem}`,
          at: option.span.start,
          remedy: t`take -m out, or name the module without .py`,
          ...(!stem.includes('.') && { edits: [edit] }),
        },
      ];
    }),
);
