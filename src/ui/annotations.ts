import type { Finding, Location, Report, Severity } from '../types.ts';
import { messageOf } from './finding-words.ts';
import { harmless } from './tokens.ts';

const commands: Record<Severity, string> = {
  error: 'error',
  warning: 'warning',
  hint: 'notice',
  unknown: 'warning',
};

/**
 * The findings as workflow commands that GitHub Actions shows beside the lines of a change (GitHub
 * Docs, Workflow commands for GitHub Actions, Setting an error message), one a line.
 */
export function annotationsOf({ findings }: Report): string {
  return findings.map((finding) => `${annotation(finding)}\n`).join('');
}

function annotation(finding: Finding): string {
  const { severity, check, where } = finding;
  const properties = { ...placeOf(where), title: check };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escaped(value, true)}`);
  const message = messageOf(finding).map((line) => escaped(line, false));
  return `::${commands[severity]} ${list.join(',')}::${message.join('%0A')}`;
}

function placeOf(where: Location | undefined): Record<string, string> {
  if (!where || !('file' in where)) return {};
  const { file, line, column } = where;
  return {
    file,
    ...(line !== undefined && { line: String(line) }),
    ...(column !== undefined && { col: String(column) }),
  };
}

/** The signs that would end a command or one of its properties, as the runner reads them back. */
function escaped(text: string, isProperty: boolean): string {
  const plain = harmless(text).replaceAll('%', '%25');
  return isProperty ? plain.replaceAll(':', '%3A').replaceAll(',', '%2C') : plain;
}
