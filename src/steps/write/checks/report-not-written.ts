import { posix } from 'node:path';
import { programOf } from '../../../buildspec/program.ts';
import { isWhole } from '../../../buildspec/story.ts';
import type { Call } from '../../../buildspec/story-shape.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import type { FileSight } from '../sight.ts';

/** Every report that is listed is written by some command. */
export const reportNotWritten = meaningCheck(
  'report-not-written',
  t`every report that is listed is written by some command`,
  (file): Fault[] => {
    if (mayWriteReports(file)) return [];
    return file.spec.reports.flatMap(({ files, baseDirectory }) =>
      files.flatMap(({ text, span }): Fault[] => {
        const path = posix.join(baseDirectory?.text.trim() ?? '.', text.trim());
        const isPlain = /^[\w./-]+$/.test(path) && !file.files.includes(path);
        if (!isPlain || isNamed(posix.basename(path), file)) return [];
        return [
          {
            severity: 'warning',
            what: t`the report ${text.trim()} is listed, and no command names it`,
            why: t`CodeBuild looks for it after the build, and the report stays empty: “no report files were found”`,
            at: span.start,
            remedy: t`write it, as pytest does with --junitxml=${path}, or take the report out`,
          },
        ];
      }),
    );
  },
);

/** Pytest writes a report only where it is told to. */
const silent = /^(pytest|py\.test|unittest|cfn-lint|cfn_nag_scan)$/;

/** True where something runs that may write reports unasked: a build tool, a script, another runner. */
function mayWriteReports({ story }: FileSight): boolean {
  if (!isWhole(story)) return true;
  return story.elsewhere.some((call) => !isModule(call)) || story.calls.some(isRunner);
}

function isModule({ argv }: Call): boolean {
  const { name = '', args: [option, module] = [] } = programOf(argv) ?? {};
  return /^python[\d.]*$/.test(name) && option?.text === '-m' && silent.test(module?.text ?? '');
}

/** Runners whose settings, which lie in files of their own, say where reports go. */
function isRunner({ argv }: Call): boolean {
  const name = programOf(argv)?.name ?? '';
  return /^(tox|nox|jest|mocha|vitest|cypress|karma|phpunit|rspec|dotnet|go|cargo|behave|coverage|bundle|ng)$/.test(
    name,
  );
}

function isNamed(name: string, { story }: FileSight): boolean {
  const isWritten = story.writes.some(({ path }) => path.text.includes(name));
  return isWritten || story.calls.some(({ argv }) => argv.some(({ text }) => text.includes(name)));
}
