import type { Edit } from '../../../buildspec/edit.ts';
import { programOf } from '../../../buildspec/program.ts';
import type { Span } from '../../../buildspec/span.ts';
import { resolve } from '../../../buildspec/words.ts';
import { isOfCodeBuild } from '../../../image/curated.ts';
import { t } from '../../../language.ts';
import { listedPaths } from '../artifact-paths.ts';
import { hasAlternative } from '../command-at.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import type { FileSight } from '../sight.ts';

/** Paths that begin with a slash are meant from the root of the machine. */
export const pathFromMachineRoot = meaningCheck(
  'path-from-machine-root',
  t`paths that begin with a slash are there on the machine`,
  (file, { project }): Fault[] => {
    // An image of one's own may have any folder.
    if (project?.image && !isOfCodeBuild(project.image)) return [];
    return [
      ...[...entered(file), ...used(file)].map(({ text, span }) =>
        fault(text, span, `$CODEBUILD_SRC_DIR${text}`, file),
      ),
      ...listedPaths(file.spec)
        .filter(({ text }) => isUnknown(text, file))
        .map(({ text, span }) => fault(text, span, text.slice(1), file)),
    ];
  },
);

function fault(text: string, span: Span, meant: string, file: FileSight): Fault {
  const [, top = ''] = text.split('/');
  const isInSource = file.files.some((path) => path.startsWith(`${top}/`));
  const edit: Edit = { span, text: meant };
  const isPlain = file.spec.text.slice(span.start, span.end) === text;
  return {
    severity: isInSource ? 'error' : 'warning',
    what: t`${text} lies at the root of the machine, not in the source`,
    why: t`the source of a build lies below /codebuild/output, and a build image has no /${top}`,
    at: span.start,
    remedy: t`write ${meant}`,
    ...(isInSource && isPlain && { edits: [edit] }),
  };
}

/** Folders that a `cd` goes to for certain. */
function entered(file: FileSight): { text: string; span: Span }[] {
  return file.story.calls.flatMap(({ argv, conditional }) => {
    const { name, args: [word] = [] } = programOf(argv) ?? {};
    const text = word && name === 'cd' && !conditional ? (resolve(word.written) ?? '') : '';
    const hasOther = word && hasAlternative(file.spec, word.span.end);
    return word && !hasOther && isUnknown(text, file) ? [{ text, span: word.span }] : [];
  });
}

/** Wrappers of build tools and templates, which lie in the source, that are looked for at the root. */
function used(file: FileSight): { text: string; span: Span }[] {
  return file.story.calls.flatMap(({ argv }) =>
    argv.flatMap(({ written, span }, at) => {
      const text = resolve(written) ?? '';
      const isTemplate = templateOption.test(argv[at - 1]?.text ?? '') && /\.\w+$/.test(text);
      const isSource = isTemplate || /\/(gradlew|mvnw)$/.test(text);
      return isSource && isUnknown(text, file) ? [{ text, span }] : [];
    }),
  );
}

const templateOption = /^--template(-file)?$/;

/** The folders at the root of Linux machines, of CodeBuild’s images, and where images keep applications. */
const usual =
  /^\/(?:app|apps|bin|boot|code|codebuild|data|dev|etc|go|home|lib\w*|media|mnt|opt|proc|root|run|sbin|shared|snap|srv|sys|tmp|usr|var|workdir|workspace)?(?:\/|$)/;

/** Programs that use a folder, and bring none. */
const users = /^(cd|chmod|ls|cat|echo|gradlew|mvnw|sh|bash|aws|sam)$/;

/** True for a path at the root that no image has and that no command of the build may bring. */
function isUnknown(text: string, { story }: FileSight): boolean {
  if (!/^\/[\w.-]+(\/|$)/.test(text) || usual.test(text)) return false;
  const [, top = ''] = text.split('/');
  const isNamed = new RegExp(`(^|[=:"'])/${top.replaceAll('.', '\\.')}(?![\\w.-])`);
  const isMade = story.calls.some(
    ({ argv }) =>
      !users.test(programOf(argv)?.name ?? '') && argv.some((word) => isNamed.test(word.text)),
  );
  // From the root itself, what is cloned or unpacked lies there.
  const isThere = story.calls.some(({ directory }) => directory === '/');
  return !isMade && !isThere;
}
