import type { Buildspec, Command } from '../buildspec/buildspec.ts';
import { isSyntax, type Problem, type ProblemKind } from '../buildspec/problem.ts';
import { placeOf } from '../buildspec/span.ts';
import type { PhaseContext } from './run.ts';

/**
 * Why CodeBuild would not begin a build with this buildspec, in its words as public logs show them;
 * where these are not known, in ours. Undefined when it would begin.
 */
export function specRefusal(spec: Buildspec): PhaseContext | undefined {
  const refused = spec.problems.filter(({ effect }) => effect === 'refused');
  const problem = refused.find(isSyntax) ?? refused[0] ?? unread(spec);
  if (problem === undefined) return undefined;
  return { statusCode: 'YAML_FILE_ERROR', message: wordsFor(spec, problem) };
}

/** A text that is too large or too deep was not read at all. */
function unread({ root, problems }: Buildspec): Problem | undefined {
  return root === undefined ? problems[0] : undefined;
}

const libyaml: Partial<Record<ProblemKind, string>> = {
  'yaml-tabs': 'found character that cannot start any token',
  'yaml-scalar-start': 'found character that cannot start any token',
  'yaml-character': 'control characters are not allowed',
  'yaml-mapping-not-allowed': 'mapping values are not allowed in this context',
  'yaml-flow-broken': "did not find expected ',' or ']'",
  'yaml-indentation': 'did not find expected key',
  'yaml-quote-unclosed': 'found unexpected end of stream',
  'commands-inline-dash': 'block sequence entries are not allowed in this context',
  'yaml-syntax': "could not find expected ':'",
};

const containers: readonly ProblemKind[] = ['not-a-mapping', 'not-a-list', 'commands-not-a-list'];

function wordsFor(spec: Buildspec, { kind, message, span }: Problem): string {
  const { line } = placeOf(spec.text, span.start);
  const yaml = libyaml[kind];
  if (yaml !== undefined) return `${yaml} at line ${line}`;
  if (containers.includes(kind)) return 'wrong number of container tags, expected 1';
  if (kind === 'buildspec-version-invalid' || kind === 'buildspec-version-missing') {
    const version = spec.version?.text ?? '';
    return `invalid buildspec \`version\` specified: ${version}, see documentation`;
  }
  if (kind === 'buildspec-phase-name-invalid') {
    const name = spec.text.slice(span.start, span.end);
    return `Invalid buildspec phase name: ${name}. Expecting: build,install,post_build,pre_build`;
  }
  if (kind === 'yaml-command-parsed-as-map' || kind === 'command-not-a-string') {
    const index = commands(spec).find((command) => command.span === span)?.index ?? 0;
    return (
      `Expected Commands[${index}] to be of string type: found subkeys instead at line ${line}, ` +
      `value of the key tag on line ${line - 1} might be empty`
    );
  }
  return `${message} (line ${line})`;
}

function commands({ phases }: Buildspec): Command[] {
  return phases.flatMap((phase) => [...phase.commands, ...phase.finally]);
}
