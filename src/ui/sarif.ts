import type { Finding, Location, Report, Severity } from '../types.ts';
import { messageOf } from './finding-words.ts';
import { harmless } from './tokens.ts';

/** What is known of a check beside its findings. */
export interface RuleWords {
  title: string;
  /** Its page, in Markdown. */
  page?: string;
}

const levels: Record<Severity, { kind: 'fail' | 'open'; level: string }> = {
  error: { kind: 'fail', level: 'error' },
  warning: { kind: 'fail', level: 'warning' },
  hint: { kind: 'fail', level: 'note' },
  // What could not be looked at has no level (section 3.27.10).
  unknown: { kind: 'open', level: 'none' },
};

/**
 * A report as a log of SARIF 2.1.0 (OASIS Standard, Static Analysis Results Interchange Format):
 * one run, whose rules are the checks that found something.
 */
export function sarifLog(
  { findings, command }: Report,
  version: string,
  wordsOf: (check: string) => RuleWords | undefined,
): object {
  const ids = [...new Set(findings.map(({ check }) => check))];
  const driver = { name: 'firstpush', version, rules: ids.map((id) => ruleOf(id, wordsOf(id))) };
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver },
        columnKind: 'utf16CodeUnits',
        automationDetails: { id: `firstpush/${command}/` },
        results: findings.map((finding) => resultOf(finding, ids.indexOf(finding.check))),
      },
    ],
  };
}

function ruleOf(id: string, words: RuleWords | undefined): object {
  return {
    id,
    ...(words && { shortDescription: { text: words.title } }),
    ...(words?.page && { help: { text: plainPage(words.page), markdown: words.page } }),
  };
}

function resultOf(finding: Finding, ruleIndex: number): object {
  const { check, severity, where, step } = finding;
  return {
    ruleId: check,
    ruleIndex,
    ...levels[severity],
    message: { text: messageOf(finding).map(harmless).join('\n') },
    ...(where && { locations: [locationOf(where)] }),
    properties: { step },
  };
}

function locationOf(where: Location): object {
  if ('file' in where) {
    const { file, line, column } = where;
    const region = { startLine: line, ...(column !== undefined && { startColumn: column }) };
    const artifactLocation = { uri: uriOf(file) };
    return { physicalLocation: { artifactLocation, ...(line !== undefined && { region }) } };
  }
  const name =
    'arn' in where
      ? where.arn
      : 'log' in where
        ? [where.log, where.line].filter(Boolean).join(':')
        : 'registry' in where
          ? where.registry
          : where.engine;
  return { logicalLocations: [{ fullyQualifiedName: harmless(name), kind: 'resource' }] };
}

/** A path as a relative reference (RFC 3986, section 4.2). */
function uriOf(path: string): string {
  const parts = path.split('/').map(encodeURIComponent);
  return path.startsWith('/') ? `file://${parts.join('/')}` : parts.join('/');
}

/** A page without the marks of Markdown that only a renderer wants. */
function plainPage(page: string): string {
  return page
    .replaceAll(/^#+ /gm, '')
    .replaceAll(/^```.*$/gm, '')
    .replaceAll('`', '');
}
