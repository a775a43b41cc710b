import { dockerLine, isBuildOption } from '../../../buildspec/docker-line.ts';
import type { Edit } from '../../../buildspec/edit.ts';
import { programOf } from '../../../buildspec/program.ts';
import type { Call } from '../../../buildspec/story-shape.ts';
import type { Word } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** docker build and docker push get only options that they have. */
export const dockerOptionUnknown = meaningCheck(
  'docker-option-unknown',
  t`docker build and docker push get only options that they have`,
  ({ story, spec }): Fault[] =>
    story.calls.flatMap((call) => [...taggedPush(call, spec.text), ...unknownToBuild(call)]),
);

function taggedPush(call: Call, text: string): Fault[] {
  const line = dockerLine(call);
  if (line?.verb !== 'push') return [];
  const wrong = line.options.filter(({ name }) => name === '-t' || name === '--tag');
  return wrong.map(({ word }) => {
    const { start, end } = word.span;
    const space = text.slice(end).match(/^[ \t]*/)?.[0].length ?? 0;
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
}

function unknownToBuild(call: Call): Fault[] {
  const line = dockerLine(call);
  if (line?.verb !== 'build' || programOf(call.argv)?.name !== 'docker') return [];
  const wrong = line.options.filter(({ name }) => isMisspelt(name));
  return wrong.map(({ name, word }) => {
    const meant = swapped(name);
    const edit = meant ? renamed(word, name, meant) : undefined;
    return {
      severity: call.conditional ? 'warning' : 'error',
      what: t`docker build has no option ${name}`,
      why: t`docker build answers “unknown flag”, and builds nothing`,
      at: word.span.start,
      remedy: meant ? t`write ${meant}` : t`take ${name} out, or write the option that was meant`,
      ...(edit && { edits: [edit] }),
    };
  });
}

function isMisspelt(name: string): boolean {
  return /^--[a-z][a-z-]+$/.test(name) && !isBuildOption(name);
}

/** The option with the same words in another order, or with one letter more or less at its end. */
function swapped(name: string): string | undefined {
  const [first = '', second] = name.slice(2).split('-');
  const others = [`--${second}-${first}`, name.replace(/s$/, ''), `${name}s`];
  return others.find((other) => isBuildOption(other));
}

function renamed({ text, span }: Word, name: string, meant: string): Edit | undefined {
  if (!text.startsWith(name)) return undefined;
  return { span: { start: span.start, end: span.start + name.length }, text: meant };
}
