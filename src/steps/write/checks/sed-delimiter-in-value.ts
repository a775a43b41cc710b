import { programOf } from '../../../buildspec/program.ts';
import { resolve, type Word } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import type { FileSight } from '../sight.ts';

/** What sed puts in holds no sign that ends it. */
export const sedDelimiterInValue = meaningCheck(
  'sed-delimiter-in-value',
  t`what sed puts in holds no sign that ends it`,
  (file): Fault[] => {
    const images = wholeImages(file);
    return file.story.calls.flatMap((call): Fault[] => {
      if (programOf(call.argv)?.name !== 'sed') return [];
      return call.argv.flatMap((word) => {
        if (!isSubstitution(word)) return [];
        const known = slashed(word, images);
        const name = known ?? slashedByName(word);
        if (!name) return [];
        return [
          {
            severity: !known || call.conditional ? 'warning' : 'error',
            what: t`sed takes the slashes in ${name} for the end of its expression`,
            why: t`the shell puts the value in before sed sees it: “unknown option to ‘s’”`,
            at: word.span.start,
            remedy: t`write another sign between the parts, as in s|old|$${name}|`,
          },
        ];
      });
    });
  },
);

/** `s/…/…/` with exactly the slashes that it needs, before the variables are filled. */
function isSubstitution({ written }: Word): boolean {
  const text = written.map((part) => (part.kind === 'literal' ? part.text : ' ')).join('');
  return /^(\/[^/]*\/ ?)?s\/(\\.|[^/\\])*\/(\\.|[^/\\])*\/[gIiep\d]*$/.test(text);
}

/** The variable in a word that holds slashes, by the value that the file gives it or by its use. */
function slashed(word: Word, images: ReadonlySet<string>): string | undefined {
  const variables = word.written.flatMap((part) => (part.kind === 'variable' ? [part] : []));
  if (variables.some(({ change }) => change !== undefined)) return undefined;
  const named = variables.find(({ name }) => images.has(name));
  const filled = resolve(word.parts.filter(({ kind }) => kind === 'literal')) ?? '';
  const bare = word.written.map((part) => (part.kind === 'literal' ? part.text : '')).join('');
  const isFilled = filled.split('/').length > bare.split('/').length;
  return named?.name ?? (isFilled ? variables[0]?.name : undefined);
}

/** The variable that a word puts in as an address, by what it and its tag are called. */
function slashedByName({ parts }: Word): string | undefined {
  const found = parts.find((part, at) => {
    if (part.kind !== 'variable' || part.change) return false;
    const before = parts[at - 1];
    const after = parts[at + 1];
    const isFirst = before?.kind === 'literal' && before.text.endsWith('/');
    const isTagged = after?.kind === 'literal' && after.text.startsWith(':');
    return isFirst && (address.test(part.name) || (isTagged && repository.test(part.name)));
  });
  return found?.kind === 'variable' ? found.name : undefined;
}

/** Names of variables that hold an address, or with a tag behind them that of an image. */
const address = /(^|_)(UR[IL]|ECR_REGISTRY)$/;
const repository = /(^|_)(ECR_REPO(SITORY)?|REGISTRY)$/;

/** Variables that hold a whole image’s name, which a registry takes only with a slash in it. */
function wholeImages({ story }: FileSight): Set<string> {
  const names = story.pushes.flatMap(({ image: { written } }) => {
    const [first, second] = written;
    const isWhole = second === undefined || (second.kind === 'literal' && /^:/.test(second.text));
    return first?.kind === 'variable' && isWhole ? [first.name] : [];
  });
  return new Set(names);
}
