import type { Buildspec, Env, Named } from './buildspec.ts';
import { imageWords } from './image-words.ts';
import { passwordNames } from './logins.ts';
import { meantParameter } from './meant.ts';
import type { Span } from './span.ts';
import type { Story } from './story.ts';
import { onlyVariable, type Word } from './words.ts';

/** The three things that a push needs to know, and that Parameter Store holds. */
export const roles = ['url', 'username', 'password'] as const;

export type Role = (typeof roles)[number];

/** A variable that plays a part, and where its value is meant to come from. */
export interface Source {
  readonly role: Role;
  readonly variable: string;
  /** The parameter or secret that the file names for it. */
  readonly parameter: string | undefined;
  /** Its value, where the file gives it in plain text. Never given for a password. */
  readonly literal: string | undefined;
  /**
   * `parameter-store` and `secrets-manager` are effective entries of `env`, `plain` a text there,
   * `intended` an entry that has no effect as it is written, `outside` a variable that the file
   * does not set (the project may).
   */
  readonly from: 'parameter-store' | 'secrets-manager' | 'plain' | 'intended' | 'outside';
  /** The entry in the file; undefined for `outside`. */
  readonly span: Span | undefined;
}

/**
 * Which variable plays which part: by its use in a login first, by its place in an image's name
 * second, by what it is called last.
 */
export function readRoles(buildspec: Buildspec, story: Story): Source[] {
  const entries = entriesOf(buildspec);
  const byUse = new Map<Role, string>([...byImage(story), ...byLogin(story)]);
  const taken = new Set(byUse.values());
  return roles.flatMap((role) => {
    const named = entries.find((entry) => !taken.has(entry.named.name) && isCalled(entry, role));
    const variable = byUse.get(role) ?? named?.named.name;
    if (variable === undefined) return [];
    return [sourceOf(role, variable, entries)];
  });
}

interface EnvEntry {
  readonly from: 'parameter-store' | 'secrets-manager' | 'plain' | 'intended';
  readonly named: Named;
  readonly parameter: string | undefined;
}

function entriesOf({ env, ignoredEnv }: Buildspec): EnvEntry[] {
  return [...effective(env), ...effective(ignoredEnv).map(intended)];
}

function effective(env: Env): EnvEntry[] {
  const entry = (from: EnvEntry['from'], named: Named, parameter: string | undefined) => {
    return { from, named, parameter };
  };
  return [
    ...env.parameterStore.map((named) => entry('parameter-store', named, named.value.trim())),
    ...env.secretsManager.map((named) => entry('secrets-manager', named, named.value.trim())),
    ...env.variables.map((named) => {
      const parameter = meantParameter(named.value);
      return entry(parameter === undefined ? 'plain' : 'intended', named, parameter);
    }),
  ];
}

function intended(entry: EnvEntry): EnvEntry {
  return { ...entry, from: 'intended' };
}

function byLogin({ logins }: Story): [Role, string][] {
  return logins
    .filter(({ password }) => password.by !== 'ecr' && password.by !== 'get-login')
    .toReversed()
    .flatMap(({ registry, username, password }): [Role, string][] => {
      const [secret] = passwordNames(password);
      const url = variableOf(registry);
      const user = variableOf(username);
      return [pair('url', url), pair('username', user), pair('password', secret)].flat();
    });
}

/** The variable that a word is, be it one with a known value. */
function variableOf(word: Word | undefined): string | undefined {
  return word && (onlyVariable(word.parts) ?? onlyVariable(word.written));
}

function pair(role: Role, name: string | undefined): [Role, string][] {
  return name === undefined || name.startsWith('CODEBUILD_') ? [] : [[role, name]];
}

/** `$URL/$USER/app`: the first of three or more is the registry, `$USER/app` names the user. */
function byImage({ pushes, builds }: Story): [Role, string][] {
  const image = pushes[0]?.image ?? builds[0]?.tags[0];
  if (image === undefined) return [];
  const { segments } = imageWords(image.parts);
  const names = segments.map((segment) => onlyVariable(segment));
  const called = names.map((name) => (name === undefined ? undefined : calledRole(name)));
  if (segments.length >= 3) return [pair('url', names[0]), pair('username', names[1])].flat();
  if (segments.length === 2) return pair(called[0] === 'username' ? 'username' : 'url', names[0]);
  return [];
}

const callings: readonly [Role, RegExp][] = [
  ['password', /pass|pwd|token|secret|_pat$/i],
  ['username', /user|login|_id$/i],
  ['url', /url|uri|registry|host|server|endpoint/i],
];

function calledRole(name: string): Role | undefined {
  return callings.find(([, pattern]) => pattern.test(name))?.[0];
}

/** The name must say what it is for, so that a database's password is not taken for a registry's. */
function isCalled({ named, parameter }: EnvEntry, role: Role): boolean {
  const about = /docker|registry|hub|ghcr|quay|container|image/i;
  if (!about.test(named.name) && !about.test(parameter ?? '')) return false;
  return calledRole(named.name) === role;
}

function sourceOf(role: Role, variable: string, entries: readonly EnvEntry[]): Source {
  const own = entries.filter(({ named }) => named.name === variable);
  const entry = own.find(({ parameter }) => parameter !== undefined) ?? own[0];
  if (entry === undefined) {
    const none = { parameter: undefined, literal: undefined, span: undefined };
    return { role, variable, from: 'outside', ...none };
  }
  const { from, named, parameter } = entry;
  const literal = from === 'plain' && role !== 'password' ? named.value : undefined;
  const span = { start: named.nameSpan.start, end: named.valueSpan.end };
  return { role, variable, parameter, literal, from, span };
}
