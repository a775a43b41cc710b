import { wordsOf } from '../../../buildspec/words.ts';
import { isEcr } from '../../../image/ecr.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { imageUses } from '../image-uses.ts';
import type { FileSight } from '../sight.ts';

const hosts = new Set(['docker.io', 'ghcr.io', 'quay.io', 'gcr.io', 'public.ecr.aws']);

/** Every command begins with a program. */
export const imageNamedAsCommand = meaningCheck(
  'image-named-as-command',
  t`no command begins with the address of an image`,
  (file, { project }): Fault[] => {
    const named = file.story.calls.flatMap(({ argv: [word] }) =>
      word?.text.includes('/') && isAddress(wordsOf(word.written)) ? [word] : [],
    );
    if (named.length === 0) return [];
    const known = project?.variables.map(({ name }) => name) ?? [];
    const meant = variableMeant(file, known);
    return named.map((word): Fault => {
      const text = wordsOf(word.written);
      return {
        severity: 'error',
        what: t`the image ${text} is run as a command`,
        why: t`the shell finds no program of this name, and the phase ends with exit status 127`,
        at: word.span.start,
        remedy: t`give it to the variable that is to hold it: ${meant ?? 'REPOSITORY_URI'}=${text}`,
        ...(meant && {
          edits: [{ span: { start: word.span.start, end: word.span.start }, text: `${meant}=` }],
        }),
      };
    });
  },
);

function isAddress(text: string): boolean {
  const [host = ''] = text.split('/');
  return isEcr(host) || hosts.has(host);
}

/** The one variable with which names of images begin and that nothing sets. */
function variableMeant({ spec: { env }, story }: FileSight, known: string[]): string | undefined {
  const entries = [...env.variables, ...env.parameterStore, ...env.secretsManager];
  const set = [...entries, ...story.assignments].map(({ name }) => name);
  const begun = imageUses(story).flatMap(({ word: { written } }) => {
    const [first] = written;
    return first?.kind === 'variable' ? [first.name] : [];
  });
  const open = new Set(begun.filter((name) => ![...set, ...known].includes(name)));
  return open.size === 1 ? [...open][0] : undefined;
}
