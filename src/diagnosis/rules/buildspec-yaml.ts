import { t } from '../../language.ts';
import { phaseFails } from '../example.ts';
import type { Rule } from '../rule.ts';

/** CodeBuild's YAML reader refuses the buildspec. Its words are libyaml's. */
export const buildspecYamlRules: readonly Rule[] = [
  {
    id: 'yaml-command-parsed-as-map',
    title: t`a command reads as a mapping`,
    where: ['context'],
    match:
      /Expected (?<list>\w+)\[(?<index>\d+)\] to be of string type.{0,60}(?:at line (?<line>\d+))?/i,
    what: ({ index = '0', line }) =>
      line
        ? t`the buildspec’s command number ${Number(index) + 1} of a phase is no text, near line ${line}`
        : t`the buildspec’s command number ${Number(index) + 1} of a phase is no text`,
    why: t`an unquoted command holds a colon and a space, which YAML reads as key and value; or it is indented one level too deep`,
    remedy: t`put the whole command in single quotes, or write it below a | on its own line`,
    step: 'write',
    autoFix: 'yes',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'YAML_FILE_ERROR',
      'Expected Commands[2] to be of string type: found subkeys instead at line 11, value of the key tag on line 10 might be empty',
    ),
  },
  {
    id: 'yaml-tabs',
    title: t`a tab, or another character that YAML refuses`,
    where: ['context'],
    match:
      /found (?:character that cannot start any token|a tab character)(?:.{0,80}?line (?<line>\d+))?/i,
    likely: true,
    what: ({ line }) =>
      line
        ? t`the buildspec has a character that YAML does not take at line ${line}`
        : t`the buildspec has a character that YAML does not take`,
    why: t`YAML is indented with spaces only; a tab, or a value that begins with @ or \`, ends the reading`,
    remedy: t`replace the tabs with spaces of the same depth, and quote values that begin with @ or \``,
    step: 'write',
    autoFix: 'yes',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'YAML_FILE_ERROR',
      'found character that cannot start any token at line 7',
    ),
  },
  {
    id: 'yaml-mapping-not-allowed',
    title: t`a key where YAML allows none`,
    where: ['context'],
    match: /mapping values are not allowed in this context(?:.{0,40}?line (?<line>\d+))?/i,
    what: ({ line }) =>
      line
        ? t`the buildspec has a key where none may stand, at line ${line}`
        : t`the buildspec has a key where none may stand`,
    why: ({ line }) =>
      line === '0'
        ? t`line 0 means that the text arrived as one line: a template took its line ends away`
        : t`a quote or a line end is missing, or a second key follows a value on the same line`,
    remedy: t`repair that line; give an inline text with its line ends`,
    step: 'write',
    autoFix: 'after-asking',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'YAML_FILE_ERROR',
      'mapping values are not allowed in this context at line 9',
    ),
  },
  {
    id: 'yaml-flow-broken',
    title: t`a command begins with a bracket`,
    where: ['context'],
    match: /did not find expected (?:',' or '[\]}]'|node content)(?:.{0,40}?line (?<line>\d+))?/i,
    what: ({ line }) =>
      line
        ? t`YAML reads a list or a mapping in brackets that never ends, at line ${line}`
        : t`YAML reads a list or a mapping in brackets that never ends`,
    why: t`an unquoted value begins with [ or {, as in a shell’s [ -n "$X" ]`,
    remedy: t`put the whole command in single quotes`,
    step: 'write',
    autoFix: 'after-asking',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'YAML_FILE_ERROR',
      "did not find expected ',' or ']' at line 14",
    ),
  },
  {
    id: 'yaml-container-tags',
    title: t`the indentation breaks the structure`,
    where: ['context'],
    match: /wrong number of container tags/i,
    what: t`the file has not the structure of a buildspec`,
    why: t`a key is repeated, a phase stands at the wrong level, or the file is another, such as a template with tags like !Ref`,
    remedy: t`indent version, phases and env at the left, each phase below phases`,
    step: 'write',
    autoFix: 'after-asking',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'YAML_FILE_ERROR',
      'wrong number of container tags, expected 1',
    ),
  },
  {
    id: 'commands-inline-dash',
    title: t`the first command stands on the line of its key`,
    where: ['context'],
    match: /block sequence entries are not allowed in this context(?:.{0,40}?line (?<line>\d+))?/i,
    what: ({ line }) =>
      line
        ? t`a list begins on the line of its key, at line ${line}`
        : t`a list begins on the line of its key`,
    why: t`YAML wants the first item of a list, as in commands: - docker build, on a line of its own`,
    remedy: t`break the line after commands:`,
    step: 'write',
    autoFix: 'yes',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'YAML_FILE_ERROR',
      'block sequence entries are not allowed in this context at line 5',
    ),
  },
  {
    id: 'yaml-not-valid',
    title: t`the buildspec is not valid YAML`,
    where: ['context'],
    rank: 'symptom',
    match:
      /YAML_FILE_ERROR.{0,30}?(?<said>(?:did not find expected|could not find expected|found (?:unexpected|unknown|undefined|duplicate|an? )|mapping key|cannot unmarshal|unmarshal errors|control characters|invalid (?:leading|trailing) UTF-8|found incompatible).*)/i,
    what: ({ said = '' }) => t`the buildspec is not valid YAML: ${said}`,
    why: t`CodeBuild reads the file before anything runs, and gives up at the first thing that is not YAML`,
    remedy: t`repair the line that is named, or the one above it: quotes and indentation first`,
    step: 'write',
    autoFix: 'no',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'YAML_FILE_ERROR',
      'did not find expected key at line 16',
    ),
  },
];
