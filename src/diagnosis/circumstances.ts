import type { Evidence } from './evidence.ts';
import type { LogLine } from './kept-lines.ts';
import type { Log } from './log.ts';
import type { Sighting } from './rule.ts';

/** What the same command printed before this line. */
export function above({ printed, line }: Sighting): readonly LogLine[] {
  return line ? printed.filter(({ number }) => number < line.number) : printed;
}

/** True where the line comes from within a `RUN` of an image's build, not from the build's own shell. */
export function insideImageBuild(sighting: Sighting): boolean {
  if (sighting.line?.builder) return true;
  const step = above(sighting).findLast(({ text }) => builderStep.test(text));
  return step !== undefined && !/^Successfully /.test(step.text);
}

const builderStep =
  /^(?:Step \d+\/\d+ ?: |(?:=> )?(?:ERROR )?\[[^\]]*\d+\/\d+\] (?:RUN|COPY|FROM)|Successfully (?:built|tagged))/;

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

/** Everything that ran before and what failed, as text, latest first. */
export function commandsUntil({ log, command, line }: Sighting): readonly string[] {
  const before = log.commands.filter(({ number }) => line === undefined || number <= line.number);
  const commands = before.map((one) => one.command).reverse();
  return command !== undefined && !commands.includes(command) ? [command, ...commands] : commands;
}

/** The last `docker login` before this line. */
export function login(sighting: Sighting): { host?: string; user?: string } | undefined {
  const command = commandsUntil(sighting).find((text) => /docker login\b/.test(text));
  if (command === undefined) return undefined;
  const words = command.slice(command.search(/docker login\b/) + 12);
  const user = /(?:-u|--username)[ =]["']?([^\s"']+)/.exec(words)?.[1];
  const bare = words.replaceAll(
    /\s(?:-u|-p|--username|--password)[ =]\S+|\s--password-stdin/g,
    ' ',
  );
  const host = /(?:^|\s)["']?(?!-)([^\s"'|;&)]+)/.exec(bare)?.[1];
  return { ...(user && isLiteral(user) && { user }), ...(host && isLiteral(host) && { host }) };
}

function isLiteral(word: string): boolean {
  return !/[$*`]/.test(word);
}

/** True where a command says `docker login`, or docker said that one succeeded. */
export function triedLogin(sighting: Sighting): boolean {
  return sighting.log.loggedIn || commandsUntil(sighting).some((text) => /\blogin\b/.test(text));
}

/** True where the log shows what came before: then what it does not show did not happen. */
export function sawBeginning(log: Log): boolean {
  return (
    log.phases.some(({ phase }) => phase === 'DOWNLOAD_SOURCE') ||
    log.commands.some(({ phase }) => phase === 'PRE_BUILD' || phase === 'INSTALL')
  );
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
  /non[- ]TTY device|(?:username|password) is empty|requires --username|Must provide --username|invalid reference format|invalid tag "|"docker \w+" requires|'docker [\w ]+' requires|docker login.* requires/i;

/** A word of a template that was to be replaced. A variable's own name counts where its `$` is missing. */
export const placeholder =
  /REPLACE[_-]?(?:ME|WITH|THIS)\w*|\b(?:YOUR|your|MY)[_-][\w-]*(?:account|registry|repo|image|user|region|uri|url|id|name)\w*|<[A-Za-z][\w !-]{1,40}>|(?<![\w${])(?:AWS_)?ACCOUNT_ID\.dkr|CHANGE_?ME|(?<![\w${])(?:ECR_URI|REPOSITORY_URI|IMAGE_NAME)(?=[:\s]|$)/;

/** The command where it is docker's own and holds a word that was to be replaced. */
export function placeholderIn({ command = '', text }: Sighting): string | undefined {
  const told =
    /\bdocker\b/.test(command) && !/\bsed\b/.test(command) ? `${command}\n${text}` : text;
  return placeholder.exec(told)?.[0];
}

/** Directories that earlier commands went to, in order; a bare `cd` is an empty text. */
export function visited(sighting: Sighting): readonly string[] {
  const { log, line, command } = sighting;
  const before = log.commands.filter(({ number }) => line === undefined || number < line.number);
  const own = command === undefined ? -1 : before.findLastIndex((one) => one.command === command);
  const earlier = own < 0 ? before : before.slice(0, own);
  return earlier.flatMap(({ command: one }) => {
    const went = /^\s*(?:cd|pushd)(?:\s+["']?([^\s"';&|]*))?["']?\s*(?:$|[;&|])/.exec(one);
    return went ? [went[1] ?? ''] : [];
  });
}
