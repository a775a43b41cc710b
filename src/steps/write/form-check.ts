import type { Buildspec } from '../../buildspec/buildspec.ts';
import { type Edit, isRefused, type Refusal } from '../../buildspec/edit.ts';
import { isSyntax, type Problem, type ProblemKind } from '../../buildspec/problem.ts';
import { placeOf } from '../../buildspec/span.ts';
import type { Severity } from '../../types.ts';
import { isBroken } from './broken.ts';
import { type Fault, type FileCheck, fileCheck } from './fault.ts';
import type { Aim, FileSight } from './sight.ts';

/** What a check of a buildspec's form says of the problems that the reader noted. */
export interface FormWords {
  kinds: readonly ProblemKind[];
  why: string;
  remedy: string;
  /** What is said instead where it could not be told. */
  unread?: { why: string; remedy: string };
  /** Where it is not simply an error for what CodeBuild refuses and a warning for the rest. */
  severity?(problem: Problem, file: FileSight, aim: Aim): Severity;
  /** Where a person looks for it, if not where the reader noticed. */
  at?(problem: Problem, spec: Buildspec): number;
  /** The edits that mend the problem for certain; undefined where none do. */
  edits?(problem: Problem, spec: Buildspec): readonly (Edit | Refusal)[] | undefined;
  anew?: boolean;
}

/** A check of the form: the reader found the problem, the check knows why it matters. */
export function formCheck(id: string, title: string, words: FormWords): FileCheck {
  const { kinds, why, remedy, unread, anew = false } = words;
  return fileCheck(id, title, (file, aim) =>
    problemsOf(file)
      .filter(({ kind }) => kinds.includes(kind))
      .map((problem): Fault => {
        const severity = words.severity?.(problem, file, aim) ?? severityOf(problem);
        const edits = sure(words.edits?.(problem, file.spec));
        return {
          severity,
          what: problem.message,
          at: words.at?.(problem, file.spec) ?? problem.span.start,
          ...(severity === 'unknown' && unread ? unread : { why, remedy }),
          ...(edits && { edits }),
          anew: anew && severity === 'error',
        };
      }),
  );
}

/**
 * While a text is not YAML its structure is a guess: one fault of a line is enough, and a line that
 * the reader cannot place after a first fault is most often an echo of that fault.
 */
function problemsOf(file: FileSight): readonly Problem[] {
  const { problems, text } = file.spec;
  if (!isBroken(file)) return problems;
  const byLine = new Map<number, Problem>();
  for (const problem of problems.filter(isSyntax)) {
    const { line } = placeOf(text, problem.span.start);
    const isEcho = problem.kind === 'yaml-syntax' && byLine.size > 0;
    if (!byLine.has(line) && !isEcho) byLine.set(line, problem);
  }
  return [...byLine.values()];
}

/** The edits when all of them can be made, else undefined. */
export function sure(edits: readonly (Edit | Refusal)[] | undefined): Edit[] | undefined {
  const made = edits?.flatMap((edit) => (isRefused(edit) ? [] : [edit]));
  return made && made.length === edits?.length ? made : undefined;
}

function severityOf({ effect }: Problem): Severity {
  return effect === 'refused' ? 'error' : 'warning';
}
