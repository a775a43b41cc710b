import type { Named } from '../../../buildspec/buildspec.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import type { FileSight } from '../sight.ts';

/** Plain values of variables hold no expression of the shell. */
export const envValueNotExpanded = meaningCheck(
  'env-value-not-expanded',
  t`the plain values of variables stand as they are meant`,
  (file, { project }): Fault[] => {
    const ofProject = new Set(project?.variables.map(({ name }) => name));
    return file.spec.env.variables
      .filter(({ name }) => !ofProject.has(name) && isUsedAsIs(name, file))
      .flatMap((named): Fault[] => {
        const expression = expressionIn(named);
        if (expression === undefined) return [];
        return [
          {
            severity: 'warning',
            what: t`${named.name} holds the text ${expression} as it stands`,
            why: t`CodeBuild passes the values under variables on as they are; no shell reads them`,
            at: named.nameSpan.start,
            remedy: expression.includes(named.name)
              ? t`take ${named.name} out, so that what sets it elsewhere counts`
              : t`set it in a command: export ${named.name}="${named.value.trim()}"`,
          },
        ];
      });
  },
);

/** An expression that a shell would replace, where nothing but that can be meant. */
function expressionIn({ value }: Named): string | undefined {
  return value.match(/\$\([a-z][^)]*\)?|\$\{[A-Z_][A-Z0-9_]*\}|\$[A-Z_][A-Z0-9_]*(?!\w)/)?.[0];
}

/** A command takes the value, no command sets it anew, and none looks for expressions in it. */
function isUsedAsIs(name: string, { story, spec }: FileSight): boolean {
  const isSet = story.assignments.some((one) => one.name === name);
  // Read from the text: the shell splits such a value into words that no longer tell their variable.
  const reads = story.calls.filter(({ span: { start, end } }) =>
    [...spec.text.slice(start, end).matchAll(/\$\{?(\w+)/g)].some(([, read]) => read === name),
  );
  const looks = reads.some(({ argv }) => /^(eval|envsubst|sh|bash)$/.test(argv[0]?.text ?? ''));
  return reads.length > 0 && !isSet && !looks;
}
