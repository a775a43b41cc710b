import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { answersText } from '../../src/answers-file.ts';
import { answersSchema } from '../../src/answers-schema.ts';
import { known } from '../../src/buildspec/keys.ts';
import type { Setup } from '../../src/types.ts';
import { firstOfNotes, secondOfNotes } from '../buildspec/samples.ts';
import { casesOf } from '../steps/write/corpus/corpus.ts';

const root = join(import.meta.dirname, '..', '..');
type Schema = Record<string, unknown>;
const schemaIn = (name: string) =>
  JSON.parse(readFileSync(join(root, 'schema', name), 'utf8')) as Schema;

const buildspecSchema = schemaIn('buildspec.schema.json');
const asBuildspec = z.fromJSONSchema(buildspecSchema);
const asAnswers = z.fromJSONSchema(answersSchema() as Schema);

/** As editors read YAML, of which versions differ in what `yes` is; no JSON has a NaN. */
const readings = (text: string) =>
  (['1.2', '1.1'] as const).map((version) =>
    parse(text, (_, value) => (Number.isNaN(value) ? '.' : value), { version, logLevel: 'silent' }),
  );
const isTaken = (schema: z.ZodType, text: string) =>
  readings(text).map((value) => schema.safeParse(value).success);

describe('the schema of a buildspec', () => {
  const folder = join(root, 'templates', 'buildspecs');

  test.each(readdirSync(folder))('takes the template %s', (name) => {
    expect(isTaken(asBuildspec, readFileSync(join(folder, name), 'utf8'))).toEqual([true, true]);
  });

  const sound = ['sound-ecr.txt', 'sound-odd.txt', 'sound-other.txt'].flatMap(casesOf);

  test.each(sound.map(({ name, text }) => [name, text]))('takes %s', (_, text = '') => {
    expect(isTaken(asBuildspec, text)).toEqual([true, true]);
  });

  test.each<[string, string]>([
    ['a key that CodeBuild passes over', 'version: 0.2\ndeploy: {}\nphases: {build: {tries: 3}}\n'],
    ['the first of the notes', firstOfNotes],
    ['the second of the notes', secondOfNotes],
    ['artifacts that are one file', 'version: 0.2\nartifacts:\n  files: app.jar\n'],
    ['commands that are not there', 'version: 0.2\nphases:\n  build:\n    commands:\n'],
    ['a batch alone', 'version: 0.2\nbatch:\n  build-list:\n    - identifier: one\n'],
    [
      'runtimes of every form',
      'version: 0.2\nphases:\n  install:\n    runtime-versions: {python: 3.10, java: $V, nodejs: latest}\n',
    ],
    [
      'yes and no',
      'version: 0.2\nenv:\n  git-credential-helper: yes\nartifacts:\n  files: [a]\n  discard-paths: no\n',
    ],
    [
      'a number among the variables',
      'version: "0.2"\nenv:\n  variables: {PORT: 8080, DEBUG: true, NONE: }\n',
    ],
    [
      'a retry with a pattern',
      'version: 0.2\nphases: {build: {on-failure: RETRY-2-.*timeout.*, commands: [make]}}\n',
    ],
  ])('takes %s', (_, text) => {
    expect(isTaken(asBuildspec, text)).toEqual([true, true]);
  });

  test.each<[string, string]>([
    ['no version', 'phases: {}\n'],
    ['another version', 'version: 1\n'],
    [
      'a command that YAML reads as a map',
      'version: 0.2\nphases:\n  build:\n    commands:\n      - echo "a": b\n',
    ],
    ['variables in a list', 'version: 0.2\nenv:\n  variables:\n    - A=b\n'],
    ['a list at the top', '- version: 0.2\n'],
    ['a cache that does something else', 'version: 0.2\ncache: {paths: [a], action: keep}\n'],
  ])('refuses %s', (_, text) => {
    expect(isTaken(asBuildspec, text)).toEqual([false, false]);
  });

  test('knows the keys that the reader knows, each with a description', () => {
    const at = (...path: string[]) =>
      path.reduce<Schema>((schema, key) => schema[key] as Schema, buildspecSchema);
    const keysAt = (...path: string[]) => Object.keys(at(...path, 'properties')).sort();
    const sorted = (keys: readonly string[]) => [...keys].sort();
    expect(keysAt()).toEqual(sorted([...known.top, 'environment_variables']));
    expect(keysAt('properties', 'env')).toEqual(sorted(known.env));
    expect(keysAt('properties', 'phases')).toEqual(sorted(known.phases));
    expect(keysAt('properties', 'phases', 'properties', 'install')).toEqual(sorted(known.phase));
    expect(keysAt('properties', 'cache')).toEqual(sorted(known.cache));
    expect(keysAt('properties', 'proxy')).toEqual(sorted(known.proxy));
    expect(keysAt('properties', 'batch')).toEqual(sorted(known.batch));
    expect(keysAt('properties', 'reports', 'additionalProperties')).toEqual(sorted(known.report));
    expect([...keysAt('$defs', 'artifacts'), 'secondary-artifacts'].sort()).toEqual(
      sorted(known.artifacts),
    );
    expect(undescribed(buildspecSchema)).toEqual([]);
  });
});

/** The paths of properties that say nothing of themselves, be it by what they refer to. */
function undescribed(schema: Schema, path = ''): string[] {
  const definitions = buildspecSchema['$defs'] as Record<string, Schema>;
  const says = (property: Schema) => {
    const definition = definitions[String(property['$ref']).replace('#/$defs/', '')];
    return property['description'] ?? definition?.['description'];
  };
  return Object.entries(schema).flatMap(([key, value]) => {
    if (typeof value !== 'object' || value === null) return [];
    if (key !== 'properties') return undescribed(value as Schema, `${path}/${key}`);
    return Object.entries(value as Record<string, Schema>).flatMap(([name, property]) => [
      ...(says(property) ? [] : [`${path}/${name}`]),
      ...undescribed(property, `${path}/${name}`),
    ]);
  });
}

describe('the schema of firstpush.yml', () => {
  const setup: Setup = {
    app: 'shop',
    registry: 'docker.io',
    repository: 'alice/shop',
    convention: 'custom',
    urlParameter: '/shop/url',
    policy: 'exact',
    tag: '1.10',
  };

  test('is the one that ships', () => {
    expect(schemaIn('firstpush.schema.json')).toEqual(answersSchema());
  });

  test('takes what firstpush writes', () => {
    expect(isTaken(asAnswers, answersText(setup))).toEqual([true, true]);
    expect(isTaken(asAnswers, answersText({}))).toEqual([true, true]);
  });

  test.each([
    ['a password', 'password: hunter2\n'],
    ['a key that is none', 'colour: red\n'],
    ['a word that is none of the few', 'convention: snake\n'],
    ['a list', 'app: [a]\n'],
    ['what says only how one walk is to go', 'where: local\n'],
  ])('refuses %s', (_, text) => {
    expect(isTaken(asAnswers, text)).toEqual([false, false]);
  });
});
