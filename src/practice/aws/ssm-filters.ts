import type { ParameterStringFilter } from '@aws-sdk/client-ssm';
import { Fault } from './service.ts';
import { bareName } from './ssm-names.ts';
import { latest, type Stored } from './ssm-store.ts';

/** Options of each filter key, the default first (API reference, ParameterStringFilter). */
const options: Record<string, readonly string[]> = {
  Name: ['Equals', 'BeginsWith', 'Contains'],
  Type: ['Equals', 'BeginsWith'],
  KeyId: ['Equals', 'BeginsWith'],
  Tier: ['Equals', 'BeginsWith'],
  DataType: ['Equals', 'BeginsWith'],
  Label: ['Equals'],
  Path: ['OneLevel', 'Recursive'],
};

type Test = (stored: Stored) => boolean;

/**
 * One test out of filters that must all hold, each by any of its values.
 * @throws Fault `InvalidFilterKey`, `InvalidFilterOption` or `InvalidFilterValue`
 */
export function filter(filters: readonly ParameterStringFilter[], keys: readonly string[]): Test {
  const tests = filters.map((each) => test(each, keys));
  return (stored) => tests.every((passes) => passes(stored));
}

/**
 * Tests whether a parameter lies below a path: directly, or at any depth.
 * @throws Fault `ValidationException` for a path that is none
 */
export function within(path: string, recursive: boolean): Test {
  if (!/^(\/|(\/[\w.-]+)+\/?)$/.test(path)) {
    throw new Fault(
      'ValidationException',
      "The parameter doesn't meet the parameter name requirements. The parameter name must begin " +
        'with a forward slash "/". It can\'t be prefixed with "aws" or "ssm" (case-insensitive). ' +
        'It must use only letters, numbers, or the following symbols: . (period), - (hyphen), _ ' +
        '(underscore). Special characters are not allowed. All sub-paths, if specified, must use ' +
        'the forward slash symbol "/". Valid example: /get/parameters2-/by1./path0_.',
    );
  }
  const parent = path === '/' ? '' : `${bareName(path).replace(/\/$/, '')}/`;
  return ({ name }) => {
    const bare = bareName(name);
    return bare.startsWith(parent) && (recursive || !bare.slice(parent.length).includes('/'));
  };
}

function test({ Key: key = '', Option, Values }: ParameterStringFilter, keys: readonly string[]) {
  if (!keys.includes(key) && !(key.startsWith('tag:') && keys.includes('tag:'))) {
    throw new Fault(
      'InvalidFilterKey',
      `The following filter key is not valid: ${key}. Valid filter keys include: [${keys.join(', ')}].`,
    );
  }
  const valid = options[key] ?? ['Equals'];
  const option = Option ?? valid[0] ?? 'Equals';
  if (!valid.includes(option)) {
    throw new Fault(
      'InvalidFilterOption',
      `The following filter option is not valid: ${option}. Valid options include: [${valid.join(', ')}].`,
    );
  }
  const values = Values ?? [];
  if (values.length === 0 && !key.startsWith('tag:')) {
    throw new Fault(
      'InvalidFilterValue',
      `The following filter values are missing : null for filter key ${key}.`,
    );
  }
  if (key === 'Path') {
    const paths = values.map((value) => within(value, option === 'Recursive'));
    return (stored: Stored) => paths.some((passes) => passes(stored));
  }
  return (stored: Stored) => {
    const held = members(stored, key);
    // a tag filter without values asks only for the tag
    if (values.length === 0) return held.length > 0;
    return held.some((one) => values.some((value) => matches(one, option, wanted(key, value))));
  };
}

function members(stored: Stored, key: string): string[] {
  const version = latest(stored);
  const held: Record<string, string | undefined> = {
    Name: bareName(stored.name),
    Type: version.type,
    KeyId: version.keyId,
    Tier: version.tier,
    DataType: version.dataType,
  };
  if (key === 'Label') return stored.versions.flatMap(({ labels }) => [...labels]);
  const value = key.startsWith('tag:') ? stored.tags.get(key.slice(4)) : held[key];
  return value === undefined ? [] : [value];
}

function wanted(key: string, value: string): string {
  return key === 'Name' ? bareName(value) : value;
}

function matches(held: string, option: string, value: string): boolean {
  if (option === 'BeginsWith') return held.startsWith(value);
  return option === 'Contains' ? held.includes(value) : held === value;
}
