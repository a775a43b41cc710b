import { posix } from 'node:path';
import { shellText } from '../changes/shell-text.ts';
import { commands } from '../changes/verbs.ts';
import { t } from '../language.ts';
import type { Command, WriteFile } from '../types.ts';
import { commented, wordsOf } from './comment.ts';
import type { Plan, Planned } from './plan.ts';
import { followsItsRole, secretFor, waitsFor } from './script.ts';

/**
 * The lines of a plan as a bash script. All of it stands in one subshell, which bash reads to its
 * end before it runs: pasted, a prompt cannot take the next line for its answer, and a failure does
 * not close the terminal.
 */
export function bashScript(plan: Plan): string[] {
  return [
    '#!/usr/bin/env bash',
    '(',
    'set -euo pipefail',
    "export AWS_PAGER=''",
    ...placeLines(plan),
    ...plan.changes.flatMap((planned) => ['', ...changeLines(planned, plan)]),
    ')',
  ];
}

/** The AWS CLI reads the one variable in version 1 and either in version 2. */
function placeLines({ place }: Plan): string[] {
  if (!place) return [];
  const { account, region } = place;
  return [
    shellText({ pipeline: [['export', `AWS_REGION=${region}`, `AWS_DEFAULT_REGION=${region}`]] }),
    'account=$(aws sts get-caller-identity --query Account --output text)',
    `if [ "$account" != ${account} ]; then`,
    `  echo "${t`this is account ${'$account'}, and the plan is for ${account}`}" >&2`,
    '  exit 1',
    'fi',
  ];
}

function changeLines(planned: Planned, plan: Plan): string[] {
  const { change } = planned;
  const words = commented(wordsOf(planned));
  if (change.kind === 'write-file') return [...words, ...fileLines(change)];
  const lines = [...commands(change), ...waitsFor(change)].flatMap((command) =>
    command.secret ? secretLines(command, secretFor(change)) : [shellText(command)],
  );
  return [...words, ...(followsItsRole(change, plan) ? retried(lines) : lines)];
}

/** The secret goes from the prompt into a pipe, and nowhere else. */
function secretLines({ pipeline }: Command, prompt: string): string[] {
  return [
    shellText({ pipeline: [['IFS=', 'read', '-rsp', prompt, 'SECRET']] }),
    'echo',
    `printf '%s' "$SECRET" | ${shellText({ pipeline })}`,
    'unset SECRET',
  ];
}

/** A role just made cannot be assumed for some seconds: AWS CodeBuild says so to whoever names it. */
function retried(lines: readonly string[]): string[] {
  return [
    ...commented([t`a role just made cannot be assumed for some seconds, so this is tried again`]),
    'for attempt in {1..12}; do',
    `  ${lines.join(' && ')} && break`,
    '  if [ "$attempt" -eq 12 ]; then exit 1; fi',
    '  sleep 10',
    'done',
  ];
}

function fileLines({ path, text, executable }: WriteFile): string[] {
  const folder = posix.dirname(path);
  return [
    ...(folder === '.' ? [] : [shellText({ pipeline: [['mkdir', '-p', folder]] })]),
    ...textLines(path, text),
    ...(executable ? [shellText({ pipeline: [['chmod', '+x', path]] })] : []),
  ];
}

/** ASCII control characters other than the line end. */
const unpasteable = /[\0-\x09\x0b-\x1f\x7f]/;

/**
 * A here-document where it can hold the text: it always ends with a line end, and carriage returns
 * and tabs do not survive being pasted.
 */
function textLines(path: string, text: string): string[] {
  const into = `${shellText({ pipeline: [['tee', path]] })} >/dev/null`;
  if (!text.endsWith('\n') || unpasteable.test(text)) {
    return [`printf '%s' ${escaped(text)} | ${into}`];
  }
  const lines = text.slice(0, -1).split('\n');
  const end = endMark(lines);
  return [`${into} <<'${end}'`, ...lines, end];
}

/** A word that no line of the text is. */
function endMark(lines: readonly string[]): string {
  let mark = 'EOF';
  while (lines.includes(mark)) mark = `${mark}_`;
  return mark;
}

const letters: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** ANSI-C quoting (Bash Reference Manual): every control character by its name. */
function escaped(text: string): string {
  const safe = text
    .replaceAll(/[\\']/g, '\\$&')
    .replaceAll(/[\0-\x1f\x7f]/g, (sign) => letters[sign] ?? octal(sign));
  return `$'${safe}'`;
}

function octal(sign: string): string {
  return `\\${(sign.codePointAt(0) ?? 0).toString(8).padStart(3, '0')}`;
}
