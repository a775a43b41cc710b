import { posix } from 'node:path';
import { commands } from '../changes/verbs.ts';
import { t } from '../language.ts';
import { Secret } from '../secret.ts';
import type { Command, PutParameter, WriteFile } from '../types.ts';
import { commented, wordsOf } from './comment.ts';
import type { Plan, Planned } from './plan.ts';
import { escaped, fitsHereString, quoted, word } from './powershell-text.ts';
import { followsItsRole, secretFor, waitsFor } from './script.ts';

/**
 * The lines of a plan as a script for PowerShell 7.4, the first in which a program that fails stops
 * the script. All of it stands in one script block, which is read to its end before it runs.
 */
export function powershellScript(plan: Plan): string[] {
  return [
    '#Requires -Version 7.4',
    '& {',
    "$ErrorActionPreference = 'Stop'",
    '$PSNativeCommandUseErrorActionPreference = $true',
    ...inRegion(
      plan,
      plan.changes.flatMap((planned) => ['', ...changeLines(planned, plan)]),
    ),
    '}',
  ];
}

/** What the script sets in the environment would outlast it, so it is put back. */
function inRegion({ place }: Plan, lines: readonly string[]): string[] {
  if (!place) return [...lines];
  const wrong = quoted(t`this is another account, and the plan is for ${place.account}`);
  return [
    '$before = $env:AWS_REGION, $env:AWS_DEFAULT_REGION',
    'try {',
    `$env:AWS_REGION, $env:AWS_DEFAULT_REGION = ${quoted(place.region)}, ${quoted(place.region)}`,
    '$account = aws sts get-caller-identity --query Account --output text',
    `if ($account -ne ${quoted(place.account)}) { throw ${wrong} }`,
    ...lines,
    '} finally {',
    '$env:AWS_REGION, $env:AWS_DEFAULT_REGION = $before',
    '}',
  ];
}

function changeLines(planned: Planned, plan: Plan): string[] {
  const { change } = planned;
  const words = commented(wordsOf(planned));
  if (change.kind === 'write-file') return [...words, ...fileLines(change)];
  if (change.kind === 'put-parameter' && change.value instanceof Secret) {
    return [...words, ...secretParameterLines(change, plan)];
  }
  const lines = [...commands(change), ...waitsFor(change)].flatMap((command) =>
    commandLines(command, secretFor(change)),
  );
  return [...words, ...(followsItsRole(change, plan) ? retried(lines) : lines)];
}

function commandLines({ pipeline, secret }: Command, prompt: string): string[] {
  const programs = pipeline.map((argv) => argv.map(word).join(' '));
  if (secret) return withSecret(prompt, (plain) => [[plain, ...programs].join(' | ')]);
  const last = pipeline.at(-1) ?? [];
  if (!last.includes(fromInput)) return [programs.join(' | ')];
  return throughFile(programs.slice(0, -1), last);
}

/** What the AWS CLI reads from its standard input, where the system gives that a path. */
const fromInput = 'file:///dev/stdin';

function throughFile(before: readonly string[], last: readonly string[]): string[] {
  const words = last.map((one) => (one === fromInput ? '"file://$file"' : word(one)));
  return [
    '$file = New-TemporaryFile',
    'try {',
    `  ${before.join(' | ')} | Set-Content -LiteralPath $file`,
    `  ${words.join(' ')}`,
    '} finally {',
    '  Remove-Item -LiteralPath $file',
    '}',
  ];
}

/** The secret is plain text only where it is handed over, and is forgotten then. */
function withSecret(prompt: string, use: (plain: string) => readonly string[]): string[] {
  return [
    // Read-Host adds the colon.
    `$secret = Read-Host -AsSecureString ${quoted(prompt.replace(/: $/, ''))}`,
    ...use('(ConvertFrom-SecureString $secret -AsPlainText)'),
    'Remove-Variable secret',
  ];
}

/**
 * An argument of a program can be read by every other, and a pipe would add a line end: the cmdlet
 * is no other program. Source: AWS Tools for PowerShell Cmdlet Reference, Write-SSMParameter.
 */
function secretParameterLines(change: PutParameter, { place }: Plan): string[] {
  const { name, type, key, replaces, tags } = change;
  const tagWords = Object.entries(tags).map(
    ([Key, Value]) => `@{ Key = ${quoted(Key)}; Value = ${quoted(Value)} }`,
  );
  const options = [
    `-Name ${quoted(name)} -Type ${type}`,
    ...(key ? [`-KeyId ${quoted(key)}`] : []),
    ...(replaces === undefined ? [`-Tag @(${tagWords.join(', ')})`] : ['-Overwrite $true']),
    ...(place ? [`-Region ${quoted(place.region)}`] : []),
  ];
  return [
    ...commented([
      t`Write-SSMParameter is of the module AWS.Tools.SimpleSystemsManagement: an argument of aws`,
      t`could be read by other programs`,
    ]),
    ...withSecret(secretFor(change), (plain) => [
      `Write-SSMParameter ${options.join(' ')} -Value ${plain}`,
    ]),
  ];
}

/** A role just made cannot be assumed for some seconds: AWS CodeBuild says so to whoever names it. */
function retried(lines: readonly string[]): string[] {
  return [
    ...commented([t`a role just made cannot be assumed for some seconds, so this is tried again`]),
    'foreach ($attempt in 1..12) {',
    '  try {',
    ...lines.map((line) => `    ${line}`),
    '    break',
    '  } catch {',
    '    if ($attempt -eq 12) { throw }',
    '    Start-Sleep -Seconds 10',
    '  }',
    '}',
  ];
}

function fileLines({ path, text, executable }: WriteFile): string[] {
  const folder = posix.dirname(path);
  const write = `Set-Content -NoNewline -Encoding utf8NoBOM -LiteralPath ${quoted(path)} -Value`;
  return [
    ...(folder === '.'
      ? []
      : [`New-Item -Force -ItemType Directory -Path ${quoted(folder)} | Out-Null`]),
    ...(fitsHereString(text)
      ? [`${write} (@'`, ...text.split('\n'), '\'@.Replace("`r`n", "`n"))']
      : [`${write} ${escaped(text)}`]),
    ...(executable ? [`if (-not $IsWindows) { chmod +x ${word(path)} }`] : []),
  ];
}
