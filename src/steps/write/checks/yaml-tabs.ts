import type { Buildspec } from '../../../buildspec/buildspec.ts';
import type { Edit } from '../../../buildspec/edit.ts';
import { t } from '../../../language.ts';
import { formCheck } from '../form-check.ts';

/** Indentation is made of spaces. */
export const yamlTabs = formCheck('yaml-tabs', t`indentation is made of spaces`, {
  kinds: ['yaml-tabs'],
  why: t`YAML forbids tabs there: CodeBuild answers “found character that cannot start any token”`,
  remedy: t`put two spaces for every tab`,
  edits: (_, spec) => tabs(spec),
  anew: true,
});

function tabs({ text }: Buildspec): Edit[] {
  return [...text.matchAll(/(?<=^[ \t]*)\t/gm)].map(({ index }) => ({
    span: { start: index, end: index + 1 },
    text: '  ',
  }));
}
