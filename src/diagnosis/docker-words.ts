import { above, commandsUntil } from './around.ts';
import type { Evidence } from './evidence.ts';
import type { Sighting } from './rule.ts';

/** The repository of the push that the line belongs to, as docker names it: `docker.io/alice/app`. */
export function pushTarget(sighting: Sighting): string | undefined {
  const named = above(sighting).findLast(({ text }) => refersTo.test(text));
  return refersTo.exec(named?.text ?? '')?.[1] ?? pushedInCommand(sighting.command);
}

const refersTo = /The push refers to (?:a )?repository \[([^\]]{1,300})\]/;

function pushedInCommand(command: string | undefined): string | undefined {
  const pushed =
    /docker (?:image )?push (?:-\S+ )*["']?([^\s"'$*]+\/[^\s"'$*]+?)(?::[\w.-]*)?["']?(?:\s|$)/;
  return pushed.exec(command ?? '')?.[1];
}

/** True where part of a text is hidden by CodeBuild, which shows the values of parameters as `***`. */
export function isMasked(text: string): boolean {
  return text.includes('***');
}

/** The last `docker login` before this line; without a host it is for Docker Hub. */
export function login(
  sighting: Sighting,
): { host?: string; user?: string; isForHub: boolean } | undefined {
  const command = commandsUntil(sighting).find((text) => /docker login\b/.test(text));
  if (command === undefined) return undefined;
  const words = command.slice(command.search(/docker login\b/) + 12);
  const user = /(?:-u|--username)[ =]["']?([^\s"']+)/.exec(words)?.[1];
  const bare = words.replaceAll(
    /\s(?:-u|-p|--username|--password)[ =]\S+|\s--password-stdin/g,
    ' ',
  );
  const host = /(?:^|\s)["']?(?!-)([^\s"'|;&)]+)/.exec(bare)?.[1];
  return {
    ...(user && isLiteral(user) && { user }),
    ...(host && isLiteral(host) && { host }),
    isForHub: host === undefined || host === 'docker.io',
  };
}

function isLiteral(word: string): boolean {
  return !/[$*`]/.test(word);
}

/** True where a command says `docker login`, or docker said that one succeeded. */
export function triedLogin(sighting: Sighting): boolean {
  return sighting.log.loggedIn || commandsUntil(sighting).some((text) => /\blogin\b/.test(text));
}

/** The image reference that docker quotes as unfit: `invalid argument "…"`, `invalid tag "…"`. */
export function quotedReference(text: string): string | undefined {
  const quoted =
    /invalid (?:argument|tag) "([^"]*)"|(?:parsing|parse) reference:? "([^"]*)"|invalid reference format: "([^"]*)"/.exec(
      text,
    );
  return quoted?.[1] ?? quoted?.[2] ?? quoted?.[3];
}

/** A known value of a masked parameter, found by what its name says. */
export function knownValue(
  { parameters }: Evidence,
  of: 'registry' | 'username',
): string | undefined {
  const word = of === 'registry' ? /url|registry|host/i : /user/i;
  return Object.entries(parameters ?? {}).find(([name]) =>
    word.test(name.split('/').at(-1) ?? name),
  )?.[1];
}

/** Any text in which docker, or its shell, complains of an empty or unfit value. */
export const emptyValue =
  /non[- ]TTY device|(?:username|password) is empty|requires --username|Must provide --username|invalid reference format|invalid tag "|"docker \w+" requires|'docker [\w ]+' requires|docker login.{0,80} requires/i;

/** A word of a template that was to be replaced. A variable's own name counts where its `$` is missing. */
const placeholder =
  /REPLACE[_-]?(?:ME|WITH|THIS)\w*|(?<![\w${])(?:YOUR|your|MY)[_-][\w-]*(?:account|registry|repo|image|user|region|uri|url|id|name)\w*|<[A-Za-z][\w !-]{1,40}>|(?<![\w${])(?:AWS_)?ACCOUNT_ID\.dkr|CHANGE_?ME|(?<=(?:-t|tag|push) ["']?)(?:ECR_URI|REPOSITORY_URI|IMAGE_NAME)(?=[:/\s]|$)/;

/** The command where it is docker's own and holds a word that was to be replaced. */
export function placeholderIn({ command = '', text }: Sighting): string | undefined {
  const told =
    /\bdocker\b/.test(command) && !/\bsed\b/.test(command) ? `${command}\n${text}` : text;
  return placeholder.exec(told)?.[0];
}
